package org.kopilka.staff.imports;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people decided: for a spelling of a field, or for a row. Keys are {@code field|text}. */
public record Choices(Map<String, String> values) {

    public static final String ROW = "row";

    public @Nullable String of(String field, String text) {
        return values.get(field + "|" + text);
    }

    public @Nullable String ofRow(int row) {
        return of(ROW, String.valueOf(row));
    }
}
