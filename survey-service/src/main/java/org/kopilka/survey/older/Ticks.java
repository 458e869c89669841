package org.kopilka.survey.older;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.kopilka.platform.tables.Table;

/** Finds columns that stand side by side for the choices of one question, each ticked or not. */
final class Ticks {

    /** How programs write a question and one of its choices in a heading. */
    private static final List<Pattern> HEADINGS = Stream.of(
                    "(.+?)\\s*\\[(.+)]",
                    "(.+)/(.+)",
                    "(.+?)\\s*\\((.+)\\)",
                    "(.+):\\s+(.+)",
                    "(.+)\\s[—–-]\\s(.+)",
                    "(.+)[._](.+)")
            .map(Pattern::compile)
            .toList();

    private static final Set<String> YES_OR_NO = Set.of("да", "нет", "иә", "жоқ", "yes", "no");
    private static final int LONGEST_HEADING = 500;
    private static final int MOST_VALUES = 4;

    private record Heading(String question, String choice) {}

    private Ticks() {}

    static List<ColumnProfile> found(List<ColumnProfile> columns, int rows) {
        var possible = count(columns.stream().filter(Ticks::isTickedOrNot));
        var ticked = count(columns.stream().filter(Ticks::isTickedOrNot).filter(column -> column.filled() > 0));
        var found = new ArrayList<ColumnProfile>();
        for (var column : columns) {
            found.add(headings(column.header()).stream()
                    .filter(heading -> isTickedOrNot(column))
                    .filter(heading ->
                            possible.getOrDefault(heading.question(), 0) > 1 && ticked.containsKey(heading.question()))
                    .findFirst()
                    .map(heading -> column.asTick(heading.question(), heading.choice()))
                    .orElse(column));
        }
        nameless(found, rows);
        return found;
    }

    private static Map<String, Integer> count(Stream<ColumnProfile> columns) {
        var times = new HashMap<String, Integer>();
        columns.flatMap(column -> headings(column.header()).stream())
                .forEach(heading -> times.merge(heading.question(), 1, Integer::sum));
        return times;
    }

    /** Columns side by side, of which each has nothing but ticks and gaps, without a question in their headings. */
    private static void nameless(List<ColumnProfile> columns, int rows) {
        int from = 0;
        while (from < columns.size()) {
            int to = from;
            while (to < columns.size() && isTickOrGap(columns.get(to), rows)) {
                to++;
            }
            if (to - from > 1) {
                var question = "%s–%s".formatted(Table.columnName(from), Table.columnName(to - 1));
                IntStream.range(from, to)
                        .forEach(at -> columns.set(
                                at,
                                columns.get(at).asTick(question, columns.get(at).header())));
            }
            from = Math.max(to, from + 1);
        }
    }

    private static boolean isTickOrGap(ColumnProfile column, int rows) {
        return column.guess() != ColumnKind.TICK
                && column.values().size() == 1
                && column.filled() < rows
                && isTickedOrNot(column);
    }

    /** Nothing but ticks and their absence; yes and no in words are answers to a question of their own. */
    private static boolean isTickedOrNot(ColumnProfile column) {
        var values = column.values().stream().map(ColumnProfile.Value::text).toList();
        if (values.size() > MOST_VALUES || values.size() > 1 && values.stream().anyMatch(Ticks::isInWords)) {
            return false;
        }
        var choices = Stream.concat(
                        Stream.of(column.header()),
                        headings(column.header()).stream().map(Heading::choice))
                .toList();
        return values.stream()
                .allMatch(value -> choices.stream()
                        .anyMatch(choice -> Cells.tick(value, choice).isPresent()));
    }

    private static boolean isInWords(String value) {
        return YES_OR_NO.contains(value.toLowerCase(Locale.ROOT));
    }

    private static List<Heading> headings(String header) {
        var plain = header.strip();
        if (plain.length() > LONGEST_HEADING) {
            return List.of();
        }
        return HEADINGS.stream()
                .map(pattern -> pattern.matcher(plain))
                .filter(Matcher::matches)
                .map(found -> new Heading(found.group(1).strip(), found.group(2).strip()))
                .filter(heading ->
                        !heading.question().isEmpty() && !heading.choice().isEmpty())
                .toList();
    }
}
