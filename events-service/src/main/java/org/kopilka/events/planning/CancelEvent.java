package org.kopilka.events.planning;

import java.time.Clock;
import java.util.UUID;
import org.kopilka.events.attendance.EventEdits;
import org.kopilka.events.attendance.Ruling;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.web.ExpectedVersion;
import org.springframework.stereotype.Service;

/** The event does not take place, for a reason; nobody is credited with it. */
@Service
class CancelEvent {

    private final EventEdits edits;
    private final Clock clock;

    CancelEvent(EventEdits edits, Clock clock) {
        this.edits = edits;
        this.clock = clock;
    }

    Ruling handle(Actor actor, UUID id, ExpectedVersion seen, String reason) {
        return edits.pass(actor, id, seen, event -> event.cancel(reason, clock.instant()));
    }
}
