package org.kopilka.survey.results;

import java.util.Map;

/** Many answers, counted question by question. */
public record Tabulation(int answers, Map<String, Counts> questions) {

    public Counts of(String question) {
        return questions.getOrDefault(question, Counts.NONE);
    }
}
