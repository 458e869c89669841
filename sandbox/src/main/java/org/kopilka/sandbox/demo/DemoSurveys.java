package org.kopilka.sandbox.demo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/** A wave that is open now: some have answered, most have not yet. */
final class DemoSurveys {

    private static final String METHODIST = "sokolova.m";
    private static final int DAYS = 14;
    private static final List<String> RESPONDENTS = List.of(
            "fedorova.a",
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
            "levchenko.i",
            "kim.n");
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
        var plan = Map.of(
                "questionnaire",
                questionnaire,
                "title",
                "Востребованность форм методической работы, %d"
                        .formatted(cast.today().getYear()),
                "anonymous",
                true,
                "opens",
                cast.today().toString(),
                "closes",
                cast.today().plusDays(DAYS).toString(),
                "institutions",
                institutions);
        var made = methodist.post("wave", "/api/surveys/waves", Map.of("owner", cast.district(), "plan", plan));
        var path = "/api/surveys/waves/" + made.at("/id").asString();
        var wave = methodist.get(path);
        if (wave.at("/status").asString().equals("draft")) {
            methodist.put(path + "/status", wave.at("/version").asLong(), Map.of("status", "open"));
        }
        var form = methodist.get(path + "/questions");
        for (var login : RESPONDENTS) {
            var caller = cast.as(login);
            var invited = "/api/surveys/mine/" + wave.at("/id").asString();
            DemoNetwork.await(
                    "the invitation of " + login,
                    () -> caller.get("/api/surveys/mine")
                            .valueStream()
                            .anyMatch(mine -> invited.endsWith(mine.at("/id").asString())));
            if (!caller.get(invited).at("/wave/answered").asBoolean()) {
                caller.put(path + "/answers/mine", Map.of("values", answers(form, login)));
            }
        }
    }

    /** Those who work with children long are drawn to forms in which they do something themselves. */
    private static Map<String, Object> answers(JsonNode form, String login) {
        var chance = new Random(login.hashCode());
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
        answers.put("position", login.startsWith("kim") ? "senior" : chance.nextBoolean() ? "educator" : "teacher");
        answers.put("experience", 2 + chance.nextInt(25));
        answers.put(
                "took_part",
                List.of("master-class", "practical-seminar", ranked.getFirst()).stream()
                        .distinct()
                        .toList());
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

    private static int liking(String form) {
        return switch (form) {
            case "master-class", "internship-site", "kopilka" -> 0;
            case "practical-seminar", "idea-bank", "mentoring" -> 3;
            case "pedagogical-council", "courses", "single-space" -> 9;
            default -> 6;
        };
    }
}
