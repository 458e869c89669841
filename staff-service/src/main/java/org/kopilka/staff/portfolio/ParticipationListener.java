package org.kopilka.staff.portfolio;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Who attended, presented or organised what. */
@Component
class ParticipationListener {

    /** Only what this service reads. */
    record Participation(
            UUID id,
            long version,
            UUID event,
            String title,
            String form,
            String level,
            UUID person,
            UUID personInstitution,
            String role,
            @Nullable Double hours,
            LocalDate date,
            boolean counts) {}

    private final Portfolio portfolio;

    ParticipationListener(Portfolio portfolio) {
        this.portfolio = portfolio;
    }

    @KafkaListener(topics = "kopilka.events.participation", groupId = Portfolio.GROUP)
    void on(Participation told) {
        portfolio.keep(new Entry(
                told.id(),
                told.version(),
                told.person(),
                told.personInstitution(),
                kind(told.role()),
                told.title(),
                told.date(),
                told.event(),
                told.form(),
                told.level(),
                told.hours(),
                null,
                null,
                null,
                told.counts()));
    }

    private static Entry.Kind kind(String role) {
        return switch (role) {
            case "presenter" -> Entry.Kind.PRESENTED;
            case "organiser" -> Entry.Kind.ORGANISED;
            default -> Entry.Kind.ATTENDED;
        };
    }
}
