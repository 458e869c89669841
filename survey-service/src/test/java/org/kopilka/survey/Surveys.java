package org.kopilka.survey;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.kopilka.testing.Http;
import org.kopilka.testing.Topic;
import tools.jackson.databind.JsonNode;

/** What tests of waves do over and over: people come, a wave opens, people answer. */
public final class Surveys {

    private static final List<String> FORMS = List.of(
            "single-space",
            "problem-seminar",
            "practical-seminar",
            "open-door-day",
            "mentoring",
            "pedagogical-council",
            "courses",
            "mastery-relay",
            "micro-group",
            "kopilka",
            "master-class",
            "project",
            "idea-bank",
            "internship-site",
            "creative-contest",
            "young-laboratory",
            "publishing");

    private Surveys() {}

    public static LocalDate today() {
        return LocalDate.now(); // the build runs tests in the network's zone
    }

    /** People of staff-service, told of over Kafka. */
    public static List<UUID> people(Topic.Broker kafka, UUID institution, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> {
                    var id = UUID.randomUUID();
                    person(kafka, id, 1, institution, false);
                    return id;
                })
                .toList();
    }

    public static void person(Topic.Broker kafka, UUID id, long version, UUID institution, boolean left) {
        person(kafka, id, version, institution, left, null);
    }

    /** @param invitation the newest link to their account; null for none */
    public static void person(
            Topic.Broker kafka,
            UUID id,
            long version,
            UUID institution,
            boolean left,
            @Nullable Map<String, Object> invitation) {
        var told = new HashMap<String, Object>(Map.of(
                "id",
                id,
                "version",
                version,
                "familyName",
                "Педагогова",
                "givenName",
                "Педагог",
                "posts",
                List.of(Map.of("institution", institution, "position", "educator", "role", "educator")),
                "left",
                left));
        if (invitation != null) {
            told.put("invitation", invitation);
        }
        kafka.send("kopilka.staff.educator", id.toString(), told);
    }

    /** A link that the methodist of an institution made so many days ago. */
    public static Map<String, Object> invitedBy(UUID methodist, UUID institution, int daysAgo) {
        return Map.of(
                "by",
                methodist,
                "under",
                institution,
                "at",
                Instant.now().minus(Duration.ofDays(daysAgo)).toString(),
                "first",
                false,
                "openedByKeeper",
                false);
    }

    /** The questionnaire every installation has. */
    public static UUID demandOfForms(Http http) {
        var all = http.as(Network.districtMethodist()).get("/api/surveys/questionnaires?limit=200");
        for (var item : all.body().at("/items")) {
            if (item.at("/owner").asString().equals("00000000-0000-4000-8000-000000000001")) {
                return UUID.fromString(item.at("/id").asString());
            }
        }
        throw new AssertionError("The shipped questionnaire is not there");
    }

    public static Map<String, Object> plan(Http http, boolean anonymous, UUID... institutions) {
        return new HashMap<>(Map.of(
                "title", "Востребованность форм",
                "questionnaire", demandOfForms(http),
                "institutions", List.of(institutions),
                "opens", today().toString(),
                "closes", today().plusDays(7).toString(),
                "anonymous", anonymous));
    }

    /** Opens a wave of the district and waits until so many are invited. */
    public static UUID openWave(Http http, boolean anonymous, int invited, UUID... institutions) {
        var methodist = http.as(Network.districtMethodist());
        var made = methodist.post(
                "/api/surveys/waves", Map.of("owner", Network.DISTRICT, "plan", plan(http, anonymous, institutions)));
        var id = UUID.fromString(made.text("/id"));
        methodist.ifMatch(1).put("/api/surveys/waves/" + id + "/status", Map.of("status", "open"));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> wave(http, id).at("/invited").asInt() == invited
                        && !wave(http, id).at("/inviting").asBoolean());
        return id;
    }

    public static JsonNode wave(Http http, UUID id) {
        return http.as(Network.districtMethodist())
                .get("/api/surveys/waves/" + id)
                .body();
    }

    /** Closes a wave and waits until every answer is counted for good. */
    public static void close(Http http, UUID wave) {
        var methodist = http.as(Network.districtMethodist());
        var version = wave(http, wave).at("/version").asLong();
        methodist.ifMatch(version).put("/api/surveys/waves/" + wave + "/status", Map.of("status", "closed"));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> wave(http, wave).at("/settled").asBoolean());
    }

    public static Http.Answer answer(Http http, UUID wave, UUID person, UUID institution, Map<String, ?> values) {
        return http.as(Network.educator(person, institution))
                .put("/api/surveys/waves/" + wave + "/answers/mine", Map.of("values", values));
    }

    /** A full answer to the shipped questionnaire, different for different seeds. */
    public static Map<String, Object> fullAnswer(int seed) {
        var random = new Random(seed);
        var ranked = new ArrayList<>(FORMS);
        Collections.shuffle(ranked, random);
        return new HashMap<>(Map.of(
                "position", "educator",
                "experience", random.nextInt(40),
                "took_part", List.copyOf(ranked.subList(0, 3)),
                "demand", List.copyOf(ranked),
                "usefulness", Integer.toString(1 + random.nextInt(5)),
                "wants_to_show", "no",
                "ask", "Вопрос " + seed));
    }
}
