package org.kopilka.events.attendance;

import java.util.UUID;
import java.util.function.Function;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.web.ExpectedVersion;
import org.springframework.stereotype.Component;

/** Orders of the responsible methodist, held against the edition that they saw. */
@Component
public class EventEdits {

    private final EventAccess access;
    private final Turnstile turnstile;

    EventEdits(EventAccess access, Turnstile turnstile) {
        this.access = access;
        this.turnstile = turnstile;
    }

    /** What is so already is no change and needs no look at the edition: a repeated order ends as the first did. */
    public Ruling pass(Actor actor, UUID id, ExpectedVersion seen, Function<Event, Ruling> order) {
        return turnstile.pass(id, event -> {
            access.requireResponsible(actor, event);
            var ruling = order.apply(event);
            if (ruling instanceof Ruling.Done) {
                seen.check(event.edition());
            }
            return ruling;
        });
    }
}
