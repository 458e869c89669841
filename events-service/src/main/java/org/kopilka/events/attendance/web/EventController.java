package org.kopilka.events.attendance.web;

import java.util.Locale;
import java.util.UUID;
import org.kopilka.events.attendance.EventAccess;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.actor.AnyMember;
import org.kopilka.platform.web.Versioned;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** One event. */
@RestController
class EventController {

    private final EventAccess access;
    private final EventViews views;

    EventController(EventAccess access, EventViews views) {
        this.access = access;
        this.views = views;
    }

    /** What, when, where, how many seats are left, and what the reader may do. */
    @AnyMember
    @GetMapping("/api/events/events/{id}")
    ResponseEntity<EventView> show(@PathVariable UUID id, Actor actor, Locale language) {
        var event = access.find(actor, id);
        return Versioned.ok(views.of(event, actor, language), event.edition());
    }
}
