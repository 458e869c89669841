package org.kopilka.platform.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kopilka.testing.Http;
import org.kopilka.testing.ServiceTest;
import org.kopilka.testing.TestClock;
import org.kopilka.testing.Tokens;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class AnsweringIT {

    private static final UUID SCHOOL = UUID.randomUUID();
    private static final UUID ANNA = UUID.randomUUID();
    private static final String METHODIST = Tokens.of(ANNA, "Анна", "methodist:" + SCHOOL);
    private static final String EDUCATOR = Tokens.of(UUID.randomUUID(), "Вера", "educator:" + SCHOOL);

    @Autowired
    Http http;

    @Autowired
    TestClock clock;

    @Test
    void asks_whoever_brings_no_token_or_a_bad_one_to_log_in() {
        for (var stranger : new Http[] {
            http,
            http.as("nonsense"),
            http.as(Tokens.expired(ANNA, "methodist:" + SCHOOL)),
            http.as(Tokens.foreign(ANNA, "methodist:" + SCHOOL)),
            http.as(Tokens.odd(ANNA, "aud", "account", "methodist:" + SCHOOL)),
            http.as(Tokens.odd(ANNA, "aud", null, "methodist:" + SCHOOL)),
            http.as(Tokens.odd(ANNA, "sub", null, "methodist:" + SCHOOL)),
            http.as(Tokens.odd(ANNA, "person", "Anna", "methodist:" + SCHOOL))
        }) {
            var answer = stranger.get("/api/sample/jars/" + UUID.randomUUID());

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.problem()).isEqualTo("token-unknown");
            assertThat(answer.text("/title")).isEqualTo("Нужно войти");
            assertThat(answer.headers().firstValue("WWW-Authenticate"))
                    .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Bearer"));
        }
    }

    @Test
    void takes_a_membership_to_the_end_of_its_last_day() {
        var last = LocalDate.now(clock).plusDays(1);
        var methodist = http.as(Tokens.of(ANNA, "Анна", "methodist:" + SCHOOL + ":" + last));
        var jar = Map.of("label", "last day");

        try (var _ = clock.at(last.plusDays(1).atStartOfDay().minusNanos(1))) {
            assertThat(methodist.post("/api/sample/jars", jar).status()).isEqualTo(201);
        }
        try (var _ = clock.at(last.plusDays(1).atStartOfDay())) {
            assertThat(methodist.post("/api/sample/jars", jar).status()).isEqualTo(403);
        }
    }

    @Test
    void lets_nobody_but_its_operator_at_what_it_tells_of_itself() {
        var doors = List.of(
                "/actuator",
                "/actuator/health",
                "/actuator/prometheus",
                "/actuator/deadletters",
                "/actuator/retelling",
                "/actuator/projections");
        for (var stranger : List.of(http, http.as(METHODIST), http.as(""), http.as("of-the-operator"))) {
            for (var door : doors) {
                assertThat(stranger.get(door).problem()).as(door).isEqualTo("token-unknown");
            }
            assertThat(stranger.post("/actuator/deadletters", Map.of()).status())
                    .isEqualTo(401);
        }
        for (var door : doors) {
            assertThat(http.asOperator().get(door).problem()).as(door).isNotEqualTo("token-unknown");
        }
    }

    @Test
    void tells_anybody_that_it_lives_and_is_ready_and_no_more() {
        assertThat(http.get("/actuator/health/liveness").body()).hasToString("{\"status\":\"UP\"}");
        assertThat(http.get("/actuator/health/readiness").body().propertyNames())
                .containsExactly("status");
    }

    @Test
    void refuses_the_wrong_role_and_a_membership_that_has_ended() {
        var former = Tokens.of(ANNA, "Анна", "methodist:" + SCHOOL + ":2020-05-31");

        assertThat(http.as(EDUCATOR)
                        .post("/api/sample/jars", Map.of("label", "x"))
                        .problem())
                .isEqualTo("not-allowed");
        assertThat(http.as(former)
                        .post("/api/sample/jars", Map.of("label", "x"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void tells_the_wrong_role_nothing_of_the_rules_for_a_body() {
        for (var body : new Object[] {Map.of("label", " "), Map.of("label", Map.of()), "nonsense"}) {
            var answer = http.as(EDUCATOR).post("/api/sample/jars", body);

            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.problem()).isEqualTo("not-allowed");
        }
    }

    @Test
    void says_what_is_wrong_in_the_readers_language_and_where() {
        assertThat(invalid("ru").text("/errors/0/message")).isEqualTo("Заполните это поле");
        assertThat(invalid("kk").text("/errors/0/message")).isEqualTo("Бұл өрісті толтырыңыз");
        assertThat(invalid("en").text("/errors/0/message")).isEqualTo("Fill in this field");
        assertThat(invalid("de").text("/title")).isEqualTo("Проверьте поля");
        assertThat(invalid("en").text("/errors/0/pointer")).isEqualTo("/label");
    }

    private Http.Answer invalid(String language) {
        return http.as(METHODIST).in(language).post("/api/sample/jars", Map.of("label", " "));
    }

    @Test
    void names_the_place_of_a_value_of_the_wrong_kind_and_survives_broken_json() {
        var wrong = http.as(METHODIST).in("en").post("/api/sample/jars", "{\"label\": {\"a\": 1}}");
        assertThat(wrong.problem()).isEqualTo("input");
        assertThat(wrong.text("/errors/0/pointer")).isEqualTo("/label");

        assertThat(http.as(METHODIST).post("/api/sample/jars", "{\"label\": ").problem())
                .isEqualTo("unreadable");
    }

    @Test
    void names_the_place_of_a_visibility_that_is_none() {
        for (var visibility : new Object[] {Map.of(), Map.of("kind", "nobody"), Map.of("chosen", List.of(SCHOOL))}) {
            var answer = http.as(METHODIST).post("/api/sample/jars", Map.of("label", "x", "visibility", visibility));

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.problem()).isEqualTo("input");
            assertThat(answer.text("/errors/0/pointer")).startsWith("/visibility");
        }
    }

    @Test
    void refuses_a_body_that_is_too_large_with_a_key_or_without() {
        var large = Map.of("label", "x".repeat(3 << 20));

        for (var caller : List.of(http.as(METHODIST), http.as(METHODIST).with("Idempotency-Key", "large"))) {
            var answer = caller.post("/api/sample/jars", large);

            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.problem()).isEqualTo("too-large");
        }
    }

    @Test
    void changes_only_what_the_caller_has_seen() {
        var id = http.as(METHODIST)
                .post("/api/sample/jars", Map.of("label", "a"))
                .text("/id");
        var path = "/api/sample/jars/" + id;

        assertThat(http.as(METHODIST).put(path, Map.of("label", "b")).problem()).isEqualTo("if-match-needed");
        assertThat(http.as(METHODIST).ifMatch(1).put(path, Map.of("label", "b")).etag())
                .isEqualTo("\"2\"");
        var late = http.as(METHODIST).ifMatch(1).put(path, Map.of("label", "c"));
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.problem()).isEqualTo("changed-meanwhile");
        assertThat(http.as(METHODIST).get(path).text("/label")).isEqualTo("b");
    }

    @Test
    void makes_one_thing_of_one_key_however_often_it_is_asked() {
        var keyed = http.as(METHODIST).with("Idempotency-Key", UUID.randomUUID().toString());

        var first = keyed.post("/api/sample/jars", Map.of("label", "once"));
        var again = keyed.post("/api/sample/jars", Map.of("label", "once"));

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text("/id")).isEqualTo(first.text("/id"));
        assertThat(again.etag()).isEqualTo(first.etag());
        assertThat(again.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        assertThat(keyed.post("/api/sample/jars", Map.of("label", "other")).problem())
                .isEqualTo("key-reused");
    }

    @Test
    void lets_a_failed_request_be_mended_under_its_key() {
        var keyed = http.as(METHODIST).with("Idempotency-Key", UUID.randomUUID().toString());

        assertThat(keyed.post("/api/sample/jars", Map.of("label", "")).status()).isEqualTo(400);
        assertThat(keyed.post("/api/sample/jars", Map.of("label", "mended")).status())
                .isEqualTo(201);
    }

    @Test
    void makes_one_thing_of_one_key_even_at_once() {
        var keyed = http.as(METHODIST).with("Idempotency-Key", UUID.randomUUID().toString());

        var answers = new ConcurrentLinkedQueue<Http.Answer>();
        try (var rush = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 8)
                    .forEach(_ ->
                            rush.submit(() -> answers.add(keyed.post("/api/sample/jars", Map.of("label", "rush")))));
        }

        assertThat(answers).hasSize(8).extracting(Http.Answer::status).containsOnly(201);
        assertThat(answers)
                .extracting(answer -> answer.text("/id"))
                .containsOnly(
                        keyed.post("/api/sample/jars", Map.of("label", "rush")).text("/id"));
    }

    @Test
    void is_well_where_all_that_it_needs_is_there() {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            var health = http.asOperator().get("/actuator/health");

            assertThat(health.status()).as(health.body().toString()).isEqualTo(200);
        });
    }

    @Test
    void answers_what_it_does_not_know_as_a_problem_too() {
        var answer = http.as(METHODIST).in("en").get("/api/sample/no-such-thing");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.problem()).isEqualTo("http-404");
        assertThat(answer.text("/title")).isEqualTo("Not found");
        assertThat(http.as(METHODIST)
                        .get("/api/sample/jars/" + UUID.randomUUID())
                        .problem())
                .isEqualTo("not-found");
    }
}
