package org.kopilka.survey.comparisons;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What may be said of a change. */
enum Verdict {
    UP,
    DOWN,
    /** It changed, and the change has no direction. */
    CHANGED,
    /** The answers do not allow to say that anything changed. */
    UNCLEAR;

    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
