package org.kopilka.survey.forms;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** What a question asks for. */
public enum Kind {
    TEXT,
    INTEGER,
    DECIMAL,
    DATE,
    /** Says something and asks nothing. */
    NOTE,
    ONE,
    MULTIPLE,
    /** All choices of the list, the most wanted first; of tables, some of them, and ties. */
    RANK,
    /** A number on a scale with ends and a step. */
    RANGE;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static Kind of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No kind of question named " + word));
    }

    public boolean hasChoices() {
        return this == ONE || this == MULTIPLE || this == RANK;
    }

    public boolean takesMany() {
        return this == MULTIPLE || this == RANK;
    }

    public boolean isNumber() {
        return this == INTEGER || this == DECIMAL || this == RANGE;
    }
}
