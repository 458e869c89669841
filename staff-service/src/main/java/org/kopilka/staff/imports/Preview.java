package org.kopilka.staff.imports;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a file would do to the records. */
public record Preview(List<Spelling> spellings, List<Row> rows) {

    /** @param counts of rows by verdict */
    static int broughtIn(Map<String, Integer> counts) {
        return Stream.of(Verdict.values())
                .filter(Verdict::isBroughtIn)
                .mapToInt(verdict -> counts.getOrDefault(verdict.name(), 0))
                .sum();
    }

    /** What becomes of a row. */
    public enum Verdict {
        /** Makes a record. */
        NEW,
        /** Changes one that is there. */
        CHANGED,
        /** Is there already, just so. */
        KNOWN,
        /** Says the same as an earlier row. */
        SAME,
        /** Waits for somebody to decide; nothing happens until then. */
        QUESTION,
        /** Cannot be brought in. */
        ERROR,
        /** Is no record: a total, a repeated heading, or left out by hand. */
        LEFT_OUT;

        public boolean isBroughtIn() {
            return this == NEW || this == CHANGED;
        }
    }

    /** Something a person can choose; {@code label} is shown as it is, or names a text if it begins with {@code @}. */
    public record Option(String value, String label) {}

    /**
     * A spelling met in a column whose values come from a list.
     *
     * @param rows how often
     * @param value what it is taken for, null if unknown
     * @param sure whether the value needs no look
     */
    public record Spelling(
            String field, String text, int rows, @Nullable String value, boolean sure, List<Option> options) {}

    /** How much a note weighs. */
    public enum Level {
        GUESS,
        WARNING,
        ERROR
    }

    /** @param code of the text {@code import.note.<code>}; {@code field} the column's field, null for the whole row */
    public record Note(Level level, @Nullable String field, String code, List<String> arguments) {

        public static Note guess(String field, String code, String... arguments) {
            return new Note(Level.GUESS, field, code, List.of(arguments));
        }

        public static Note warning(@Nullable String field, String code, String... arguments) {
            return new Note(Level.WARNING, field, code, List.of(arguments));
        }

        public static Note error(String field, String code, String... arguments) {
            return new Note(Level.ERROR, field, code, List.of(arguments));
        }
    }

    /**
     * @param understood by field, as it will be kept
     * @param options what can be decided for this row; {@code chosen} what was
     * @param plan what the kind needs to bring it in; null for rows that are not
     */
    public record Row(
            int row,
            Verdict verdict,
            String title,
            Map<String, String> understood,
            List<Note> notes,
            List<Option> options,
            @Nullable String chosen,
            @Nullable Object plan) {

        /** Whether somebody should look at it: a guess alone needs no look. */
        boolean isNoted() {
            return verdict == Verdict.QUESTION || notes.stream().anyMatch(note -> note.level() != Level.GUESS);
        }
    }
}
