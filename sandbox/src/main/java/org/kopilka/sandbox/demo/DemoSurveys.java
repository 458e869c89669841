package org.kopilka.sandbox.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/**
 * A wave of a year ago out of a table, one that is over, with its results, and one that is open now: some have answered,
 * most have not yet. What changed in the year between the first two is kept as a comparison.
 */
final class DemoSurveys {

    private static final String METHODIST = "sokolova.m";
    private static final int DAYS = 14;
    private static final int A_YEAR = 370;

    /** Five of «Родничок» and five of «Балапан», the fewest of whom an institution's results are shown; then others. */
    private static final List<String> RESPONDENTS = List.of(
            "fedorova.a",
            "kim.n",
            "loseva.k",
            "nikitina.v",
            "orlova.t",
            "akhmetova.a",
            "egorova.e",
            "stepanova.o",
            "suleimenova.g",
            "zhaqsybekova.a",
            "panova.v",
            "bykova.d",
            "rodionova.s",
            "kulikova.p",
            "tikhonova.a",
            "belyaeva.n",
            "guseva.l",
            "sharipova.k",
            "levchenko.i");

    private static final String OLDER = "older-wave.tsv";
    private static final List<String> WISHES = List.of(
            "Больше показов с детьми и меньше докладов",
            "Как вести наблюдение за детьми, чтобы хватало сил",
            "Готовые карточки для пятиминуток",
            "Помощь с описанием опыта для аттестации",
            "Қос тілді топқа арналған ойындар");

    private final Cast cast;

    DemoSurveys(Cast cast) {
        this.cast = cast;
    }

    void tell() {
        var methodist = cast.as(METHODIST);
        var questionnaire = DemoNetwork.pages(methodist, "/api/surveys/questionnaires?limit=50").stream()
                .filter(line -> line.at("/owner").asString().equals(DemoNetwork.ROOT))
                .findFirst()
                .orElseThrow()
                .at("/id")
                .asString();
        var institutions = cast.people().values().stream()
                .map(Cast.Person::institution)
                .distinct()
                .sorted()
                .toList();
        var title = title(cast.today());
        var over = opened(
                "wave-over",
                plan(
                        questionnaire,
                        title + ", проба",
                        institutions,
                        cast.today().minusDays(DAYS),
                        cast.today()));
        if (over.at("/status").asString().equals("open")) {
            answer(over, 0);
            methodist.put(path(over) + "/status", over.at("/version").asLong(), Map.of("status", "closed"));
        }
        var open = opened(
                "wave",
                plan(
                        questionnaire,
                        title,
                        institutions,
                        cast.today(),
                        cast.today().plusDays(DAYS)));
        answer(open, 1);
        compare(older(questionnaire), over);
    }

    private static String title(LocalDate held) {
        return "Востребованность форм методической работы, %d".formatted(held.getYear());
    }

