package org.kopilka.survey.older;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** What a column of an old table becomes. */
enum ColumnKind {
    IGNORE,
    ONE,
    /** One choice of several that have an order; a table does not tell it, so people do. */
    SCALE,
    /** Several choices in a cell, with commas, semicolons, strokes or line breaks between. */
    MULTIPLE,
    /** The same in the order of a ranking; what is in braces shares its places. */
    RANK,
    /** One choice of several, ticked or not; the columns of one question make it together. */
    TICK,
    NUMBER,
    TEXT;

    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static ColumnKind of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No kind of column named " + word));
    }
}
