package org.kopilka.events.attendance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who has a seat, in the order of coming, and who waits for one, first come first served. */
public record Seats(List<Seat> taken, List<Waiting> waiting) {

    /**
     * A seat and whether its holder came.
     *
     * @param came null until somebody marks it
     * @param walkIn came without having registered
     */
    public record Seat(
            Participant who, Instant at, @Nullable Boolean came, boolean walkIn) {

        Seat marked(@Nullable Boolean came) {
            return new Seat(who, at, came, walkIn);
        }
    }

    /** A place in the waiting list. */
    public record Waiting(Participant who, Instant at) {}

    public static final Seats EMPTY = new Seats(List.of(), List.of());

    public Seats {
        taken = List.copyOf(taken);
        waiting = List.copyOf(waiting);
    }

    public Optional<Seat> of(UUID person) {
        return taken.stream().filter(seat -> seat.who().person().equals(person)).findFirst();
    }

    /** The person's place in the waiting list, from 1; 0 for whoever is not on it. */
    public int placeOf(UUID person) {
        for (int i = 0; i < waiting.size(); i++) {
            if (waiting.get(i).who().person().equals(person)) {
                return i + 1;
            }
        }
        return 0;
    }

    /** How many signed up: who walks in takes no seat from anybody. */
    long signedUp() {
        return taken.stream().filter(seat -> !seat.walkIn()).count();
    }

    /** Where somebody who sits or waits comes from. */
    Optional<UUID> institutionOf(UUID person) {
        return Stream.concat(taken.stream().map(Seat::who), waiting.stream().map(Waiting::who))
                .filter(who -> who.person().equals(person))
                .map(Participant::institution)
                .findFirst();
    }

    /** Null where there is no limit. */
    public @Nullable Integer left(Plan.Limits limits) {
        return limits.seats() == null ? null : Math.max(0, limits.seats() - taken.size());
    }

    boolean hasRoomFor(UUID institution, Plan.Limits limits) {
        var full = limits.seats() != null && taken.size() >= limits.seats();
        return !full && (limits.perInstitution() == null || seatedFrom(institution) < limits.perInstitution());
    }

    private long seatedFrom(UUID institution) {
        return taken.stream()
                .filter(seat -> seat.who().institution().equals(institution))
                .count();
    }

    Seats seat(Participant who, Instant at) {
        return new Seats(with(taken, new Seat(who, at, null, false)), waiting);
    }

    Seats queue(Participant who, Instant at) {
        return new Seats(taken, with(waiting, new Waiting(who, at)));
    }

    Seats without(UUID person) {
        return new Seats(
                taken.stream()
                        .filter(seat -> !seat.who().person().equals(person))
                        .toList(),
                waiting.stream()
                        .filter(place -> !place.who().person().equals(person))
                        .toList());
    }

    /** Seats everybody on the waiting list for whom there is room, in its order, but for those passed over. */
    Seats movedUp(Plan.Limits limits, Instant now, Set<UUID> passedOver) {
        var seats = this;
        for (var place : waiting) {
            if (!passedOver.contains(place.who().person())
                    && seats.hasRoomFor(place.who().institution(), limits)) {
                seats = seats.without(place.who().person()).seat(place.who(), now);
            }
        }
        return seats;
    }

    /** Somebody who came without a seat gets one, whatever the limit; a walk-in who is taken back was never there. */
    Seats marked(Participant who, @Nullable Boolean came, Instant now) {
        var seat = of(who.person());
        if (seat.isEmpty()) {
            return Boolean.TRUE.equals(came) ? walkedIn(who, now) : this;
        }
        if (seat.get().walkIn() && !Boolean.TRUE.equals(came)) {
            return without(who.person());
        }
        return new Seats(
                taken.stream()
                        .map(each -> each.equals(seat.get()) ? each.marked(came) : each)
                        .toList(),
                waiting);
    }

    private Seats walkedIn(Participant who, Instant now) {
        var others = without(who.person());
        return new Seats(with(others.taken, new Seat(who, now, true, true)), others.waiting);
    }

    private static <T> List<T> with(List<T> list, T last) {
        var longer = new ArrayList<>(list);
        longer.add(last);
        return longer;
    }
}
