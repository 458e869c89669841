package org.kopilka.survey.waves;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
 * Gives a ticket to everybody who works at an institution a wave asks when it is opened, or when the institution is
 * added. Who comes later is not asked: whoever adds people knows them, and could answer for them. Who leaves unanswered
 * is no longer invited.
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

    /** Institutions that are asked from now on; at the others the audience is what it was. */
    private void inviteAll(Wave wave) {
        var asked = below(wave.institutions());
        asked.removeAll(below(wave.asking().institutions()));
        var today = LocalDate.now(clock);
        var batch = new ArrayList<Ticket>();
        try (var people = educators.everAt(asked)) {
            for (var educator : (Iterable<Educator>) people::iterator) {
                institutionOf(educator, asked, today)
                        .ifPresent(institution -> batch.add(Ticket.of(wave.id(), educator.id(), institution)));
                if (batch.size() == BATCH) {
                    tickets.invite(batch);
                    batch.clear();
                }
            }
        }
        tickets.invite(batch);
    }

    private Set<UUID> below(List<UUID> institutions) {
        var all = new HashSet<UUID>();
        institutions.forEach(institution -> all.addAll(tree.below(institution)));
        return all;
    }

    /** Who was told of before the opening and is only heard of now, was there; who comes later is not of the wave. */
    @EventListener
    void on(EducatorChanged news) {
        var educator = news.educator();
        var today = LocalDate.now(clock);
        for (var wave : waves.with(Wave.Status.OPEN)) {
            var asked = below(wave.institutions());
            var ticket = Ticket.idOf(wave.id(), educator.id());
            var changed = institutionOf(educator, asked, today).isEmpty()
                    ? tickets.withdraw(ticket)
                    : news.at().isBefore(wave.asking().since()) && invite(wave, educator, asked);
            if (changed) {
                counting.changed(wave.id());
            }
        }
    }

    private boolean invite(Wave wave, Educator educator, Set<UUID> asked) {
        var opened = LocalDate.ofInstant(wave.asking().since(), clock.getZone());
        return institutionOf(educator, asked, opened)
                .filter(institution -> tickets.invite(List.of(Ticket.of(wave.id(), educator.id(), institution))) > 0)
                .isPresent();
    }

    /** For whom a person answers: the first of their institutions that are asked. */
    private static Optional<UUID> institutionOf(Educator educator, Set<UUID> asked, LocalDate today) {
        return educator.institutionsOn(today).stream().filter(asked::contains).findFirst();
    }
}
