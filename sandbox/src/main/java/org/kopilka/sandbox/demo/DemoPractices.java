package org.kopilka.sandbox.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The bank: practices in every stage, reviewed by experts of other institutions. */
final class DemoPractices {

    private static final int TRIED_DAYS = 60;
    private static final String HELD = "in-review";
    private static final Set<String> UNJUDGED = Set.of("draft", "submitted", HELD);

    private final Cast cast;

    DemoPractices(Cast cast) {
        this.cast = cast;
    }

    /** Told again after a run that was cut short, a practice goes on from the stage it had reached. */
    void tell(JsonNode practices) {
        practices.forEach(this::share);
    }

    private void share(JsonNode told) {
        var author = cast.as(told.at("/by").asString());
        var title = told.at("/card/title").asString();
        var made = author.post(
                "practice " + title,
                "/api/bank/practices",
                Map.of(
                        "institution",
                        author.get("/api/staff/people/me")
                                .at("/posts/0/institution")
                                .asString(),
                        "visibility",
                        Map.of("kind", "network"),
                        "authors",
                        List.of(),
                        "card",
                        told.at("/card")));
        var path = "/api/bank/practices/" + made.at("/id").asString();
        var practice = author.get(path);
        if (told.has("draft")) {
            return;
        }
        if (stage(practice).equals("draft")) {
            author.post("submission of " + title, path + "/submission", version(practice), Map.of());
        }
        if (told.at("/reviewer").isString() && UNJUDGED.contains(stage(practice))) {
            review(told, practice);
        }
        told.at("/adoptions").forEach(adoption -> adopt(practice.at("/id").asString(), adoption));
    }

    private void adopt(String practice, JsonNode told) {
        var adopter = cast.as(told.at("/by").asString());
        var taken = adopter.post(
                "adoption of " + practice + " by " + told.at("/by").asString(),
                "/api/bank/adoptions",
                Map.of(
                        "practice",
                        practice,
                        "institution",
                        adopter.get("/api/staff/people/me")
                                .at("/posts/0/institution")
                                .asString(),
                        "plan",
                        Map.of(
                                "decision",
                                "adapt",
                                "decidedOn",
                                cast.today().minusDays(TRIED_DAYS).toString(),
                                "conditions",
                                told.at("/conditions"),
                                "changes",
                                told.at("/changes").asString())));
        var path = "/api/bank/adoptions/" + taken.at("/id").asString();
        var now = adopter.get(path);
        if (now.at("/report").isMissingNode() || now.at("/report").isNull()) {
            adopter.put(
                    path + "/report",
                    now.at("/version").asLong(),
                    Map.of(
                            "success",
                            "worked",
                            "continued",
                            true,
                            "result",
                            told.at("/result").asString(),
                            "noChildKnown",
                            true));
        }
    }

    private void review(JsonNode told, JsonNode practice) {
        var expert = cast.as(told.at("/reviewer").asString());
        var title = told.at("/card/title").asString();
        var card = "/api/bank/review/cards/" + practice.at("/id").asString();
        if (!stage(practice).equals(HELD)) {
            expert.post("review of " + title, card + "/review", Map.of());
        }
        var criteria = expert.get("/api/bank/review/rubric").at("/criteria");
        var scores = new ArrayList<Map<String, Object>>();
        for (var i = 0; i < criteria.size(); i++) {
            var points = told.at("/points").get(i).asInt();
            scores.add(Map.of(
                    "criterion",
                    criteria.get(i).at("/code").asString(),
                    "points",
                    points,
                    "comment",
                    points < 3 ? "Пока этого мало, чтобы повторить." : ""));
        }
        var verdict = new HashMap<String, Object>();
        verdict.put("verdict", told.at("/verdict").asString());
        verdict.put("summary", told.at("/summary").asString());
        verdict.put("scores", scores);
        verdict.put("remarks", told.has("remarks") ? told.at("/remarks") : List.of());
        expert.post("verdict on " + title, card + "/verdict", verdict);
    }

    private static String stage(JsonNode practice) {
        return practice.at("/work/stage").asString("");
    }

    private static long version(JsonNode practice) {
        return practice.at("/version").asLong();
    }
}
