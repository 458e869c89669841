package org.kopilka.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kopilka.sandbox.PortalSession;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A program dies while people write: what was acknowledged is there once, and those who had only to hear of it have
 * heard of it once. The fact is «came to an event», written in events-service and read in staff-service's portfolio.
 */
@Tag("network")
@ExtendWith(RunningNetwork.Given.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KilledProgramsIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int WRITES_BEFORE = 8;
    private static final int WRITES_AFTER = 4;
    private static final Duration BACK = Duration.ofMinutes(2);

    private final List<UUID> acknowledged = new ArrayList<>();

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"events-service", "staff-service", "broker", "store", "gateway"})
    void everything_acknowledged_is_told_once_although_a_program_was_killed(String part, RunningNetwork network) {
        var methodist = network.as("sokolova.m");
        var person = someEducator(methodist);
        var before = attended(methodist, person).size();

        for (int i = 0; i < WRITES_BEFORE; i++) {
            holdEventFor(methodist, person);
        }
        network.kill(part); // what was acknowledged last is hardly on its way yet
        while (acknowledged.size() < WRITES_BEFORE + WRITES_AFTER) {
            holdEventWhenever(methodist, person);
        }

        await().atMost(BACK)
                .ignoreExceptions()
                .until(() -> attended(methodist, person).size() >= before + acknowledged.size());
        var told = attended(methodist, person).stream()
                .map(entry -> entry.at("/page").asString())
                .toList();
        assertThat(told).doesNotHaveDuplicates();
        assertThat(acknowledged)
                .allSatisfy(event -> assertThat(told)
                        .filteredOn(page -> page.contains(event.toString()))
                        .hasSize(1));
        assertThat(told).hasSize(before + acknowledged.size());
    }

    /** As people do: again, until it is taken; the same key makes it the same event. */
    private void holdEventWhenever(PortalSession methodist, String person) {
        var key = UUID.randomUUID();
        await().atMost(BACK)
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .until(() -> hold(methodist, person, key));
    }

    private void holdEventFor(PortalSession methodist, String person) {
        assertThat(hold(methodist, person, UUID.randomUUID())).isTrue();
    }

    /** @return whether attendance was acknowledged */
    private boolean hold(PortalSession methodist, String person, UUID key) {
        var district = JSON.readTree(methodist
                        .call("GET", "/api/staff/people/me", BodyPublishers.noBody())
                        .body())
                .at("/duties/0/institution")
                .asString();
        var day = LocalDate.now().minusDays(2);
        var planned = send(
                methodist,
                "POST",
                "/api/events/events",
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
                        1),
                "Idempotency-Key",
                key.toString());
        if (planned == null) {
            return false;
        }
        var path = "/api/events/events/" + planned.at("/id").asString();
        if (planned.at("/status").asString().equals("draft")
                && send(
                                methodist,
                                "PUT",
                                path + "/publication",
                                Map.of(),
                                "If-Match",
                                "\"" + planned.at("/version").asLong() + "\"")
                        == null) {
            return false;
        }
        var marks = Map.of("marks", List.of(Map.of("person", person, "came", true)));
        var taken = send(methodist, "PATCH", path + "/attendance", marks) != null;
        if (taken) {
            acknowledged.add(UUID.fromString(planned.at("/id").asString()));
        }
        return taken;
    }

    /** @return null where the network could not do it now */
    private static @org.jspecify.annotations.Nullable JsonNode send(
            PortalSession by, String method, String path, Object body, String... headers) {
        var all = new ArrayList<>(List.of(headers));
        all.addAll(List.of("Content-Type", "application/json"));
        var answer = by.call(
                method, path, BodyPublishers.ofString(JSON.writeValueAsString(body)), all.toArray(String[]::new));
        if (answer.statusCode() / 100 == 5) {
            return null;
        }
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body());
    }

    /** Somebody who has been nowhere yet, so that the portfolio fits on a page. */
    private static String someEducator(PortalSession methodist) {
        return JSON.readTree(methodist
                        .call("GET", "/api/staff/people?limit=200", BodyPublishers.noBody())
                        .body())
                .at("/items")
                .valueStream()
                .filter(each -> each.at("/posts/0/role").asString("").equals("educator"))
                .filter(each -> !each.at("/invited").asBoolean())
                .map(each -> each.at("/id").asString())
                .filter(person -> attended(methodist, person).size() < 20)
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonNode> attended(PortalSession methodist, String person) {
        var answer = methodist.call(
                "GET", "/api/staff/people/" + person + "/portfolio?kind=ATTENDED&limit=200", BodyPublishers.noBody());
        if (answer.statusCode() != 200) {
            throw new UncheckedIOException(new java.io.IOException(answer.body()));
        }
        return JSON.readTree(answer.body()).at("/items").valueStream().toList();
    }
}
