package org.kopilka.survey.waves;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.kopilka.platform.institutions.InstitutionTree;
import org.kopilka.survey.people.Educator;
import org.kopilka.survey.people.EducatorChanged;
import org.kopilka.survey.people.Educators;
import org.kopilka.survey.tickets.Ticket;
import org.kopilka.survey.tickets.Tickets;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Gives a ticket to everybody who works at an institution a wave asks: at the opening, and to those who come while it
 * is open. Who leaves unanswered is no longer invited.
 */
@Component
class Invitations {

    private static final int BATCH = 500;
    private final Waves waves;
    private final Educators educators;
    private final Tickets tickets;
    private final Counting counting;
    private final InstitutionTree tree;
    private final Clock clock;

    Invitations(
            Waves waves, Educators educators, Tickets tickets, Counting counting, InstitutionTree tree, Clock clock) {
        this.waves = waves;
        this.educators = educators;
        this.tickets = tickets;
        this.counting = counting;
        this.tree = tree;
        this.clock = clock;
    }

    /**
     * Nobody is missed between the two ways: news of a person is kept before the open waves are asked for, and a wave
     * is kept as open before the people are.
     */
    @Scheduled(fixedDelay = 500)
    void sendOut() {
        if (!tree.isComplete()) {
            return;
        }
        for (var wave : waves.with(Wave.Status.OPEN)) {
            if (!wave.invitationsOut()) {
                inviteAll(wave);
                counting.invitationsAreOut(wave.id());
            }
        }
    }

    /** For people whose institution was told of after them, and posts that began or ended meanwhile. */
    @Scheduled(fixedDelay = 10, initialDelay = 10, timeUnit = TimeUnit.MINUTES)
    void lookAgain() {
        for (var wave : waves.with(Wave.Status.OPEN)) {
            if (inviteAll(wave) > 0) {
                counting.changed(wave.id());
            }
        }
    }

    private int inviteAll(Wave wave) {
        var asked = new HashSet<UUID>();
        wave.institutions().forEach(institution -> asked.addAll(tree.below(institution)));
        var today = LocalDate.now(clock);
        var batch = new ArrayList<Ticket>();
        int made = 0;
        try (var people = educators.everAt(asked)) {
            for (var educator : (Iterable<Educator>) people::iterator) {
                institutionOf(educator, wave, today)
                        .ifPresent(institution -> batch.add(Ticket.of(wave.id(), educator.id(), institution)));
                if (batch.size() == BATCH) {
                    made += tickets.invite(batch);
                    batch.clear();
                }
            }
        }
        return made + tickets.invite(batch);
    }

    @EventListener
    void on(EducatorChanged news) {
        var educator = news.educator();
        var today = LocalDate.now(clock);
        for (var wave : waves.with(Wave.Status.OPEN)) {
            var ticket = Ticket.idOf(wave.id(), educator.id());
            var changed = institutionOf(educator, wave, today)
                    .map(institution -> tickets.invite(List.of(Ticket.of(wave.id(), educator.id(), institution))) > 0)
                    .orElseGet(() -> tickets.withdraw(ticket));
            if (changed) {
                counting.changed(wave.id());
            }
        }
    }

    /** For whom a person answers: the first of their institutions that the wave asks. */
    private Optional<UUID> institutionOf(Educator educator, Wave wave, LocalDate today) {
        return educator.institutionsOn(today).stream()
                .filter(institution ->
                        wave.institutions().stream().anyMatch(asked -> tree.isWithin(institution, asked)))
                .findFirst();
    }
}
