package org.kopilka.survey.older;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.tables.Table;
import org.kopilka.survey.forms.WordedAlike;
import org.kopilka.survey.forms.Wordings;

/**
 * What lies in a column of an old table, and what kind of question that looks like.
 *
 * @param values every different answer and how often it occurs, the most frequent first
 * @param choices the same for cells cut into their answers
 * @param question what the heading says of the question
 * @param choice what it says of the choice; null but for ticks
 */
record ColumnProfile(
        int column,
        String header,
        int filled,
        List<Value> values,
        List<Value> choices,
        Cutting cutting,
        ColumnKind guess,
        String question,
        @Nullable String choice) {

    record Value(String text, int count) {}

    private static final int MOST_CHOICES = 30;
    private static final int LONGEST_CHOICE = 200;

    /** Different parts of a column's cells that are counted: what would be a choice comes early and often. */
    private static final int MOST_PARTS = 1_000;

    private static final double MANY = 0.8;
    private static final double SOME = 0.1;
    private static final int FEWEST_RANKED = 3;

    /** @param known texts that are answers as a whole */
    static ColumnProfile of(
            Table.Row header, List<Table.Row> rows, int column, Map<String, String> same, Wordings<String> known) {
        var values = new LinkedHashMap<String, Integer>();
        for (var row : rows) {
            Cells.answer(row.text(column), same).ifPresent(answer -> values.merge(answer, 1, Integer::sum));
        }
        var cutting = Cutting.of(values.keySet(), known, same);
        var joined = joined(values.keySet(), cutting);
        if (!joined.isEmpty()) {
            joined.forEach(text -> known.add(text, List.of(text)));
            cutting = Cutting.of(values.keySet(), known, same);
        }
        var parts = new LinkedHashMap<String, Integer>();
        int cut = 0;
        int total = 0;
        for (var value : values.entrySet()) {
            int count = value.getValue();
            var choices = choices(value.getKey(), cutting, same);
            cut += choices.size() > 1 ? count : 0;
            total += choices.size() * count;
            for (var choice : choices) {
                if (parts.size() < MOST_PARTS || parts.containsKey(choice)) {
                    parts.merge(choice, count, Integer::sum);
                }
            }
        }
        int filled = values.values().stream().mapToInt(Integer::intValue).sum();
        return new ColumnProfile(
                column,
                header.text(column),
                filled,
                sorted(values),
                sorted(parts),
                cutting,
                guess(values, parts, cutting, rows.size(), filled, cut, total),
                header.text(column),
                null);
    }

    /** The column as one of those that tick a choice each. */
    ColumnProfile asTick(String question, String choice) {
        return new ColumnProfile(column, header, filled, values, choices, cutting, ColumnKind.TICK, question, choice);
    }

    ColumnProfile as(ColumnKind kind, String question) {
        return new ColumnProfile(column, header, filled, values, choices, cutting, kind, question, null);
    }

    private static Set<String> choices(String answer, Cutting cutting, Map<String, String> same) {
        var choices = new LinkedHashSet<String>();
        cutting.cut(answer).forEach(text -> choices.add(same.getOrDefault(text, text)));
        return choices;
    }

    /**
     * Choices with a comma inside: what follows one with a small letter, and never comes without the other.
     */
    private static Collection<String> joined(Collection<String> answers, Cutting cutting) {
        var times = new HashMap<String, Integer>();
        var together = new LinkedHashMap<List<String>, Integer>();
        for (var answer : answers) {
            var parts = cutting.separator() == ',' ? cutting.cut(answer) : List.<String>of();
            for (int at = 0; at < parts.size() && times.size() < MOST_PARTS; at++) {
                times.merge(parts.get(at), 1, Integer::sum);
                if (at > 0 && beginsSmall(parts.get(at)) && !beginsSmall(parts.get(at - 1))) {
                    together.merge(parts.subList(at - 1, at + 1), 1, Integer::sum);
                }
            }
        }
        return together.entrySet().stream()
                .filter(pair -> pair.getValue() > 1
                        && pair.getKey().stream()
                                .allMatch(part -> pair.getValue().equals(times.get(part))))
                .map(pair -> String.join(", ", pair.getKey()))
                .toList();
    }

    private static boolean beginsSmall(String text) {
        return text.chars()
                .filter(Character::isLetterOrDigit)
                .mapToObj(Character::isLowerCase)
                .findFirst()
                .orElse(false);
    }

    private static List<Value> sorted(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .map(value -> new Value(value.getKey(), value.getValue()))
                .sorted(Comparator.comparingInt(Value::count).reversed())
                .toList();
    }

    private static ColumnKind guess(
            Map<String, Integer> values,
            Map<String, Integer> parts,
            Cutting cutting,
            int rows,
            int filled,
            int cut,
            int total) {
        if (filled == 0 || isMostly(values, filled, Cells::isTime)) {
            return ColumnKind.IGNORE;
        }
        if (isRanked(values.keySet(), parts.size(), cutting)) {
            return ColumnKind.RANK;
        }
        var lists = cut >= filled * SOME && covers(parts, total);
        if (lists && cutting.separator() != ',') {
            return ColumnKind.MULTIPLE;
        }
        if (values.size() < 2 && filled == rows) {
            return lists ? ColumnKind.MULTIPLE : ColumnKind.IGNORE;
        }
        if (isMostly(values, filled, value -> Cells.number(value).isPresent())) {
            return ColumnKind.NUMBER;
        }
        if (covers(values, filled) && (values.size() <= filled / 2 || values.size() < 2)) {
            return ColumnKind.ONE;
        }
        return lists ? ColumnKind.MULTIPLE : ColumnKind.TEXT;
    }

    /** Whether ties are written, or everybody put the same things in an order of their own. */
    private static boolean isRanked(Collection<String> values, int parts, Cutting cutting) {
        var ties = values.stream()
                .filter(value ->
                        value.indexOf('{') >= 0 && cutting.ranks(value).stream().anyMatch(tie -> tie.size() > 1))
                .count();
        return ties > 0 && 2 * ties >= values.size()
                || parts >= FEWEST_RANKED
                        && parts <= MOST_CHOICES
                        && values.size() > 1
                        && values.stream()
                                .allMatch(
                                        value -> Set.copyOf(cutting.cut(value)).size() == parts);
    }

    private static boolean isMostly(Map<String, Integer> values, int filled, Predicate<String> is) {
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

    /** The texts that become choices of a list, of those worded alike the most frequent; the others count as another answer. */
    List<String> listed(ColumnKind kind) {
        var from = kind == ColumnKind.MULTIPLE || kind == ColumnKind.RANK ? choices : values;
        var all = kind == ColumnKind.RANK || kind == ColumnKind.SCALE || from.size() <= MOST_CHOICES / 2;
        var atLeast = Math.max(2, filled / 200);
        Stream<Value> kept = all
                ? from.stream()
                : from.stream().filter(value -> value.count() >= atLeast).limit(MOST_CHOICES);
        var alike = new LinkedHashMap<String, String>();
        kept.map(Value::text)
                .filter(text -> text.length() <= LONGEST_CHOICE)
                .forEach(text -> alike.putIfAbsent(WordedAlike.key(text), text));
        return new ArrayList<>(alike.values());
    }
}
