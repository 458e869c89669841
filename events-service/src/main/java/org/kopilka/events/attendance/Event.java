package org.kopilka.events.attendance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.events.attendance.Participation.Role;
import org.kopilka.events.attendance.Ruling.Done;
import org.kopilka.events.attendance.Status.Cancelled;
import org.kopilka.events.attendance.Status.Draft;
import org.kopilka.events.attendance.Status.Held;
import org.kopilka.events.attendance.Status.Published;

/**
 * A gathering of methodical work; it alone decides who may sit down, who came and who is credited with what.
 *
 * @param owner the institution that holds it
 * @param edition rises with every change of plan or status, and not with seats: what an editor saw
 */
public record Event(UUID id, UUID owner, Plan plan, Seats seats, Status status, int edition, long version) {

    public static Event draft(UUID id, UUID owner, Plan plan) {
        return new Event(id, owner, plan, Seats.EMPTY, new Draft(), 1, 0);
    }

    /** Whether others may know of it. */
    public boolean isPublic() {
        return switch (status) {
            case Draft _ -> false;
            case Published _, Held _ -> true;
            case Cancelled cancelled -> cancelled.wasPublished();
        };
    }

    /** Whether the person runs it, presents at it, sits in it or waits for a seat. */
    public boolean involves(UUID person) {
        return plan.organiser().person().equals(person)
                || plan.isPresentedBy(person)
                || seats.institutionOf(person).isPresent();
    }

    /**
     * @param holder the institution that is to hold it; others have heard of it once it is published
     * @param passedOver of those who wait, past whom free seats go
     */
    public Ruling replan(UUID holder, Plan next, Instant now, Set<UUID> passedOver) {
        return switch (status) {
            case Held _ -> refused(Ruling.Refused.Reason.HELD);
            case Cancelled _ -> refused(Ruling.Refused.Reason.CANCELLED);
            case Published _ when !holder.equals(owner) -> refused(Ruling.Refused.Reason.OWNER_STAYS);
            case Draft _, Published _ -> {
                var limit = next.limits().seats();
                var others = withoutPresenters(next);
                yield limit != null && limit < others.signedUp()
                        ? refused(Ruling.Refused.Reason.FEWER_SEATS_THAN_TAKEN)
                        : new Done(edited(holder, next, others.movedUp(next.limits(), now, passedOver), status));
            }
        };
    }

    public Ruling publish(Instant now) {
        return switch (status) {
            case Draft _ -> new Done(edited(plan, seats, new Published(now)));
            case Published _ -> new Ruling.Standing();
            case Held _ -> refused(Ruling.Refused.Reason.HELD);
            case Cancelled _ -> refused(Ruling.Refused.Reason.CANCELLED);
        };
    }

    public Ruling cancel(String reason, Instant now) {
        return switch (status) {
            case Draft _ -> new Done(edited(plan, seats, new Cancelled(now, reason, false)));
            case Published _ -> new Done(edited(plan, seats, new Cancelled(now, reason, true)));
            case Held _ -> refused(Ruling.Refused.Reason.HELD);
            case Cancelled _ -> new Ruling.Standing();
        };
    }

    /** Closes the event, or corrects what was written down when it was closed. */
    public Ruling hold(@Nullable String decision, List<Participant> presenters, Instant now) {
        return switch (status) {
            case Draft _ -> refused(Ruling.Refused.Reason.NOT_PUBLISHED);
            case Cancelled _ -> refused(Ruling.Refused.Reason.CANCELLED);
            case Published _, Held _ -> {
                if (!plan.time().hasBegun(now)) {
                    yield refused(Ruling.Refused.Reason.NOT_BEGUN);
                }
                if (plan.isProblemSeminar() && decision == null) {
                    yield refused(Ruling.Refused.Reason.DECISION_MISSING);
                }
                var heldAt = status instanceof Held before ? before.at() : now;
                yield new Done(edited(plan.presentedBy(presenters), seats, new Held(heldAt, decision)));
            }
        };
    }

