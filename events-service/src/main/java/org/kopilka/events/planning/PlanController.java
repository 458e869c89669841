package org.kopilka.events.planning;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.events.attendance.EventAccess;
import org.kopilka.events.attendance.EventRefusals;
import org.kopilka.events.attendance.Ruling;
import org.kopilka.events.attendance.Ruling.Done;
import org.kopilka.events.attendance.Ruling.Refused;
import org.kopilka.events.attendance.Ruling.Standing;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.actor.AnyMethodist;
import org.kopilka.platform.web.ExpectedVersion;
import org.kopilka.platform.web.NewIds;
import org.kopilka.platform.web.Succeeds;
import org.kopilka.platform.web.Versioned;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is to take place, from draft to outcome: the methodists of the institution that holds it decide. */
@RestController
@RequestMapping("/api/events/events")
class PlanController {

    /**
     * Where an event stands now.
     *
     * @param status {@code draft}, {@code published}, {@code held} or {@code cancelled}
     */
    record PlannedView(UUID id, long version, String status) {}

    record Cancellation(@NotBlank @Size(max = 500) String reason) {}

    /**
     * What came of an event.
     *
     * @param decision or recommendation; a problem seminar needs it
     * @param presenters who presented in the end; those planned if not given
     */
    record Outcome(
            @Nullable @Size(max = 10_000) String decision,
            @Nullable @Size(max = 50) List<@NotNull UUID> presenters) {}

    private final PlanEvent plan;
    private final ChangePlan change;
    private final PublishEvent publish;
    private final CancelEvent cancel;
    private final HoldEvent hold;
    private final EventAccess access;
    private final NewIds ids;

    PlanController(
            PlanEvent plan,
            ChangePlan change,
            PublishEvent publish,
            CancelEvent cancel,
            HoldEvent hold,
            EventAccess access,
            NewIds ids) {
        this.plan = plan;
        this.change = change;
        this.publish = publish;
        this.cancel = cancel;
        this.hold = hold;
        this.access = access;
        this.ids = ids;
    }

    /** Drafts an event; nobody but the methodists of its institution sees it yet. */
    @AnyMethodist
    @PostMapping
    @Succeeds(201)
    ResponseEntity<PlannedView> plan(@Valid @RequestBody EditedEvent body, Actor actor) {
        var id = ids.next();
        plan.handle(actor, id, body);
        var view = view(id, actor);
        return Versioned.created("/api/events/events/" + id, view, view.version());
    }

    /** Changes the plan of a draft or of a published event. */
    @AnyMethodist
    @PutMapping("/{id}")
    ResponseEntity<PlannedView> change(
            @PathVariable UUID id, ExpectedVersion expected, @Valid @RequestBody EditedEvent body, Actor actor) {
        return answer(change.handle(actor, id, expected, body), id, actor);
    }

    /** Publishes: others see the event and may sign up. */
    @AnyMethodist
    @PutMapping("/{id}/publication")
    ResponseEntity<PlannedView> publish(@PathVariable UUID id, ExpectedVersion expected, Actor actor) {
        return answer(publish.handle(actor, id, expected), id, actor);
    }

    /** Cancels, with a reason for those who signed up; nobody is credited with the event. */
    @AnyMethodist
    @PutMapping("/{id}/cancellation")
    ResponseEntity<PlannedView> cancel(
            @PathVariable UUID id, ExpectedVersion expected, @Valid @RequestBody Cancellation body, Actor actor) {
        return answer(cancel.handle(actor, id, expected, body.reason().strip()), id, actor);
    }

    /** Closes an event that has begun, or corrects its outcome; presenters and organiser are credited. */
    @AnyMethodist
    @PutMapping("/{id}/outcome")
    ResponseEntity<PlannedView> hold(
            @PathVariable UUID id, ExpectedVersion expected, @Valid @RequestBody Outcome body, Actor actor) {
        var decision = body.decision() == null || body.decision().isBlank()
                ? null
                : body.decision().strip();
        return answer(hold.handle(actor, id, expected, decision, body.presenters()), id, actor);
    }

    private ResponseEntity<PlannedView> answer(Ruling ruling, UUID id, Actor actor) {
        return switch (ruling) {
            case Done _, Standing _ -> {
                var view = view(id, actor);
                yield Versioned.ok(view, view.version());
            }
            case Refused refused -> throw EventRefusals.of(refused);
        };
    }

    private PlannedView view(UUID id, Actor actor) {
        var event = access.find(actor, id);
        return new PlannedView(id, event.edition(), event.status().word());
    }
}
