package org.kopilka.acceptance;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** «A practice was accepted»: written in experience-bank-service, read in its author's portfolio in staff-service. */
final class Publications implements ToldFacts {

    private final Calls author;
    private final Calls expert;
    private final JsonNode me;
    private final List<Map<String, Object>> scores;

    Publications(RunningNetwork network) {
        author = new Calls(network.as("fedorova.a"));
        expert = new Calls(network.as("dmitrieva.o"));
        me = author.get("/api/staff/people/me");
        scores = expert.get("/api/bank/review/rubric")
                .at("/criteria")
                .valueStream()
                .map(criterion -> Map.<String, Object>of(
                        "criterion", criterion.at("/code").asString(), "points", 4, "comment", ""))
                .toList();
    }

    @Override
    public void happen(UUID key) {
        var begun = author.post(
                "/api/bank/practices",
                key,
                Map.of(
                        "institution", me.at("/posts/0/institution").asString(),
                        "visibility", Map.of("kind", "network"),
                        "authors", List.of(),
                        "card", card(key)));
        var id = begun.at("/id").asString();
        var path = "/api/bank/practices/" + id;
        var now = author.get(path);
        if (now.at("/work/stage").asString().equals("draft")) {
            author.post(path + "/submission", step(key, "submission"), Map.of(), Calls.seen(now));
        }
        var review = "/api/bank/review/cards/" + id;
        expert.post(review + "/review", step(key, "review"), Map.of());
        expert.post(
                review + "/verdict",
                step(key, "verdict"),
                Map.of("verdict", "accept", "summary", "Понятно и проверено.", "scores", scores, "remarks", List.of()));
    }

    @Override
    public long heardOf(UUID key) {
        return published().stream()
                .filter(entry -> entry.at("/title").asString().contains(key.toString()))
                .count();
    }

    @Override
    public long heard() {
        return published().size();
    }

    private List<JsonNode> published() {
        var portfolio = "/api/staff/people/" + me.at("/id").asString() + "/portfolio?kind=PUBLISHED&limit=200";
        return author.get(portfolio).at("/items").valueStream().toList();
    }

    /** A card that lacks nothing. */
    static Map<String, Object> card(UUID key) {
        return Map.ofEntries(
                Map.entry("title", "Опыт при отказах " + key),
                Map.entry("summary", "Записан, пока одна из программ падала."),
                Map.entry("problem", "Программа может упасть посреди записи."),
                Map.entry("goal", "Ничего не потерять."),
                Map.entry("methods", "Записать, упасть, встать и досказать."),
                Map.entry("steps", List.of(Map.of("title", "Записать", "text", "Одна запись с новостью о ней."))),
                Map.entry(
                        "conditions",
                        Map.of("ageFrom", 4, "ageTo", 7, "equipment", List.of(), "skills", List.of(), "other", "")),
                Map.entry("result", "Рассказано ровно один раз."),
                Map.entry("evidence", "Этот самый проверочный прогон."),
                Map.entry("effect", "Педагоги не пишут дважды."),
                Map.entry("topics", List.of("надёжность")),
                Map.entry("competences", List.of("communicative")),
                Map.entry("showing", "open-session"),
                Map.entry("noChildKnown", true));
    }

    private static UUID step(UUID key, String name) {
        return UUID.nameUUIDFromBytes((key + name).getBytes());
    }
}
