package org.kopilka.survey.results;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
        private final Map<String, List<Integer>> places = new LinkedHashMap<>();

        Counts done() {
            return new Counts(answered, chosen, numbers, places);
        }
    }

    private final Map<String, Kind> kinds = new LinkedHashMap<>();
    private final Map<String, Collection<String>> rankedOnly;
    private final Map<String, Counting> countings = new LinkedHashMap<>();
    private int answers;

    public Tabulator(Form form) {
        this(form.asked(), Map.of());
    }

    /** @param rankedOnly by question, the choices to keep of each ranking; those behind a left-out choice move up */
    public Tabulator(List<Question> questions, Map<String, Collection<String>> rankedOnly) {
        questions.forEach(question -> {
            kinds.put(question.name(), question.kind());
            countings.put(question.name(), new Counting());
        });
        this.rankedOnly = rankedOnly;
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
            case RANK -> rank(question, list(value), into);
            case INTEGER, DECIMAL, RANGE -> into.numbers.merge(((Number) value).doubleValue(), 1, Integer::sum);
            case DATE -> into.chosen.merge(value.toString().substring(0, MONTH), 1, Integer::sum);
            case TEXT, NOTE -> {}
            case null -> throw new IllegalArgumentException("Not a question of this form: " + question);
        }
    }

    private void rank(String question, List<String> ranking, Counting into) {
        var only = rankedOnly.get(question);
        int place = 0;
        for (var choice : ranking) {
            if (only == null || only.contains(choice)) {
                var places = into.places.computeIfAbsent(choice, _ -> new ArrayList<>());
                while (places.size() <= place) {
                    places.add(0);
                }
                places.set(place, places.get(place) + 1);
                place++;
            }
        }
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
