package org.kopilka.survey.results;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Many answers, counted question by question. */
public record Tabulation(int answers, Map<String, Counts> questions) {

    static final Tabulation NONE = new Tabulation(0, Map.of());

    public Counts of(String question) {
        return questions.getOrDefault(question, Counts.NONE);
    }

    /** The counts of these questions alone. */
    Tabulation only(Set<String> kept) {
        var counts = new LinkedHashMap<>(questions);
        counts.keySet().retainAll(kept);
        return new Tabulation(answers, counts);
    }
}
