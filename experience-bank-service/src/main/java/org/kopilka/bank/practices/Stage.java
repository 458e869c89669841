package org.kopilka.bank.practices;

import com.fasterxml.jackson.annotation.JsonValue;

/** Where the text its authors work on stands; an earlier edition may be published all the while. */
public enum Stage {
    /** Being written. */
    DRAFT,
    /** Waiting for an expert. */
    SUBMITTED,
    /** Held by an expert. */
    IN_REVIEW,
    /** Back with the authors, with remarks. */
    RETURNED,
    /** The text is the published edition. */
    PUBLISHED,
    /** Not accepted, with a reason, and never published. */
    DECLINED,
    /** Taken back by its authors: a draft is gone, of a published practice the name stays. */
    WITHDRAWN;

    @JsonValue
    public String word() {
        return name().toLowerCase().replace('_', '-');
    }

    public boolean isWithAuthors() {
        return this == DRAFT || this == RETURNED || this == PUBLISHED;
    }
}
