package org.kopilka.events.attendance.web;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.events.attendance.Deed;
import org.kopilka.platform.actor.Visibility;

/**
 * One event as its reader sees it.
 *
 * @param version what If-Match takes; it does not change with the seats
 * @param startsAt local time at the place, in {@code zone}; {@code endsAt} and {@code registerUntil} too
 * @param hours academic hours of 45 minutes
 * @param seats null where there is no limit, and then {@code seatsLeft} is null too
 * @param waiting how many wait for a seat
 * @param cancelledBecause only of a cancelled event
 * @param decision only of an event that was held
 * @param mine null for whoever has nothing to do with it
 * @param may what the reader may do now
 */
record EventView(
        UUID id,
        long version,
        UUID owner,
        String ownerName,
        String title,
        String form,
        String formName,
        String level,
        String levelName,
        Visibility visibility,
        @Nullable String description,
        @Nullable String problem,
        @Nullable String place,
        LocalDateTime startsAt,
        LocalDateTime endsAt,
        String zone,
        double hours,
        @Nullable Integer seats,
        @Nullable Integer perInstitution,
        @Nullable LocalDateTime registerUntil,
        int taken,
        @Nullable Integer seatsLeft,
        int waiting,
        PersonRef organiser,
        List<PersonRef> presenters,
        String status,
        @Nullable String cancelledBecause,
        @Nullable String decision,
        @Nullable Mine mine,
        Set<Deed> may) {

    /** @param name null for somebody staff-service has not told us of */
    record PersonRef(UUID person, @Nullable String name, UUID institution, String institutionName) {}

    /**
     * The reader's part in the event.
     *
     * @param state {@code seated} or {@code waiting}
     * @param place in the waiting list, from 1
     * @param came null until it is marked
     */
    record Mine(
            String state,
            @Nullable Integer place,
            UUID institution,
            @Nullable Boolean came) {}
}
