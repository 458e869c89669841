package org.kopilka.events.planning;

import java.util.UUID;
import org.kopilka.events.attendance.Event;
import org.kopilka.events.attendance.Events;
import org.kopilka.platform.actor.Access;
import org.kopilka.platform.actor.Actor;
import org.springframework.stereotype.Service;

/** A methodist drafts an event. */
@Service
class PlanEvent {

    private final Events events;
    private final Access access;
    private final PlanReader plans;

    PlanEvent(Events events, Access access, PlanReader plans) {
        this.events = events;
        this.access = access;
        this.plans = plans;
    }

    void handle(Actor actor, UUID id, EditedEvent sent) {
        access.requireMethodistOf(actor, sent.owner());
        events.add(Event.draft(id, sent.owner(), plans.read(sent, actor, null)));
    }
}
