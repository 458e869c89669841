package org.kopilka.survey.forms;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** How a question is shown. A scale also says that its choices have an order, so that waves compare by rank tests. */
public enum Look {
    PLAIN,
    MULTILINE,
    SCALE,
    DROPDOWN;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static Look of(String word) {
        return Arrays.stream(values())
                .filter(look -> look.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No look of a question named " + word));
    }
}
