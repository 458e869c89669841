package org.kopilka.events.attendance;

import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.actor.Actor;
import org.springframework.stereotype.Service;

/** An educator takes a seat, or a place in the waiting list. */
@Service
public class SignUpForEvent {

    private final EventAccess access;
    private final Whereabouts whereabouts;
    private final Turnstile turnstile;
    private final Clock clock;

    SignUpForEvent(EventAccess access, Whereabouts whereabouts, Turnstile turnstile, Clock clock) {
        this.access = access;
        this.whereabouts = whereabouts;
        this.turnstile = turnstile;
        this.clock = clock;
    }

    /** @param institution which of the actor's institutions they come from; null for the main one */
    public SignUp handle(Actor actor, UUID id, @Nullable UUID institution) {
        var day = access.find(actor, id).plan().time().day();
        var who = whereabouts.of(actor, day, institution);
        return turnstile.pass(id, event -> event.signUp(who, clock.instant()));
    }
}
