package org.kopilka.bank.review;

import com.fasterxml.jackson.annotation.JsonValue;

/** Why somebody must not review a practice. */
public enum Conflict {
    /** One of its authors, or asked to be one. */
    AUTHOR,
    /** May write it, as the methodist of its institution does. */
    WRITER,
    /** Belongs to an institution of the authors. */
    SAME_INSTITUTION;

    @JsonValue
    String word() {
        return name().toLowerCase().replace('_', '-');
    }
}
