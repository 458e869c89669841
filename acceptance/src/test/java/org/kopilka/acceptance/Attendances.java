package org.kopilka.acceptance;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** «Came to an event»: written in events-service, read in the portfolio that staff-service keeps. */
final class Attendances implements ToldFacts {

    private final Calls methodist;
    private final String district;
    private final String person;

    Attendances(RunningNetwork network) {
        methodist = new Calls(network.as("sokolova.m"));
        district = methodist
                .get("/api/staff/people/me")
                .at("/duties/0/institution")
                .asString();
        // Somebody who has been to little yet, so that the portfolio fits on a page.
        person = methodist
                .get("/api/staff/people?limit=200&institution=" + district)
                .at("/items")
                .valueStream()
                .filter(each -> each.at("/posts/0/role").asString("").equals("educator"))
                .filter(each -> !each.at("/invited").asBoolean())
                .map(each -> each.at("/id").asString())
                .filter(each -> portfolio(each).size() < 100)
                .findFirst()
                .orElseThrow();
    }

    private Attendances(RunningNetwork network, Attendances same) {
        methodist = new Calls(network.as("sokolova.m"));
        district = same.district;
        person = same.person;
    }

    /** The same facts of the same person in a network that was restored. */
    Attendances in(RunningNetwork restored) {
        return new Attendances(restored, this);
    }

    @Override
    public void happen(UUID key) {
        var day = RunningNetwork.today().minusDays(2);
        var planned = methodist.post(
                "/api/events/events",
                key,
                Map.of(
                        "owner",
                        district,
                        "title",
                        "Семинар при отказах " + key,
                        "form",
                        "thematic-seminar",
                        "level",
                        "district",
                        "visibility",
                        Map.of("kind", "network"),
                        "startsAt",
                        day.atTime(10, 0).toString(),
                        "endsAt",
                        day.atTime(11, 0).toString(),
                        "hours",
                        1));
        var path = "/api/events/events/" + planned.at("/id").asString();
        var now = methodist.get(path);
        if (now.at("/status").asString().equals("draft")) {
            methodist.put(path + "/publication", Map.of(), Calls.seen(now));
        }
        methodist.patch(path + "/attendance", Map.of("marks", List.of(Map.of("person", person, "came", true))));
    }

    @Override
    public long heardOf(UUID key) {
        return portfolio(person).stream()
                .filter(entry -> entry.at("/title").asString().contains(key.toString()))
                .count();
    }

    @Override
    public long heard() {
        return portfolio(person).size();
    }

    private List<JsonNode> portfolio(String somebody) {
        return methodist
                .get("/api/staff/people/" + somebody + "/portfolio?kind=ATTENDED&limit=200")
                .at("/items")
                .valueStream()
                .toList();
    }
}
