package org.kopilka.acceptance.containers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An upgrade and the way back, one program after the other, on the same topics and databases: staff-service, which tells
 * of people and institutions and hears of events, and events-service, which does the opposite.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Tag("long")
@TestMethodOrder(OrderAnnotation.class)
class RunningTwoVersionsIT {

    private static final String NETWORK = "00000000-0000-4000-8000-000000000001";
    private static final String INSTITUTIONS = "/api/staff/institutions";
    private static final String PEOPLE = "/api/staff/people";
    private static final String EVENTS = "/api/events/events";
    private static final Duration HEARD_WITHIN = Duration.ofSeconds(30);

    private static final List<Ground.Running> STARTED = new ArrayList<>();

    private static Released released;
    private static Ground.Running releasedStaff;
    private static Ground.Running releasedEvents;
    private static Ground.Running staff;
    private static Ground.Running events;

    private static String district;
    private static String garden;
    private static String teacher;
    private static String seminar;

    private record Answer(JsonNode body, String version) {}

    @BeforeAll
    static void live_with_the_released_version() throws Exception {
        released = Released.built();
        releasedStaff = ready(released.run("staff-service"));
        releasedEvents = ready(released.run("events-service"));
        district = add(releasedStaff, INSTITUTIONS, institution("district", NETWORK, "Район двух версий"));
        garden = add(releasedStaff, INSTITUTIONS, institution("kindergarten", district, "Детский сад «Прежний»"));
        teacher = add(releasedStaff, PEOPLE, person("Прежняя"));
        awaitHeard(releasedEvents, "Прежняя", "Детский сад «Прежний»");
        await().atMost(HEARD_WITHIN)
                .untilAsserted(() -> assertThat(
                                get(releasedEvents, "/api/events/forms").body())
                        .isNotEmpty());
        seminar = add(releasedEvents, EVENTS, event("Семинар прежних", teacher));
    }

    @AfterAll
    static void stop() {
        STARTED.forEach(Ground.Running::close);
    }

    @Test
    @Order(1)
    void the_next_events_take_over_and_live_with_the_released_staff() throws Exception {
        var before = get(releasedEvents, EVENTS + "/" + seminar).body();
        stop(releasedEvents);
        events = ready(today("events-service"));
        assertAgree(before, get(events, EVENTS + "/" + seminar).body(), seminar);
        exchange(releasedStaff, events);
    }

    @Test
    @Order(2)
    void one_changes_what_the_other_wrote_while_both_run() throws Exception {
        staff = ready(today("staff-service"));
        releasedEvents = ready(released.run("events-service"));
        changeEachOthers(
                releasedStaff, staff, INSTITUTIONS, institution("kindergarten", NETWORK, "Детский сад"), "name");
        changeEachOthers(releasedStaff, staff, PEOPLE, person("Общая"), "phone");
        changeEachOthers(releasedEvents, events, EVENTS, event("Общий семинар", teacher), "description");
        assertNothingIsPutAside(releasedStaff, staff, releasedEvents, events);
    }

    @Test
    @Order(3)
    void the_released_events_live_with_the_next_staff() throws Exception {
        stop(releasedStaff);
        stop(events);
        exchange(staff, releasedEvents);
    }

    @Test
    @Order(4)
    void the_released_version_goes_on_with_all_that_the_next_one_wrote() throws Exception {
        var pages = List.of(
                INSTITUTIONS + "?limit=500", PEOPLE + "?limit=500", PEOPLE + "/" + teacher, "/api/staff/record/counts");
        var before = new LinkedHashMap<String, JsonNode>();
        for (var page : pages) {
            before.put(page, get(staff, page).body());
        }
        stop(staff);
        releasedStaff = ready(released.run("staff-service"));
        for (var page : pages) {
            assertAgree(get(releasedStaff, page).body(), Objects.requireNonNull(before.get(page)), page);
        }
        exchange(releasedStaff, releasedEvents);
    }

    /** Staff tells of an institution and a person; events hears it, tells of what the person did, and staff hears that. */
    private static void exchange(Ground.Running staff, Ground.Running events) throws Exception {
        var word = UUID.randomUUID().toString().substring(0, 8);
        var name = "Детский сад «%s»".formatted(word);
        var page = INSTITUTIONS + "/" + garden;
        send(staff, "PUT", page, get(staff, page).version(), institution("kindergarten", district, name));
        var person = add(staff, PEOPLE, person(word));
        awaitHeard(events, word, name);

        var title = "Семинар " + word;
        var held = EVENTS + "/" + add(events, EVENTS, event(title, person));
        send(events, "PUT", held + "/publication", get(events, held).version(), Map.of());
        send(events, "PUT", held + "/outcome", get(events, held).version(), Map.of("decision", "Повторить"));
        await().atMost(HEARD_WITHIN).untilAsserted(() -> {
            var lines = get(staff, PEOPLE + "/" + person + "/portfolio").body().path("items");
            assertThat(lines.valueStream())
                    .as(staff.lastWords())
                    .extracting(line -> line.path("kind").asString())
                    .containsExactlyInAnyOrder("PRESENTED", "ORGANISED");
            assertThat(lines.valueStream()).allSatisfy(line -> {
                assertThat(line.path("title").asString()).isEqualTo(title);
                assertThat(line.path("level").asString()).isEqualTo("district");
            });
        });
        assertNothingIsPutAside(staff, events);
    }

