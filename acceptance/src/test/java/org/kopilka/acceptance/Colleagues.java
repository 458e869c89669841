package org.kopilka.acceptance;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** «A colleague has come»: written in staff-service, found among the people of events-service. */
final class Colleagues implements ToldFacts {

    private static final String FAMILY = "Отказова";

    private final RunningNetwork network;
    private final Calls methodist;
    private final String institution;

    Colleagues(RunningNetwork network) {
        this.network = network;
        methodist = new Calls(network.as("sokolova.m"));
        institution =
                methodist.get("/api/staff/people/me").at("/posts/0/institution").asString();
    }

    @Override
    public void happen(UUID key) {
        come(key);
    }

    private String come(UUID key) {
        var post = Map.of("institution", institution, "position", "educator", "partTime", false);
        return methodist
                .post(
                        "/api/staff/people",
                        key,
                        Map.of("family", FAMILY, "given", key.toString(), "posts", List.of(post)))
                .at("/id")
                .asString();
    }

    /** One more, who has opened their invitation: with {@code login} and the first {@code password}. */
    JsonNode invited() {
        return Invitation.accepted(network, methodist, come(UUID.randomUUID()));
    }

    @Override
    public long heardOf(UUID key) {
        return colleagues().stream()
                .filter(person -> person.at("/name").asString().contains(key.toString()))
                .count();
    }

    @Override
    public long heard() {
        return colleagues().size();
    }

    private List<JsonNode> colleagues() {
        var word = URLEncoder.encode(FAMILY, StandardCharsets.UTF_8);
        return methodist
                .get("/api/events/people?limit=500&q=" + word)
                .valueStream()
                .toList();
    }
}