    /** Every column is the question that the service finds for it. */
    private String older(String questionnaire) {
        var methodist = cast.as(METHODIST);
        var held = cast.day(-A_YEAR);
        try (var in = DemoSurveys.class.getResourceAsStream("/demo/" + OLDER)) {
            var table = Objects.requireNonNull(in).readAllBytes();
            var columns = methodist
                    .upload(
                            "reading " + OLDER,
                            "/api/surveys/older-wave-tables?questionnaire=" + questionnaire,
                            OLDER,
                            table)
                    .at("/columns")
                    .valueStream()
                    .map(column -> Map.of(
                            "column", column.at("/column"),
                            "kind", column.at("/guess"),
                            "text", column.at("/text"),
                            "question", column.at("/question")))
                    .toList();
            var plan = Map.of(
                    "owner",
                    cast.district(),
                    "title",
                    title(held),
                    "heldOn",
                    held.toString(),
                    "questionnaire",
                    questionnaire,
                    "columns",
                    columns);
            return methodist
                    .upload("loading " + OLDER, "/api/surveys/older-waves", OLDER, table, Map.of("plan", plan))
                    .at("/id")
                    .asString();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void compare(String first, JsonNode second) {
        var methodist = cast.as(METHODIST);
        DemoNetwork.await(
                "the results of the wave that is over",
                () -> methodist.get(path(second) + "/results").at("/last").asBoolean());
        methodist.post(
                "comparison",
                "/api/surveys/comparisons",
                Map.of(
                        "owner",
                        cast.district(),
                        "first",
                        first,
                        "second",
                        second.at("/id").asString()));
    }

    private static Map<String, Object> plan(
            String questionnaire, String title, List<String> institutions, LocalDate opens, LocalDate closes) {
        return Map.of(
                "questionnaire",
                questionnaire,
                "title",
                title,
                "anonymous",
                true,
                "opens",
                opens.toString(),
                "closes",
                closes.toString(),
                "institutions",
                institutions);
    }

    private JsonNode opened(String key, Map<String, Object> plan) {
        var methodist = cast.as(METHODIST);
        var made = methodist.post(key, "/api/surveys/waves", Map.of("owner", cast.district(), "plan", plan));
        var wave = methodist.get(path(made));
        if (wave.at("/status").asString().equals("draft")) {
            methodist.put(path(wave) + "/status", wave.at("/version").asLong(), Map.of("status", "open"));
        }
        return methodist.get(path(wave));
    }

    private static String path(JsonNode wave) {
        return "/api/surveys/waves/" + wave.at("/id").asString();
    }

    /** @param turn makes the same people answer otherwise */
    private void answer(JsonNode wave, int turn) {
        var form = cast.as(METHODIST).get(path(wave) + "/questions");
        var invited = "/api/surveys/mine/" + wave.at("/id").asString();
        for (var login : RESPONDENTS) {
            var caller = cast.as(login);
            DemoNetwork.await(
                    "the invitation of " + login,
                    () -> caller.get("/api/surveys/mine")
                            .valueStream()
                            .anyMatch(mine -> invited.endsWith(mine.at("/id").asString())));
            if (!caller.get(invited).at("/wave/answered").asBoolean()) {
                caller.put(path(wave) + "/answers/mine", Map.of("values", answers(form, login, turn)));
            }
        }
    }

    /** Those who work with children long are drawn to forms in which they do something themselves. */
    private static Map<String, Object> answers(JsonNode form, String login, int turn) {
        var chance = new Random(login.hashCode() + turn);
        var ranked = new ArrayList<String>();
        form.at("/questions")
                .valueStream()
                .filter(question -> question.at("/name").asString().equals("demand"))
                .flatMap(question -> question.at("/choices").valueStream())
                .forEach(choice -> ranked.add(choice.at("/name").asString()));
        Collections.shuffle(ranked, chance);
        ranked.sort(java.util.Comparator.comparingInt(name -> liking(name) + chance.nextInt(6)));
        var wants = chance.nextInt(3) > 0;
        var answers = new LinkedHashMap<String, Object>();
        answers.put("position", position(login));
        answers.put("experience", 2 + chance.nextInt(25));
        var took = new LinkedHashSet<String>(List.of("master-class", ranked.getFirst()));
        took.add(chance.nextBoolean() ? "practical-seminar" : "mentoring");
        took.add(chance.nextInt(3) > 0 ? "pedagogical-council" : "courses");
        answers.put("took_part", took);
        answers.put("demand", ranked);
        answers.put("usefulness", String.valueOf(3 + chance.nextInt(3)));
        answers.put("wants_to_show", wants ? "yes" : "no");
        if (wants) {
            answers.put("show_form", List.of(ranked.getFirst()));
        }
        if (chance.nextBoolean()) {
            answers.put("ask", WISHES.get(chance.nextInt(WISHES.size())));
        }
        return answers;
    }

    private static String position(String login) {
        return switch (login) {
            case "orlova.t" -> "head";
            case "kim.n", "akhmetova.a" -> "senior";
            case "bykova.d", "levchenko.i", "sharipova.k" -> "teacher";
            case "egorova.e", "stepanova.o", "panova.v", "kulikova.p", "belyaeva.n" -> "specialist";
            default -> "educator";
        };
    }

    private static int liking(String form) {
        return switch (form) {
            case "master-class", "internship-site", "kopilka" -> 0;
            case "practical-seminar", "idea-bank", "mentoring" -> 3;
            case "pedagogical-council", "courses", "single-space" -> 9;
            default -> 6;
        };
    }
}
