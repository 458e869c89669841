package org.kopilka.survey.comparisons;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Map;
import org.kopilka.survey.forms.Kind;

/** A question of one wave that is compared with none of the other. */
record LeftOut(In wave, String name, Kind kind, Map<String, String> label, Why reason) {

    enum In {
        FIRST,
        SECOND;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    enum Why {
        /** The other wave has none of this name or wording. */
        NO_LIKE,
        /** The other wave asks it in a way that cannot be compared. */
        OTHER_KIND,
        /** Several have this wording, or the one that has it is compared with another. */
        SEVERAL_LIKE,
        /** Somebody said by hand which questions are compared. */
        BY_HAND;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