    private static void changeEachOthers(
            Ground.Running released, Ground.Running next, String place, Map<String, Object> body, String field)
            throws Exception {
        for (var pair : List.of(List.of(released, next), List.of(next, released))) {
            var writer = pair.getFirst();
            var other = pair.getLast();
            var page = place + "/" + add(writer, place, body);
            assertAgree(get(released, page).body(), get(next, page).body(), page);

            var seen = get(writer, page);
            var changed = new LinkedHashMap<>(body);
            changed.put(field, "Изменено рядом");
            send(other, "PUT", page, get(other, page).version(), changed);
            assertThat(get(writer, page).body().path(field).asString())
                    .as("what %s reads at %s", writer.log(), page)
                    .isEqualTo("Изменено рядом");
            assertAgree(get(released, page).body(), get(next, page).body(), page);
            assertThat(answer(writer, "PUT", page, seen.version(), body).statusCode())
                    .as("a change of what was changed meanwhile")
                    .isEqualTo(412);
        }
    }

    private static void awaitHeard(Ground.Running events, String person, String institution) {
        await().atMost(HEARD_WITHIN).untilAsserted(() -> {
            var found = get(events, "/api/events/people?q=" + URLEncoder.encode(person, UTF_8))
                    .body();
            assertThat(found).as(events.lastWords()).hasSize(1);
            assertThat(found.path(0).path("name").asString()).isEqualTo(person + " Анна");
            assertThat(found.path(0).path("institutions").path(0).path("name").asString())
                    .isEqualTo(institution);
        });
    }

    private static void assertNothingIsPutAside(Ground.Running... programs) throws Exception {
        for (var program : programs) {
            assertThat(deadLetters(program))
                    .as("messages that %s could not take", program.program())
                    .isEqualTo("[]");
        }
    }

    /** What the released version says the next one says too; it may say more, and let people do more. */
    private static void assertAgree(JsonNode released, JsonNode next, String page) {
        var known = released.deepCopy();
        if (known instanceof ObjectNode object) {
            object.remove("may");
        }
        assertThat(asFarAs(known, next)).as(page).isEqualTo(known);
    }

    private static JsonNode asFarAs(JsonNode released, JsonNode next) {
        if (released.isObject() && next.isObject()) {
            var known = JsonMapper.shared().createObjectNode();
            released.propertyStream()
                    .filter(field -> next.has(field.getKey()))
                    .forEach(field -> known.set(field.getKey(), asFarAs(field.getValue(), next.path(field.getKey()))));
            return known;
        }
        if (released.isArray() && next.isArray() && released.size() == next.size()) {
            var known = JsonMapper.shared().createArrayNode();
            for (int i = 0; i < next.size(); i++) {
                known.add(asFarAs(released.path(i), next.path(i)));
            }
            return known;
        }
        return next;
    }

    private static Map<String, Object> institution(String kind, String parent, String name) {
        return Map.of("kind", kind, "parent", parent, "name", name, "address", "Морской проспект, 1");
    }

    private static Map<String, Object> person(String family) {
        return Map.of(
                "family",
                family,
                "given",
                "Анна",
                "born",
                "1980-02-29",
                "experienceYears",
                12,
                "posts",
                List.of(Map.of("institution", garden, "position", "educator", "partTime", false)));
    }

    private static Map<String, Object> event(String title, String presenter) {
        var day = LocalDate.now().minusDays(1);
        return Map.of(
                "owner",
                garden,
                "title",
                title,
                "form",
                "practical-seminar",
                "level",
                "district",
                "visibility",
                Map.of("kind", "network"),
                "startsAt",
                day + "T10:00",
                "endsAt",
                day + "T11:30",
                "hours",
                2,
                "organiser",
                presenter,
                "presenters",
                List.of(presenter));
    }

    private static Ground.Running today(String program) {
        return Ground.run(Given.of(Path.of("docker-compose.yml"), program), "");
    }

    private static Ground.Running ready(Ground.Running program) {
        STARTED.add(program);
        return program.awaitReady();
    }

    private static void stop(Ground.Running program) throws Exception {
        program.process().destroy();
        assertThat(program.process().waitFor(40, SECONDS))
                .as(program.lastWords())
                .isTrue();
    }

    /** @return the id */
    private static String add(Ground.Running program, String page, Map<String, Object> body) throws Exception {
        return send(program, "POST", page, "", body).body().path("id").asString();
    }

    private static Answer get(Ground.Running program, String page) throws Exception {
        return send(program, "GET", page, "", "");
    }

    private static Answer send(Ground.Running program, String method, String page, String version, Object body)
            throws Exception {
        var answer = answer(program, method, page, version, body);
        assertThat(answer.statusCode())
                .as("%s %s: %s%n%s", method, page, answer.body(), program.lastWords())
                .isBetween(200, 299);
        return new Answer(
                JsonMapper.shared().readTree(answer.body()),
                answer.headers().firstValue("ETag").orElse(""));
    }

    private static HttpResponse<String> answer(
            Ground.Running program, String method, String page, String version, Object body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(program.url() + page))
                .timeout(Duration.ofSeconds(60))
                .header(
                        "Authorization",
                        "Bearer " + (page.matches("/api/staff/(?!record/).*") ? Ground.token() : Ground.methodist()))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        method.equals("GET")
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body)));
        if (!version.isEmpty()) {
            request.header("If-Match", version);
        }
        return Ground.HTTP.send(request.build(), BodyHandlers.ofString());
    }

    /** Versions without a token of the operator let in whoever had one of ours. */
    private static String deadLetters(Ground.Running program) throws Exception {
        var answer = "";
        for (var token : List.of(Ground.operatorToken(), Ground.token())) {
            var request = HttpRequest.newBuilder(URI.create(program.url() + "/actuator/deadletters"))
                    .header("Authorization", "Bearer " + token)
                    .build();
            var asked = Ground.HTTP.send(request, BodyHandlers.ofString());
            if (asked.statusCode() == 200) {
                return asked.body();
            }
            answer = "%s answers %d".formatted(program.program(), asked.statusCode());
        }
        return answer;
    }
}
