package org.kopilka.sandbox.demo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/** A year of events: those that were held have their attendance and outcome, those to come their register. */
final class DemoEvents {

    private static final int LESSON_MINUTES = 45;
    private static final int LONG_DAY_HOURS = 6;

    private final Cast cast;

    DemoEvents(Cast cast) {
        this.cast = cast;
    }

    void tell(JsonNode events) {
        for (var event : events) {
            plan(event);
        }
    }

    private void plan(JsonNode told) {
        var title = told.at("/title").asString();
        var methodist = cast.as(told.at("/by").asString());
        var plan = edited(told, methodist.get("/api/staff/people/me"));
        var made = methodist.post("event " + title, "/api/events/events", plan);
        var path = "/api/events/events/" + made.at("/id").asString();
        var planned = methodist.get(path); // a step taken again gets the first answer again
        if (told.has("draft") || planned.at("/status").asString().equals("held")) {
            return;
        }
        if (planned.at("/status").asString().equals("draft")) {
            planned =
                    methodist.put(path + "/publication", planned.at("/version").asLong(), Map.of());
        }
        var others = others(told, plan);
        if (told.has("came")) {
            var came = others.subList(0, Math.min(told.at("/came").asInt(), others.size()));
            methodist.patch(
                    path + "/attendance",
                    Map.of(
                            "marks",
                            came.stream()
                                    .map(who -> Map.of("person", who.id(), "came", true))
                                    .toList()));
            var outcome = new HashMap<String, Object>();
            if (told.has("decision")) {
                outcome.put("decision", told.at("/decision").asString());
            }
            methodist.put(path + "/outcome", methodist.get(path).at("/version").asLong(), outcome);
        } else {
            told.at("/signUps").forEach(login -> cast.as(login.asString()).put(path + "/seats/mine", Map.of()));
            var more = others.stream()
                    .limit(told.at("/signedUp").asInt())
                    .map(Cast.Person::id)
                    .toList();
            if (!more.isEmpty()) {
                methodist.post("seats of " + title, path + "/seats", Map.of("people", more));
            }
        }
    }

    private Map<String, Object> edited(JsonNode told, JsonNode methodist) {
        var level = told.at("/level").asString();
        var hours = told.at("/hours").asDouble();
        var day = cast.day(told.at("/day").asInt());
        var start = day.atTime(hours >= LONG_DAY_HOURS ? 9 : 14, 0);
        var ofDistrict = methodist
                .at("/duties")
                .valueStream()
                .anyMatch(duty -> duty.at("/role").asString().equals("district-methodist"));
        var plan = new HashMap<String, Object>(Map.of(
                "owner",
                        ofDistrict
                                ? cast.district()
                                : methodist.at("/posts/0/institution").asString(),
                "title", told.at("/title").asString(),
                "form", told.at("/form").asString(),
                "level", level,
                "visibility", Map.of("kind", level.equals("institution") ? "institution" : "network"),
                "startsAt", start.toString(),
                "endsAt", start.plusMinutes((long) (hours * LESSON_MINUTES)).toString(),
                "hours", hours,
                "place", told.at("/place").asString(),
                "presenters", presenters(told).stream().map(Cast.Person::id).toList()));
        for (var word : List.of("problem", "description")) {
            if (told.has(word)) {
                plan.put(word, told.get(word).asString());
            }
        }
        for (var number : List.of("seats", "perInstitution")) {
            if (told.has(number)) {
                plan.put(number, told.get(number).asInt());
            }
        }
        return plan;
    }

    private List<Cast.Person> presenters(JsonNode told) {
        return told.at("/presenters")
                .valueStream()
                .map(name -> cast.person(name.asString()))
                .toList();
    }

    /** Whom the event is for, without those who present it, in an order that is the same every time. */
    private List<Cast.Person> others(JsonNode told, Map<String, Object> plan) {
        var atHome = told.at("/level").asString().equals("institution");
        var presenters = presenters(told);
        var others = new ArrayList<Cast.Person>();
        cast.people().values().stream()
                .filter(who -> !presenters.contains(who) && !who.position().equals("head"))
                .filter(who -> !atHome || who.institution().equals(plan.get("owner")))
                .sorted(java.util.Comparator.comparing(Cast.Person::name))
                .forEach(others::add);
        Collections.shuffle(others, new Random(told.at("/title").asString().hashCode()));
        return others;
    }
}
