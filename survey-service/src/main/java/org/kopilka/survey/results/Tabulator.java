package org.kopilka.survey.results;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kopilka.survey.forms.Choice;
import org.kopilka.survey.forms.Form;
import org.kopilka.survey.forms.Kind;
import org.kopilka.survey.forms.Question;

/** Counts answers one after the other. */
public final class Tabulator {

    private static final int MONTH = "2026-09".length();

    private static final class Counting {

        private int answered;
        private final Map<String, Integer> chosen = new LinkedHashMap<>();
        private final TreeMap<Double, Integer> numbers = new TreeMap<>();
        private final Map<String, SortedMap<Double, Integer>> places = new LinkedHashMap<>();
        private final Map<String, SortedMap<Double, Integer>> shared = new LinkedHashMap<>();
        private long ties;

        Counts done() {
            return new Counts(answered, chosen, numbers, places, shared, ties);
        }
    }

    private final Map<String, Kind> kinds = new LinkedHashMap<>();
    private final Map<String, Collection<String>> ranked;
    private final Map<String, Counting> countings = new LinkedHashMap<>();
    private int answers;

    public Tabulator(Form form) {
        this(
                form.asked(),
                form.asked().stream()
                        .filter(question -> question.kind() == Kind.RANK)
                        .collect(Collectors.toMap(
                                Question::name,
                                question -> form.choices(question).stream()
                                        .map(Choice::name)
                                        .toList())));
    }

    /** @param ranked by question, the choices of each ranking; others make room, those not named share the last places */
    public Tabulator(List<Question> questions, Map<String, ? extends Collection<String>> ranked) {
        questions.forEach(question -> {
            kinds.put(question.name(), question.kind());
            countings.put(question.name(), new Counting());
        });
        this.ranked = Map.copyOf(ranked);
    }

    public void add(Map<String, Object> values) {
        answers++;
        countings.forEach((name, counting) -> {
            var value = values.get(name);
            if (value != null) {
                counting.answered++;
                count(name, value, counting);
            }
        });
    }

    private void count(String question, Object value, Counting into) {
        switch (kinds.get(question)) {
            case ONE -> into.chosen.merge(value.toString(), 1, Integer::sum);
            case MULTIPLE -> list(value).forEach(choice -> into.chosen.merge(choice, 1, Integer::sum));
            case RANK -> rank(question, (List<?>) value, into);
            case INTEGER, DECIMAL, RANGE -> into.numbers.merge(((Number) value).doubleValue(), 1, Integer::sum);
            case DATE -> into.chosen.merge(value.toString().substring(0, MONTH), 1, Integer::sum);
            case TEXT, NOTE -> {}
            case null -> throw new IllegalArgumentException("Not a question of this form: " + question);
        }
    }

    private void rank(String question, List<?> ranking, Counting into) {
        var unnamed = new LinkedHashSet<>(ranked.getOrDefault(question, List.of()));
        int before = 0;
        for (var one : ranking) {
            var tie = (one instanceof List<?> together ? together.stream() : Stream.of(one))
                    .map(Object::toString)
                    .filter(unnamed::remove)
                    .toList();
            place(tie, before, into.places, into);
            before += tie.size();
        }
        place(unnamed, before, into.shared, into);
    }

    /** Each at the middle of the places they share. */
    private static void place(
            Collection<String> tie, int before, Map<String, SortedMap<Double, Integer>> places, Counting into) {
        long size = tie.size();
        var middle = before + (size + 1) / 2.0;
        tie.forEach(
                choice -> places.computeIfAbsent(choice, _ -> new TreeMap<>()).merge(middle, 1, Integer::sum));
        into.ties += size * size * size - size;
    }

    private static List<String> list(Object value) {
        return ((List<?>) value).stream().map(Object::toString).toList();
    }

    public Tabulation done() {
        var counts = new LinkedHashMap<String, Counts>();
        countings.forEach((name, counting) -> counts.put(name, counting.done()));
        return new Tabulation(answers, counts);
    }
}
