package org.kopilka.events.calendar;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/** What lists and calendars read of an event, which {@code attendance} writes. Local times are ISO text. */
@Document("events")
record EventLine(
        @Id UUID id,
        int edition,
        UUID owner,
        String title,
        String form,
        String level,
        @Nullable String description,
        @Nullable String place,
        String startsAt,
        String endsAt,
        String zone,
        Instant start,
        double hours,
        @Nullable Integer limit,
        Standing status,
        Counts counts) {

    /** @param text the reason of a cancelled event, the decision of one that was held */
    record Standing(String word, @Nullable String text) {}

    record Counts(int taken, int waiting, int came) {}

    ZonedDateTime begins() {
        return LocalDateTime.parse(startsAt).atZone(ZoneId.of(zone));
    }

    ZonedDateTime ends() {
        return LocalDateTime.parse(endsAt).atZone(ZoneId.of(zone));
    }

    @Nullable
    Integer seatsLeft() {
        return limit == null ? null : Math.max(0, limit - counts.taken());
    }

    boolean isCancelled() {
        return status.word().equals("cancelled");
    }

    /** Past, and nobody has closed it yet. */
    boolean isOverdue(Instant now) {
        return status.word().equals("published") && ends().toInstant().isBefore(now);
    }
}
