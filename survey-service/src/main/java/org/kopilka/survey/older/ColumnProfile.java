package org.kopilka.survey.older;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.kopilka.platform.tables.Table;

/**
 * What lies in a column of an old table, and what kind of question that looks like.
 *
 * @param values every different answer and how often it occurs, the most frequent first
 * @param choices the same for cells cut at commas
 */
record ColumnProfile(int column, String header, int filled, List<Value> values, List<Value> choices, ColumnKind guess) {

    record Value(String text, int count) {}

    private static final int MOST_CHOICES = 30;
    private static final int LONGEST_CHOICE = 200;

    /** Different parts of a column's cells that are counted: what would be a choice comes early and often. */
    private static final int MOST_PARTS = 1_000;

    private static final double MANY = 0.8;
    private static final double SOME = 0.1;

    static ColumnProfile of(Table.Row header, List<Table.Row> rows, int column, Map<String, String> same) {
        var values = new LinkedHashMap<String, Integer>();
        var parts = new LinkedHashMap<String, Integer>();
        int filled = 0;
        int cut = 0;
        int total = 0;
        for (var row : rows) {
            var answer = Cells.answer(row.text(column), same);
            if (answer.isPresent()) {
                filled++;
                values.merge(answer.get(), 1, Integer::sum);
                var choices = Cells.choices(answer.get(), same);
                cut += choices.size() > 1 ? 1 : 0;
                total += choices.size();
                for (var choice : choices) {
                    if (parts.size() < MOST_PARTS || parts.containsKey(choice)) {
                        parts.merge(choice, 1, Integer::sum);
                    }
                }
            }
        }
        return new ColumnProfile(
                column,
                header.text(column),
                filled,
                sorted(values),
                sorted(parts),
                guess(values, parts, filled, cut, total));
    }

    private static List<Value> sorted(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .map(value -> new Value(value.getKey(), value.getValue()))
                .sorted(Comparator.comparingInt(Value::count).reversed())
                .toList();
    }

    private static ColumnKind guess(
            Map<String, Integer> values, Map<String, Integer> parts, int filled, int cut, int total) {
        if (filled == 0 || values.size() < 2 || isMostly(values, filled, Cells::isTime)) {
            return ColumnKind.IGNORE;
        }
        if (isMostly(values, filled, value -> Cells.number(value).isPresent())) {
            return ColumnKind.NUMBER;
        }
        if (covers(values, filled) && values.size() <= filled / 2) {
            return ColumnKind.ONE;
        }
        return cut >= filled * SOME && covers(parts, total) ? ColumnKind.MULTIPLE : ColumnKind.TEXT;
    }

    private static boolean isMostly(Map<String, Integer> values, int filled, java.util.function.Predicate<String> is) {
        var fitting = values.entrySet().stream()
                .filter(value -> is.test(value.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
        return fitting >= filled * 0.97;
    }

    /** Whether few short texts make up most of what was answered. */
    private static boolean covers(Map<String, Integer> texts, int total) {
        var frequent = texts.entrySet().stream()
                .filter(text -> text.getKey().length() <= LONGEST_CHOICE && text.getValue() > 1)
                .map(Map.Entry::getValue)
                .sorted(Comparator.reverseOrder())
                .limit(MOST_CHOICES)
                .mapToInt(Integer::intValue)
                .sum();
        return frequent >= total * MANY;
    }

    /** The texts that become choices of a list; the others count as another answer. */
    List<String> listed(ColumnKind kind) {
        var from = kind == ColumnKind.MULTIPLE ? choices : values;
        var atLeast = Math.max(2, filled / 200);
        Stream<Value> kept = from.size() <= MOST_CHOICES / 2
                ? from.stream()
                : from.stream().filter(value -> value.count() >= atLeast).limit(MOST_CHOICES);
        return kept.map(Value::text)
                .filter(text -> text.length() <= LONGEST_CHOICE)
                .toList();
    }
}
