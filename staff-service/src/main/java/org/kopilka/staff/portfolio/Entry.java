package org.kopilka.staff.portfolio;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.documents.Stored;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A line of a person's portfolio. It is never typed: it follows from a record of another service, to which it points,
 * and goes when that record no longer counts.
 *
 * @param version of the source's message
 * @param institution where the person worked for it
 * @param source the event or practice it comes from
 * @param other the institution on the other side: who adopted, or whose practice was adopted
 * @param adoption which of the practice's adoptions it comes from, if it comes from one
 * @param hours academic hours of 45 minutes
 */
@Document("portfolio")
@CompoundIndex(def = "{'person': 1, 'date': -1}")
@CompoundIndex(def = "{'institution': 1, 'date': -1}")
@CompoundIndex(def = "{'source': 1, 'kind': 1}")
public record Entry(
        @Id UUID id,
        long version,
        UUID person,
        UUID institution,
        Kind kind,
        String title,
        LocalDate date,
        UUID source,
        @Nullable String form,
        @Nullable String level,
        @Nullable Double hours,
        @Nullable UUID other,
        @Nullable UUID adoption,
        @Nullable String outcome,
        boolean counts)
        implements Stored {

    /** What the person did. */
    public enum Kind {
        ATTENDED,
        PRESENTED,
        ORGANISED,
        PUBLISHED,
        REVIEWED,
        /** A practice of theirs was taken up elsewhere. */
        WAS_ADOPTED,
        /** They took up somebody else's practice. */
        ADOPTED
    }

    /** What was done, which several people may have done together: a practice has authors, and each a line of their own. */
    public UUID deed() {
        return switch (kind) {
            case PUBLISHED -> source;
            case WAS_ADOPTED -> adoption == null ? id : adoption;
            case ATTENDED, PRESENTED, ORGANISED, REVIEWED, ADOPTED -> id;
        };
    }
}
