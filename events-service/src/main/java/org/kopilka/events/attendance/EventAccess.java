package org.kopilka.events.attendance;

import java.util.UUID;
import org.kopilka.platform.actor.Access;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.actor.Role;
import org.kopilka.platform.web.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Who sees an event, who runs it, and who is responsible for it. */
@Component
public class EventAccess {

    private final Access access;
    private final Events events;

    EventAccess(Access access, Events events) {
        this.access = access;
        this.events = events;
    }

    /** The event, for those who may know of it; 404 for all others. */
    public Event find(Actor actor, UUID id) {
        return events.find(id).filter(event -> sees(actor, event)).orElseThrow(Refusal::notFound);
    }

    public boolean sees(Actor actor, Event event) {
        return isResponsible(actor, event)
                || event.isPublic()
                        && (event.involves(actor.person())
                                || access.sees(
                                        actor, event.owner(), event.plan().visibility()));
    }

    /** Whether the actor is a methodist of the institution that holds it. */
    public boolean isResponsible(Actor actor, Event event) {
        return access.isMethodistOf(actor, event.owner());
    }

    /** Whether the actor meets the people at the door: its organiser or a methodist. */
    public boolean runs(Actor actor, Event event) {
        return isResponsible(actor, event)
                || event.isPublic() && event.plan().organiser().person().equals(actor.person());
    }

    /** Whether the actor may sign somebody of an institution up, or take their seat back. */
    public boolean answersFor(Actor actor, Event event, UUID institution) {
        return isResponsible(actor, event) || access.isMethodistOf(actor, institution);
    }

    void requireSeen(Actor actor, Event event) {
        if (!sees(actor, event)) {
            throw Refusal.notFound();
        }
    }

    public void requireResponsible(Actor actor, Event event) {
        requireSeen(actor, event);
        access.requireMethodistOf(actor, event.owner());
    }

    public void requireRuns(Actor actor, Event event) {
        requireSeen(actor, event);
        if (!runs(actor, event)) {
            throw new Refusal(HttpStatus.FORBIDDEN, "not-organiser");
        }
    }

    /** For those who run it, and for methodists, who may send people of their own. */
    public void requireRunsOrSends(Actor actor, Event event) {
        if (!actor.is(Role.METHODIST) && !actor.is(Role.DISTRICT_METHODIST)) {
            requireRuns(actor, event);
        }
    }

    void requireAnswersFor(Actor actor, Event event, UUID institution) {
        if (!answersFor(actor, event, institution)) {
            access.requireMethodistOf(actor, institution);
        }
    }
}
