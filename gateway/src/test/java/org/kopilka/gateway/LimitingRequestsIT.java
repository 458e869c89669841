package org.kopilka.gateway;

import static com.jayway.jsonpath.JsonPath.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LimitingRequestsIT {

    @BeforeEach
    void forget() {
        Network.SERVICE.reset();
    }

    @Test
    void counts_a_person_in_all_their_browsers_and_nobody_else() {
        Network.ACCOUNTS.create("hasty", Map.of());
        try (var _ = Network.gateway(
                "--kopilka.limits.person.burst=10",
                "--kopilka.limits.person.refill=1",
                "--kopilka.limits.person.period=10s")) {
            var first = new Browser().loggedInAs("hasty");
            var second = new Browser().loggedInAs("hasty");
            var other = new Browser().loggedInAs("administrator");

            IntStream.range(0, 8).forEach(_ -> first.get("/api/staff/educators"));
            var refused = second.get("/api/staff/educators", "Accept-Language", "kk");

            assertTooMany(refused, "Сұраулар тым көп");
            assertThat(Integer.parseInt(
                            refused.headers().firstValue("Retry-After").orElseThrow()))
                    .isBetween(1, 10);
            assertThat(other.get("/api/staff/educators").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void counts_an_address_before_anything_else() {
        try (var _ = Network.gateway(
                "--kopilka.limits.address.burst=5",
                "--kopilka.limits.address.refill=1",
                "--kopilka.limits.address.period=1m")) {
            var stranger = new Browser();
            IntStream.range(0, 5).forEach(_ -> stranger.get("/api/me"));

            assertTooMany(stranger.get("/api/me"), "Слишком много запросов");
            assertTooMany(stranger.get("/assets/x.js"), "Слишком много запросов");
            assertTooMany(stranger.get("/api/me", "X-Forwarded-For", "203.0.113.9"), "Слишком много запросов");
        }
    }

    @Test
    void believes_a_trusted_proxy_who_the_client_is() {
        try (var _ = Network.gateway(
                "--kopilka.trusted-proxies=127\\..*|10\\..*",
                "--kopilka.limits.address.burst=2",
                "--kopilka.limits.address.refill=1",
                "--kopilka.limits.address.period=1m")) {
            var people = new Browser();
            IntStream.range(0, 2)
                    .forEach(_ -> people.get("/api/me", "X-Forwarded-For", "198.51.100.7, 203.0.113.1, 10.0.0.3"));

            assertThat(people.get("/api/me", "X-Forwarded-For", "198.51.100.8, 203.0.113.1")
                            .statusCode())
                    .as("what the client itself wrote first does not count")
                    .isEqualTo(429);
            assertThat(people.get("/api/me", "X-Forwarded-For", "203.0.113.2").statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void counts_logins_apart() {
        try (var _ = Network.gateway(
                "--kopilka.limits.login.burst=3",
                "--kopilka.limits.login.refill=1",
                "--kopilka.limits.login.period=1m")) {
            var stranger = new Browser();
            IntStream.range(0, 3).forEach(_ -> stranger.get("/login"));

            assertTooMany(stranger.get("/login"), "Слишком много запросов");
            assertThat(stranger.get("/api/me").statusCode()).isEqualTo(401);
        }
    }

    private static void assertTooMany(HttpResponse<String> answer, String title) {
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(read(answer.body(), "$.type").toString()).isEqualTo("urn:kopilka:problem:too-many-requests");
        assertThat(read(answer.body(), "$.title").toString()).isEqualTo(title);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }
}
