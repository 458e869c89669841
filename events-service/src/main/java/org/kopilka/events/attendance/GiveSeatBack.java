package org.kopilka.events.attendance;

import java.time.Clock;
import java.util.UUID;
import org.kopilka.platform.actor.Actor;
import org.springframework.stereotype.Service;

/** An educator gives a seat back, or a methodist does for them. */
@Service
public class GiveSeatBack {

    private final EventAccess access;
    private final Turnstile turnstile;
    private final WaitingList waiting;
    private final Clock clock;

    GiveSeatBack(EventAccess access, Turnstile turnstile, WaitingList waiting, Clock clock) {
        this.access = access;
        this.turnstile = turnstile;
        this.waiting = waiting;
        this.clock = clock;
    }

    public GivingBack handle(Actor actor, UUID id, UUID person) {
        return turnstile.pass(id, event -> {
            access.requireSeen(actor, event);
            if (!person.equals(actor.person())) {
                var from = event.seats().institutionOf(person).orElse(event.owner());
                access.requireAnswersFor(actor, event, from);
            }
            return event.giveBack(
                    person, clock.instant(), waiting.passedOver(event).keySet());
        });
    }

    /** Whether the actor may now give back what this participant has. */
    public boolean isOpenTo(Actor actor, Event event, Participant who) {
        return event.takesSeatsBack(clock.instant())
                && (who.person().equals(actor.person()) || access.answersFor(actor, event, who.institution()));
    }
}
