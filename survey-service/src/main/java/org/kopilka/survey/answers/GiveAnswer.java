package org.kopilka.survey.answers;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.web.Refusal;
import org.kopilka.survey.people.Educators;
import org.kopilka.survey.tickets.Ticket;
import org.kopilka.survey.tickets.Tickets;
import org.kopilka.survey.waves.Wave;
import org.kopilka.survey.waves.WaveForms;
import org.kopilka.survey.waves.Waves;
import org.springframework.stereotype.Service;

/** Takes one person's answer to a wave: one write, whatever the size of the wave. */
@Service
class GiveAnswer {

    private final Waves waves;
    private final WaveForms forms;
    private final Tickets tickets;
    private final Educators educators;
    private final AnswerMover mover;
    private final Clock clock;

    GiveAnswer(Waves waves, WaveForms forms, Tickets tickets, Educators educators, AnswerMover mover, Clock clock) {
        this.waves = waves;
        this.forms = forms;
        this.tickets = tickets;
        this.educators = educators;
        this.mover = mover;
        this.clock = clock;
    }

    /** @param browser who has ever signed in where the answer comes from; null if that is not known */
    Giving handle(UUID id, UUID person, Map<String, @Nullable Object> raw, @Nullable Set<String> browser) {
        var wave = waves.lately(id)
                .filter(found -> found.status() != Wave.Status.DRAFT)
                .orElseThrow(Refusal::notFound);
        var today = LocalDate.now(clock);
        var ticket = Ticket.idOf(id, person);
        if (!wave.takesAnswersOn(today)) {
            return withoutTaking(ticket, new Giving.NotOpen());
        }
        var checked = forms.of(wave).check(raw, today);
        if (!checked.faults().isEmpty()) {
            return new Giving.Faulty(checked.faults());
        }
        if (!tickets.use(ticket, UUID.randomUUID(), checked.values(), isOwn(person, browser))) {
            return withoutTaking(ticket, new Giving.TakenBefore());
        }
        mover.given(id);
        return new Giving.Taken();
    }

    private boolean isOwn(UUID person, @Nullable Set<String> browser) {
        return browser != null
                && educators.find(List.of(person)).stream()
                        .flatMap(educator -> Stream.ofNullable(educator.invitation()))
                        .noneMatch(
                                invitation -> browser.contains(invitation.by().toString()));
    }

    private Giving withoutTaking(UUID ticket, Giving otherwise) {
        return tickets.find(ticket)
                .map(found -> found.isUsed() ? new Giving.TakenBefore() : otherwise)
                .orElseGet(Giving.NotInvited::new);
    }
}
