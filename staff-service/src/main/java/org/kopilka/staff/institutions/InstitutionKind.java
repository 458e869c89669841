package org.kopilka.staff.institutions;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** What a node of the tree is. */
public enum InstitutionKind {
    NETWORK,
    REGION,
    DISTRICT,
    CENTRE,
    KINDERGARTEN,
    SCHOOL,
    OTHER;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static InstitutionKind of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No kind of institution named " + word));
    }

    /** Whether people work there, so that it may appear in a table of staff. */
    public boolean employs() {
        return this == KINDERGARTEN || this == SCHOOL || this == CENTRE || this == OTHER;
    }
}
