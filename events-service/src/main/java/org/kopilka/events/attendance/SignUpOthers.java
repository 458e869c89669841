package org.kopilka.events.attendance;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.actor.Actor;
import org.springframework.stereotype.Service;

/** A methodist signs people up: the responsible one anybody, another one those of their own institution. */
@Service
public class SignUpOthers {

    /** How it ended for each. */
    public record SignedUp(@Nullable Event next, Map<UUID, SignUp> outcomes) implements Change {}

    private final EventAccess access;
    private final Whereabouts whereabouts;
    private final Turnstile turnstile;
    private final Clock clock;

    SignUpOthers(EventAccess access, Whereabouts whereabouts, Turnstile turnstile, Clock clock) {
        this.access = access;
        this.whereabouts = whereabouts;
        this.turnstile = turnstile;
        this.clock = clock;
    }

    public Map<UUID, SignUp> handle(Actor actor, UUID id, List<UUID> persons) {
        var found = access.find(actor, id);
        var people = whereabouts.of(persons, found.plan().time().day());
        people.forEach(who -> access.requireAnswersFor(actor, found, who.institution()));
        return turnstile.pass(id, event -> signUp(event, people)).outcomes();
    }

    private SignedUp signUp(Event event, List<Participant> people) {
        var next = event;
        var outcomes = new LinkedHashMap<UUID, SignUp>();
        for (var who : people) {
            var outcome = next.signUp(who, clock.instant());
            outcomes.put(who.person(), outcome);
            var changed = outcome.next();
            next = changed == null ? next : changed;
        }
        return new SignedUp(next, outcomes);
    }
}
