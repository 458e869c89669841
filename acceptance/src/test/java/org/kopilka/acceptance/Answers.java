package org.kopilka.acceptance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** «An educator has answered»: written in survey-service, counted there and in the record that staff-service keeps. */
final class Answers implements ToldFacts {

    private final Calls methodist;
    private final Calls educator;
    private final String district;
    private final String institution;
    private final String questionnaire;
    private final Map<UUID, String> waves = new HashMap<>();

    Answers(RunningNetwork network) {
        methodist = new Calls(network.as("sokolova.m"));
        educator = new Calls(network.as("fedorova.a"));
        district = methodist
                .get("/api/staff/people/me")
                .at("/duties/0/institution")
                .asString();
        institution =
                educator.get("/api/staff/people/me").at("/posts/0/institution").asString();
        questionnaire =
                methodist.get("/api/surveys/questionnaires").at("/items/0/id").asString();
    }

    private Answers(RunningNetwork network, Answers same) {
        methodist = new Calls(network.as("sokolova.m"));
        educator = new Calls(network.as("fedorova.a"));
        district = same.district;
        institution = same.institution;
        questionnaire = same.questionnaire;
        waves.putAll(same.waves);
    }

    /** The same facts in a network that was restored. */
    Answers in(RunningNetwork restored) {
        return new Answers(restored, this);
    }

    boolean knows(UUID key) {
        return waves.containsKey(key);
    }

    @Override
    public void happen(UUID key) {
        var today = RunningNetwork.today();
        var plan = Map.of(
                "questionnaire",
                questionnaire,
                "title",
                "Опрос при отказах " + key,
                "anonymous",
                true,
                "opens",
                today.toString(),
                "closes",
                today.plusDays(3).toString(),
                "institutions",
                List.of(institution));
        var wave = methodist
                .post("/api/surveys/waves", key, Map.of("owner", district, "plan", plan))
                .at("/id")
                .asString();
        waves.put(key, wave);
        var path = "/api/surveys/waves/" + wave;
        var now = methodist.get(path);
        if (now.at("/status").asString().equals("draft")) {
            methodist.put(path + "/status", Map.of("status", "open"), Calls.seen(now));
        }
        if (educator.get("/api/surveys/mine")
                .valueStream()
                .noneMatch(mine -> mine.at("/id").asString().equals(wave))) {
            throw new Calls.NotNow("The invitation is still being made");
        }
        educator.put(path + "/answers/mine", Map.of("values", answer(educator.get("/api/surveys/mine/" + wave))));
    }

    @Override
    public long heardOf(UUID key) {
        return methodist
                .get("/api/surveys/waves/" + waves.get(key))
                .at("/answered")
                .asLong();
    }

    @Override
    public long heard() {
        return methodist
                .get("/api/staff/record/counts?below=" + district)
                .at("/institutions")
                .valueStream()
                .filter(counts -> counts.at("/institution").asString().equals(institution))
                .mapToLong(counts -> counts.at("/answered").asLong())
                .sum();
    }

    /** To every question that each reader sees, the first of its choices. */
    private static Map<String, Object> answer(JsonNode form) {
        var values = new HashMap<String, Object>();
        form.at("/form/questions")
                .valueStream()
                .filter(question -> question.at("/required").asBoolean())
                .filter(question -> question.at("/relevant").asString("").isEmpty())
                .forEach(question -> values.put(question.at("/name").asString(), answerTo(question)));
        return values;
    }

    private static Object answerTo(JsonNode question) {
        var choices = question.at("/choices")
                .valueStream()
                .map(choice -> choice.at("/name").asString())
                .toList();
        return switch (question.at("/kind").asString()) {
            case "one" -> choices.getFirst();
            case "multiple" -> choices.subList(0, 1);
            case "rank" -> choices;
            case "integer" -> 5;
            default -> throw new IllegalStateException("No answer is known to " + question);
        };
    }
}
