package org.kopilka.survey.waves;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.kopilka.survey.people.Educator;
import org.kopilka.survey.people.Educators;
import org.kopilka.survey.tickets.Ticket;
import org.kopilka.survey.tickets.Tickets;
import org.springframework.stereotype.Component;

/**
 * Finds the accounts of an anonymous wave behind which their makers may be: a link to them was made shortly before the
 * wave or during it, or opened where a keeper was signed in. Not the first links of an institution, which all its
 * people get, and not accounts that answered from a browser in which their maker never was.
 */
@Component
class Makers {

    private static final Duration SHORTLY = Duration.ofDays(7);

    private record Maker(UUID by, UUID under) implements Comparable<Maker> {

        @Override
        public int compareTo(Maker other) {
            var first = by.compareTo(other.by);
            return first == 0 ? under.compareTo(other.under) : first;
        }
    }

    private final Tickets tickets;
    private final Educators educators;

    Makers(Tickets tickets, Educators educators) {
        this.tickets = tickets;
        this.educators = educators;
    }

    List<Wave.Made> of(Wave wave) {
        if (!wave.anonymous()) {
            return List.of();
        }
        var counts = new TreeMap<Maker, Wave.Made>();
        tickets.inBatches(wave.id(), batch -> count(batch, wave.asking().since().minus(SHORTLY), counts));
        return new ArrayList<>(counts.values());
    }

    private void count(List<Ticket> batch, Instant shortly, Map<Maker, Wave.Made> counts) {
        var people = educators.find(batch.stream().map(Ticket::person).toList()).stream()
                .collect(Collectors.toMap(Educator::id, Function.identity()));
        for (var ticket : batch) {
            Optional.ofNullable(ticket.own() ? null : people.get(ticket.person()))
                    .map(Educator::invitation)
                    .filter(invitation -> mayBeItsMakers(invitation, shortly))
                    .ifPresent(invitation -> counts.merge(
                            new Maker(invitation.by(), invitation.under()),
                            new Wave.Made(invitation.by(), invitation.under(), 1, ticket.isUsed() ? 1 : 0),
                            (a, b) -> new Wave.Made(
                                    a.by(), a.under(), a.invited() + b.invited(), a.answered() + b.answered())));
        }
    }

    private static boolean mayBeItsMakers(Educator.Invitation invitation, Instant shortly) {
        return !invitation.first()
                && (invitation.openedByKeeper() || !invitation.at().isBefore(shortly));
    }
}
