package org.kopilka.events.attendance;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.actor.Actor;
import org.springframework.stereotype.Service;

/** Those who run the event write down who came; somebody without a seat is let in as a walk-in. */
@Service
public class MarkAttendance {

    private final EventAccess access;
    private final Whereabouts whereabouts;
    private final Turnstile turnstile;
    private final Clock clock;

    MarkAttendance(EventAccess access, Whereabouts whereabouts, Turnstile turnstile, Clock clock) {
        this.access = access;
        this.whereabouts = whereabouts;
        this.turnstile = turnstile;
        this.clock = clock;
    }

    /** @param marks by person; null takes the mark back */
    public Ruling handle(Actor actor, UUID id, Map<UUID, @Nullable Boolean> marks) {
        var found = access.find(actor, id);
        access.requireRuns(actor, found);
        var day = found.plan().time().day();
        var unseated = marks.keySet().stream()
                .filter(person -> found.seats().of(person).isEmpty())
                .toList();
        var from = new java.util.HashMap<UUID, Participant>();
        whereabouts.of(unseated, day).forEach(who -> from.put(who.person(), who));
        found.seats().taken().forEach(seat -> from.put(seat.who().person(), seat.who()));
        var all = marks.entrySet().stream()
                .map(mark -> new Mark(java.util.Objects.requireNonNull(from.get(mark.getKey())), mark.getValue()))
                .toList();
        return turnstile.pass(id, event -> event.mark(all, clock.instant()));
    }
}
