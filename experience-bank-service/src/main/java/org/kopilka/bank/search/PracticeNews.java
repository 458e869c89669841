package org.kopilka.bank.search;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.actor.Visibility;

/** What the index reads of a practice's message; it is kept in the index to show what was found. */
record PracticeNews(
        UUID id,
        long version,
        String title,
        List<Author> authors,
        UUID institution,
        Visibility visibility,
        String status,
        int edition,
        LocalDate publishedOn,
        @Nullable Card card) {

    static final String TOPIC = "kopilka.bank.practice";

    record Author(UUID person, String name) {}

    record Step(String title, String text) {}

    record Conditions(
            @Nullable Integer ageFrom,
            @Nullable Integer ageTo,
            List<String> equipment,
            List<String> skills,
            String other) {}

    record Card(
            String summary,
            String problem,
            String goal,
            String methods,
            List<Step> steps,
            Conditions conditions,
            String resources,
            String result,
            String evidence,
            String effect,
            String risks,
            List<String> topics,
            List<String> competences,
            String campaign) {

        /** All that is told, in the order in which it is read. */
        String text() {
            return Stream.of(
                            Stream.of(summary, problem, goal, methods),
                            steps.stream().flatMap(step -> Stream.of(step.title(), step.text())),
                            Stream.of(conditions.other()),
                            conditions.equipment().stream(),
                            conditions.skills().stream(),
                            Stream.of(resources, result, evidence, effect, risks))
                    .flatMap(texts -> texts)
                    .filter(text -> !text.isBlank())
                    .collect(Collectors.joining("\n"));
        }
    }

    boolean isPublished() {
        return card != null && status.equals("published");
    }
}
