package org.kopilka.survey.waves;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.documents.Outgoing;

/**
 * Sent to {@value #TOPIC} from the opening on, keyed by id. Fields are only ever added.
 *
 * @param parts of an anonymous wave only where so many are invited that a count says nothing of few
 */
record WaveV1(
        UUID id,
        long version,
        String title,
        @Nullable UUID questionnaire,
        UUID owner,
        String status,
        LocalDate opens,
        LocalDate closes,
        boolean anonymous,
        int invited,
        int answered,
        List<PartV1> parts,
        @Nullable LocalDate remindedOn) {

    record PartV1(UUID institution, int invited, int answered) {}

    static final String TOPIC = "kopilka.survey.wave";

    static Outgoing of(Wave wave) {
        return Outgoing.state(
                TOPIC,
                wave.id(),
                version -> new WaveV1(
                        wave.id(),
                        version,
                        wave.title(),
                        wave.questionnaire(),
                        wave.owner(),
                        wave.status().word(),
                        wave.opens(),
                        wave.closes(),
                        wave.anonymous(),
                        wave.invited(),
                        wave.answered(),
                        wave.toldParts().stream()
                                .map(part -> new PartV1(part.institution(), part.invited(), part.answered()))
                                .toList(),
                        wave.remindedOn()));
    }
}
