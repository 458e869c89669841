package org.kopilka.events.planning;

import java.time.Clock;
import java.util.UUID;
import org.kopilka.events.attendance.EventEdits;
import org.kopilka.events.attendance.Ruling;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.web.ExpectedVersion;
import org.springframework.stereotype.Service;

/** From now on others see the event and sign up. */
@Service
class PublishEvent {

    private final EventEdits edits;
    private final Clock clock;

    PublishEvent(EventEdits edits, Clock clock) {
        this.edits = edits;
        this.clock = clock;
    }

    Ruling handle(Actor actor, UUID id, ExpectedVersion seen) {
        return edits.pass(actor, id, seen, event -> event.publish(clock.instant()));
    }
}
