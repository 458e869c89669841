package org.kopilka.survey.older;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** How single cells of old tables are read. */
final class Cells {

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,12}(?:[.,]\\d{1,6})?");
    private static final Pattern TIME = Pattern.compile(
            "\\d{4}-\\d{2}-\\d{2}[T ]\\d{1,2}:\\d{2}.*|\\d{1,2}[./]\\d{1,2}[./]\\d{2,4} \\d{1,2}:\\d{2}.*");

    private Cells() {}

    /**
     * Empty for a cell without an answer; {@code NA} is how statistics programs write that.
     *
     * @param same texts that count as another
     */
    static Optional<String> answer(String cell, Map<String, String> same) {
        var text = same.getOrDefault(cell, cell);
        return text.isEmpty() || text.equals("NA") || text.equals("N/A") ? Optional.empty() : Optional.of(text);
    }

    static Optional<Double> number(String cell) {
        return NUMBER.matcher(cell).matches() ? Optional.of(Double.valueOf(cell.replace(',', '.'))) : Optional.empty();
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

    /** The choices in a cell: cut at commas with a space behind, but not inside brackets. */
    static List<String> choices(String cell, Map<String, String> same) {
        var choices = new ArrayList<String>();
        int depth = 0;
        int from = 0;
        for (int at = 0; at < cell.length(); at++) {
            switch (cell.charAt(at)) {
                case '(' -> depth++;
                case ')' -> depth = Math.max(0, depth - 1);
                case ',' -> {
                    if (depth == 0 && at + 1 < cell.length() && cell.charAt(at + 1) == ' ') {
                        add(cell.substring(from, at), choices);
                        from = at + 1;
                    }
                }
                default -> {}
            }
        }
        add(cell.substring(from), choices);
        return choices.stream()
                .map(text -> same.getOrDefault(text, text))
                .distinct()
                .toList();
    }

    private static void add(String part, List<String> choices) {
        if (!part.isBlank()) {
            choices.add(part.strip());
        }
    }
}
