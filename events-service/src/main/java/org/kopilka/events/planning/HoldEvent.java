package org.kopilka.events.planning;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.events.attendance.EventAccess;
import org.kopilka.events.attendance.EventEdits;
import org.kopilka.events.attendance.Ruling;
import org.kopilka.events.attendance.Whereabouts;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.web.ExpectedVersion;
import org.springframework.stereotype.Service;

/** The event has taken place: its outcome is written down, and those who ran it are credited. Again, to correct it. */
@Service
class HoldEvent {

    private final EventAccess access;
    private final EventEdits edits;
    private final Whereabouts whereabouts;
    private final Clock clock;

    HoldEvent(EventAccess access, EventEdits edits, Whereabouts whereabouts, Clock clock) {
        this.access = access;
        this.edits = edits;
        this.whereabouts = whereabouts;
        this.clock = clock;
    }

    /** @param presenters who presented in the end; null for those planned */
    Ruling handle(
            Actor actor, UUID id, ExpectedVersion seen, @Nullable String decision, @Nullable List<UUID> presenters) {
        var plan = access.find(actor, id).plan();
        var presented = presenters == null
                ? plan.presenters()
                : whereabouts.of(presenters, plan.time().day());
        return edits.pass(actor, id, seen, event -> event.hold(decision, presented, clock.instant()));
    }
}
