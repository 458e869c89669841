package org.kopilka.survey.older;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.kopilka.survey.forms.WordedAlike;

/** How single cells of old tables are read. */
final class Cells {

    private static final Pattern NUMBER = Pattern.compile("[+\\-−–]?\\d{1,12}(?:[.,]\\d{1,6})?");
    private static final Pattern TIME = Pattern.compile(
            "\\d{4}-\\d{2}-\\d{2}[T ]\\d{1,2}:\\d{2}.*|\\d{1,2}[./]\\d{1,2}[./]\\d{2,4} \\d{1,2}:\\d{2}.*");

    private static final Set<String> TICKED = Set.of(
            "1",
            "1.0",
            "да",
            "иә",
            "yes",
            "y",
            "true",
            "истина",
            "x",
            "х",
            "v",
            "+",
            "✓",
            "✔",
            "☑",
            "checked",
            "selected",
            "выбрано",
            "отмечено");
    private static final Set<String> NOT_TICKED = Set.of(
            "0",
            "0.0",
            "нет",
            "жоқ",
            "no",
            "n",
            "false",
            "ложь",
            "-",
            "–",
            "—",
            "☐",
            "unchecked",
            "not selected",
            "не выбрано",
            "не отмечено");

    private Cells() {}

    /**
     * Empty for a cell without an answer; {@code NA} is how statistics programs write that.
     *
     * @param same texts that count as another
     */
    static Optional<String> answer(String cell, Map<String, String> same) {
        var text = same.getOrDefault(cell, cell);
        return text.isEmpty() || isNone(text) ? Optional.empty() : Optional.of(text);
    }

    static boolean isNone(String text) {
        return text.equals("NA") || text.equals("N/A");
    }

    static Optional<Double> number(String cell) {
        return NUMBER.matcher(cell).matches()
                ? Optional.of(Double.valueOf(cell.replace(',', '.').replaceFirst("[−–]", "-")))
                : Optional.empty();
    }

    static Optional<String> date(String cell) {
        try {
            return Optional.of(LocalDate.parse(cell).toString());
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    static boolean isTime(String cell) {
        return TIME.matcher(cell).matches();
    }

    /** Whether a cell ticks a choice; some programs write the choice itself. Empty if it says neither. */
    static Optional<Boolean> tick(String cell, String choice) {
        var word = cell.toLowerCase(Locale.ROOT);
        if (TICKED.contains(word) || WordedAlike.key(cell).equals(WordedAlike.key(choice))) {
            return Optional.of(true);
        }
        return NOT_TICKED.contains(word) ? Optional.of(false) : Optional.empty();
    }
}
