package org.kopilka.events.planning;

import java.time.Clock;
import java.util.UUID;
import org.kopilka.events.attendance.EventAccess;
import org.kopilka.events.attendance.EventEdits;
import org.kopilka.events.attendance.Ruling;
import org.kopilka.events.attendance.WaitingList;
import org.kopilka.platform.actor.Access;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.web.ExpectedVersion;
import org.springframework.stereotype.Service;

/** A methodist writes the plan anew; more seats move people up from the waiting list. */
@Service
class ChangePlan {

    private final EventAccess eventAccess;
    private final Access access;
    private final EventEdits edits;
    private final PlanReader plans;
    private final WaitingList waiting;
    private final Clock clock;

    ChangePlan(
            EventAccess eventAccess,
            Access access,
            EventEdits edits,
            PlanReader plans,
            WaitingList waiting,
            Clock clock) {
        this.eventAccess = eventAccess;
        this.access = access;
        this.edits = edits;
        this.plans = plans;
        this.waiting = waiting;
        this.clock = clock;
    }

    Ruling handle(Actor actor, UUID id, ExpectedVersion seen, EditedEvent sent) {
        var before = eventAccess.find(actor, id);
        eventAccess.requireResponsible(actor, before);
        access.requireMethodistOf(actor, sent.owner());
        var plan = plans.read(sent, actor, before.plan());
        return edits.pass(
                actor,
                id,
                seen,
                event -> event.replan(
                        sent.owner(),
                        plan,
                        clock.instant(),
                        waiting.passedOver(event, sent.owner(), plan).keySet()));
    }
}
