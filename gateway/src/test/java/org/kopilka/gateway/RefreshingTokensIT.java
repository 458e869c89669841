package org.kopilka.gateway;

import static com.jayway.jsonpath.JsonPath.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** Keycloak takes no refresh token once its successor was used; whoever brings one later ends the login. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RefreshingTokensIT {

    /** So short that no request goes on with the token it finds. */
    private static final int TOO_SHORT = 4;

    static ConfigurableApplicationContext gateway;

    @BeforeAll
    static void start() {
        gateway = Network.gateway();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @BeforeEach
    void forget() {
        Network.SERVICE.reset();
    }

    @AfterEach
    void usualTokens() {
        Network.ACCOUNTS.change(Map.of("accessTokenLifespan", 300));
    }

    @Test
    void happens_once_for_all_requests_that_come_together() throws Exception {
        Network.ACCOUNTS.change(Map.of("accessTokenLifespan", TOO_SHORT));
        var browser = new Browser().loggedInAs("administrator");

        for (int round = 0; round < 5; round++) {
            assertThat(together(20, () -> browser.get("/api/staff/educators")))
                    .extracting(HttpResponse::statusCode)
                    .containsOnly(200);
        }

        assertThat(Network.SERVICE.asked().stream()
                        .map(asked -> asked.header("Authorization"))
                        .distinct())
                .as("tokens that the service saw in 100 requests")
                .hasSizeLessThan(60)
                .hasSizeGreaterThan(1);
    }

    @Test
    void happens_once_for_all_replicas() throws Exception {
        try (var _ = Network.anotherGateway()) {
            Network.ACCOUNTS.change(Map.of("accessTokenLifespan", TOO_SHORT));
            var here = new Browser().loggedInAs("administrator");
            var there = here.copyAt("http://localhost:" + Network.OTHER_PORT);

            for (int round = 0; round < 5; round++) {
                var answers =
                        together(20, () -> here.get("/api/staff/educators"), () -> there.get("/api/staff/educators"));
                assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200);
            }
        }
    }

    @Test
    void is_refused_when_the_account_was_closed_and_ends_the_session() {
        var account = Network.ACCOUNTS.create("leaving", Map.of());
        Network.ACCOUNTS.change(Map.of("accessTokenLifespan", TOO_SHORT));
        var browser = new Browser().loggedInAs("leaving");

        Network.ACCOUNTS.update(account, Map.of("enabled", false));

        assertThat(browser.get("/api/staff/educators")).satisfies(answer -> {
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(read(answer.body(), "$.type").toString()).isEqualTo("urn:kopilka:problem:login-needed");
        });
        assertThat(browser.get("/api/me").statusCode()).isEqualTo(401);
    }

    @Test
    void is_asked_for_again_when_the_answer_was_lost_on_the_way() throws Exception {
        try (var line = new LossyLine(Network.KEYCLOAK.url());
                var _ = Network.anotherGateway(
                        "--kopilka.keycloak=" + line.url(), "--kopilka.keycloak-issuer=" + Network.KEYCLOAK.url())) {
            Network.ACCOUNTS.change(Map.of("accessTokenLifespan", TOO_SHORT));
            var browser = new Browser().loggedInAs("administrator").copyAt("http://localhost:" + Network.OTHER_PORT);
            line.loseNext(2);

            await().atMost(Duration.ofSeconds(60))
                    .until(() -> browser.get("/api/staff/educators").statusCode() == 200 && line.lost() == 2);

            assertThat(browser.get("/api/me").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void can_wait_for_Keycloak_until_the_token_ends_and_afterwards() {
        Network.ACCOUNTS.change(Map.of("accessTokenLifespan", 15));
        var browser = new Browser().loggedInAs("administrator");

        Network.KEYCLOAK.kill();

        assertThat(browser.get("/api/staff/educators").statusCode())
                .as("work goes on with the token there is")
                .isEqualTo(200);
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            var answer = browser.get("/api/staff/educators");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(read(answer.body(), "$.title").toString()).isEqualTo("Вход: временно не отвечает");
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        });

        Network.KEYCLOAK.restart();

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(browser.get("/api/staff/educators").statusCode())
                                .as("the same session, nobody logged in again")
                                .isEqualTo(200));
    }

    @SafeVarargs
    private static List<HttpResponse<String>> together(int times, Callable<HttpResponse<String>>... requests)
            throws Exception {
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<HttpResponse<String>>>();
            for (int i = 0; i < times; i++) {
                for (var request : requests) {
                    answers.add(people.submit(request));
                }
            }
            var all = new ArrayList<HttpResponse<String>>();
            for (var answer : answers) {
                all.add(answer.get());
            }
            return all;
        }
    }
}
