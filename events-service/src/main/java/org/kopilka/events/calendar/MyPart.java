package org.kopilka.events.calendar;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/** What a person is at an event; of several the first that holds. */
enum MyPart {
    PRESENTER,
    ORGANISER,
    SEATED,
    WAITING;

    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As it is read from the store: of seats and waiting list only what is the reader's own. */
    @Document("events")
    record Found(
            @Id UUID id,
            Who organiser,
            List<Who> presenters,
            @Nullable List<Object> taken,
            @Nullable List<Object> waiting) {

        record Who(UUID person) {}

        MyPart partOf(UUID reader) {
            if (presenters.contains(new Who(reader))) {
                return PRESENTER;
            }
            if (organiser.person().equals(reader)) {
                return ORGANISER;
            }
            return taken == null || taken.isEmpty() ? WAITING : SEATED;
        }
    }
}
