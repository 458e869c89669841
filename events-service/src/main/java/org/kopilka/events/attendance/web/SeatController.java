package org.kopilka.events.attendance.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.events.attendance.EventRefusals;
import org.kopilka.events.attendance.GiveSeatBack;
import org.kopilka.events.attendance.GivingBack.GivenBack;
import org.kopilka.events.attendance.GivingBack.NothingToGiveBack;
import org.kopilka.events.attendance.GivingBack.TooLate;
import org.kopilka.events.attendance.SignUp;
import org.kopilka.events.attendance.SignUp.AlreadyQueued;
import org.kopilka.events.attendance.SignUp.AlreadySeated;
import org.kopilka.events.attendance.SignUp.Queued;
import org.kopilka.events.attendance.SignUp.Refused;
import org.kopilka.events.attendance.SignUp.Seated;
import org.kopilka.events.attendance.SignUpForEvent;
import org.kopilka.events.attendance.SignUpOthers;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.actor.AnyMember;
import org.kopilka.platform.actor.AnyMethodist;
import org.kopilka.platform.audit.Audit;
import org.kopilka.platform.web.Succeeds;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Seats: taken by oneself, by a methodist for others, and given back. */
@RestController
@RequestMapping("/api/events/events/{id}/seats")
class SeatController {

    /**
     * What one has.
     *
     * @param state {@code seated} or {@code waiting}
     * @param place in the waiting list, from 1
     */
    record SeatView(String state, @Nullable Integer place) {

        static final SeatView SEATED = new SeatView("seated", null);

        static SeatView waiting(int place) {
            return new SeatView("waiting", place);
        }
    }

    record PeopleToSeat(@NotEmpty @Size(max = 500) List<@NotNull UUID> people) {}

    /**
     * How it ended for one person.
     *
     * @param state {@code seated}, {@code waiting} or {@code refused}
     * @param because the reason in the caller's language, only of those refused
     */
    record SignedUpView(
            UUID person,
            String state,
            @Nullable Integer place,
            @Nullable String because) {}

    private final SignUpForEvent signUp;
    private final SignUpOthers signUpOthers;
    private final GiveSeatBack giveBack;
    private final Audit audit;
    private final MessageSource messages;

    SeatController(
            SignUpForEvent signUp,
            SignUpOthers signUpOthers,
            GiveSeatBack giveBack,
            Audit audit,
            MessageSource messages) {
        this.signUp = signUp;
        this.signUpOthers = signUpOthers;
        this.giveBack = giveBack;
        this.audit = audit;
        this.messages = messages;
    }

    /**
     * Takes a seat: 201 with one, 202 with a place in the waiting list when none is left, 200 for whoever had either
     * before.
     *
     * @param institution which of one's institutions one comes from; the main one if not given
     */
    @AnyMember
    @PutMapping("/mine")
    @Succeeds({200, 201, 202})
    ResponseEntity<SeatView> take(
            @PathVariable UUID id, @RequestParam(required = false) @Nullable UUID institution, Actor actor) {
        return switch (signUp.handle(actor, id, institution)) {
            case Seated _ -> ResponseEntity.status(HttpStatus.CREATED).body(SeatView.SEATED);
            case Queued queued -> ResponseEntity.accepted().body(SeatView.waiting(queued.place()));
            case AlreadySeated _ -> ResponseEntity.ok(SeatView.SEATED);
            case AlreadyQueued queued -> ResponseEntity.ok(SeatView.waiting(queued.place()));
            case Refused refused -> throw EventRefusals.of(refused);
        };
    }

    /** Gives one's seat, or place in the waiting list, back; the seat goes to the first who waits. */
    @AnyMember
    @DeleteMapping("/mine")
    @Succeeds(204)
    ResponseEntity<Void> giveBack(@PathVariable UUID id, Actor actor) {
        return giveBackFor(id, actor.person(), actor);
    }

    /** Signs people up: anybody's for the methodist of the event, one's own for another. */
    @AnyMethodist
    @PostMapping
    List<SignedUpView> takeForOthers(
            @PathVariable UUID id, @Valid @RequestBody PeopleToSeat body, Actor actor, Locale language) {
        var outcomes =
                signUpOthers.handle(actor, id, body.people().stream().distinct().toList());
        audit.changed(actor.person(), actor.name(), "seat", outcomes.keySet());
        return outcomes.entrySet().stream()
                .map(each -> view(each.getKey(), each.getValue(), language))
                .toList();
    }

    /** Gives somebody's seat back for them. */
    @AnyMember
    @DeleteMapping("/{person}")
    @Succeeds(204)
    ResponseEntity<Void> giveBackFor(@PathVariable UUID id, @PathVariable UUID person, Actor actor) {
        return switch (giveBack.handle(actor, id, person)) {
            case GivenBack _ -> {
                audit.changed(actor, "seat", person);
                yield ResponseEntity.noContent().build();
            }
            case NothingToGiveBack _ -> ResponseEntity.noContent().build();
            case TooLate _ -> throw EventRefusals.tooLateToGiveBack();
        };
    }

    private SignedUpView view(UUID person, SignUp outcome, Locale language) {
        return switch (outcome) {
            case Seated _, AlreadySeated _ -> new SignedUpView(person, "seated", null, null);
            case Queued queued -> new SignedUpView(person, "waiting", queued.place(), null);
            case AlreadyQueued queued -> new SignedUpView(person, "waiting", queued.place(), null);
            case Refused refused ->
                new SignedUpView(
                        person,
                        "refused",
                        null,
                        messages.getMessage(EventRefusals.of(refused).getTitleMessageCode(), null, language));
        };
    }
}