    public SignUp signUp(Participant who, Instant now) {
        return switch (status) {
            case Draft _ -> refused(SignUp.Refused.Reason.NOT_PUBLISHED);
            case Cancelled _ -> refused(SignUp.Refused.Reason.CANCELLED);
            case Held _ -> refused(SignUp.Refused.Reason.BEGUN);
            case Published _ when seats.of(who.person()).isPresent() -> new SignUp.AlreadySeated();
            case Published _
            when seats.placeOf(who.person()) > 0 -> new SignUp.AlreadyQueued(seats.placeOf(who.person()));
            case Published _ when plan.isPresentedBy(who.person()) -> refused(SignUp.Refused.Reason.PRESENTING);
            case Published _ when plan.time().hasBegun(now) -> refused(SignUp.Refused.Reason.BEGUN);
            case Published _ when plan.isRegistrationOver(now) -> refused(SignUp.Refused.Reason.REGISTRATION_CLOSED);
            case Published _
            when seats.hasRoomFor(who.institution(), plan.limits()) -> new SignUp.Seated(with(seats.seat(who, now)));
            case Published _ -> {
                var queued = seats.queue(who, now);
                yield new SignUp.Queued(with(queued), queued.placeOf(who.person()));
            }
        };
    }

    /** Whether anybody at all can sign up now. */
    boolean takesSignUps(Instant now) {
        return takesSeatsBack(now) && !plan.isRegistrationOver(now);
    }

    /** Whether a seat can still be given back. */
    boolean takesSeatsBack(Instant now) {
        return status instanceof Published && !plan.time().hasBegun(now);
    }

    /** The seat goes to the first on the waiting list for whom it is free and who is not passed over. */
    public GivingBack giveBack(UUID person, Instant now, Set<UUID> passedOver) {
        if (seats.of(person).isEmpty() && seats.placeOf(person) == 0) {
            return new GivingBack.NothingToGiveBack();
        }
        return takesSeatsBack(now)
                ? new GivingBack.GivenBack(with(seats.without(person).movedUp(plan.limits(), now, passedOver)))
                : new GivingBack.TooLate();
    }

    public Ruling mark(List<Mark> marks, Instant now) {
        return switch (status) {
            case Draft _ -> refused(Ruling.Refused.Reason.NOT_PUBLISHED);
            case Cancelled _ -> refused(Ruling.Refused.Reason.CANCELLED);
            case Published _, Held _ -> {
                if (!plan.time().isDoorOpen(now)) {
                    yield refused(Ruling.Refused.Reason.NOT_BEGUN);
                }
                var marked = seats;
                for (var mark : marks) {
                    marked = marked.marked(mark.who(), mark.came(), now);
                }
                yield marked.equals(seats) ? new Ruling.Standing() : new Done(with(marked));
            }
        };
    }

    /**
     * Who is credited with what: those who came, and once the event is held those who ran it. Hours are hours of
     * attendance: whoever came keeps them, even if they presented as well.
     */
    public List<Participation> participations() {
        var credited = new ArrayList<Participation>();
        if (!(status instanceof Cancelled)) {
            seats.taken().stream()
                    .filter(seat -> Objects.equals(seat.came(), true))
                    .forEach(seat -> credit(credited, seat.who(), Role.PARTICIPANT));
        }
        if (status instanceof Held) {
            plan.presenters().forEach(who -> credit(credited, who, Role.PRESENTER));
            credit(credited, plan.organiser(), Role.ORGANISER);
        }
        var withHours = new HashSet<UUID>();
        return credited.stream()
                .map(each -> withHours.add(each.who().person()) ? each : new Participation(each.who(), each.role(), 0))
                .toList();
    }

    private void credit(List<Participation> credited, Participant who, Role role) {
        credited.add(new Participation(who, role, plan.hours()));
    }

    /** Whoever presents needs no seat. */
    private Seats withoutPresenters(Plan next) {
        var others = seats;
        for (var presenter : next.presenters()) {
            others = others.without(presenter.person());
        }
        return others;
    }

    private Event with(Seats next) {
        return new Event(id, owner, plan, next, status, edition, version);
    }

    private Event edited(Plan plan, Seats seats, Status status) {
        return edited(owner, plan, seats, status);
    }

    private Event edited(UUID owner, Plan plan, Seats seats, Status status) {
        return new Event(id, owner, plan, seats, status, edition + 1, version);
    }

    private static SignUp refused(SignUp.Refused.Reason reason) {
        return new SignUp.Refused(reason);
    }

    private static Ruling refused(Ruling.Refused.Reason reason) {
        return new Ruling.Refused(reason);
    }
}
