package org.kopilka.bank.search;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.facet.FacetsConfig;
import org.kopilka.platform.values.SchoolYear;

/** By what findings can be narrowed. */
enum Facet {
    INSTITUTION,
    TOPIC,
    COMPETENCE,
    CAMPAIGN,
    AGE,
    YEAR,
    TAKEN;

    private static final int OLDEST = 18;

    static FacetsConfig config() {
        var config = new FacetsConfig();
        for (var facet : values()) {
            config.setMultiValued(facet.word(), facet == TOPIC || facet == COMPETENCE || facet == AGE);
        }
        return config;
    }

    @JsonValue
    String word() {
        return name().toLowerCase();
    }

    /** @param institutions how many have taken the practice over */
    List<String> valuesOf(PracticeNews practice, PracticeNews.Card card, int institutions) {
        return switch (this) {
            case INSTITUTION -> List.of(practice.institution().toString());
            case TOPIC ->
                card.topics().stream().map(String::toLowerCase).distinct().toList();
            case COMPETENCE -> card.competences();
            case CAMPAIGN ->
                Stream.of(card.campaign()).filter(text -> !text.isEmpty()).toList();
            case AGE -> ages(card.conditions());
            case YEAR -> List.of(schoolYear(practice));
            case TAKEN -> List.of(taken(institutions));
        };
    }

    /** Every year of age from the youngest to the oldest. */
    private static List<String> ages(PracticeNews.Conditions conditions) {
        var from = conditions.ageFrom() == null ? conditions.ageTo() : conditions.ageFrom();
        var to = conditions.ageTo() == null ? conditions.ageFrom() : conditions.ageTo();
        return from == null || to == null
                ? List.of()
                : IntStream.rangeClosed(Math.max(0, from), Math.min(OLDEST, to))
                        .mapToObj(String::valueOf)
                        .toList();
    }

    /** As {@code 2025/26}. */
    private static String schoolYear(PracticeNews practice) {
        var begins = SchoolYear.of(practice.publishedOn()).begins();
        return "%d/%02d".formatted(begins, (begins + 1) % 100);
    }

    private static String taken(int institutions) {
        if (institutions <= 1) {
            return institutions == 0 ? "none" : "one";
        }
        return institutions < 5 ? "some" : "many";
    }
}
