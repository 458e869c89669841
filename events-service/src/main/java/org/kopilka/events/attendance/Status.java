package org.kopilka.events.attendance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where an event stands. */
public sealed interface Status {

    record Draft() implements Status {}

    record Published(Instant at) implements Status {}

    /** @param decision what a problem seminar came to, or what was recommended */
    record Held(Instant at, @Nullable String decision) implements Status {}

    /** @param wasPublished whether others had heard of it */
    record Cancelled(Instant at, String reason, boolean wasPublished) implements Status {}

    default String word() {
        return switch (this) {
            case Draft _ -> "draft";
            case Published _ -> "published";
            case Held _ -> "held";
            case Cancelled _ -> "cancelled";
        };
    }
}
