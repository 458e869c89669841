package org.kopilka.gateway;

import static com.jayway.jsonpath.JsonPath.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class SurvivingTheStoreIT {

    @Test
    void says_so_while_the_store_is_away_and_knows_everybody_afterwards(CapturedOutput output) {
        try (var _ = Network.gateway()) {
            var browser = new Browser().loggedInAs("administrator");

            Network.STORE.kill();

            await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> {
                var answer = browser.get("/api/me");
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(read(answer.body(), "$.type").toString())
                        .isEqualTo("urn:kopilka:problem:service-unavailable");
            });
            assertThat(output.getOut().lines())
                    .as("with the request's trace")
                    .anyMatch(line -> line.matches(".*\\[\\p{XDigit}{32}] .*: store is away: .*"));
            assertThat(browser.get("/").statusCode())
                    .as("the portal's files need no store")
                    .isEqualTo(200);

            Network.STORE.restart();

            await().atMost(Duration.ofSeconds(40))
                    .untilAsserted(() ->
                            assertThat(browser.get("/api/me").statusCode()).isEqualTo(200));
        }
    }

    @Test
    void remembers_sessions_when_it_is_started_again() {
        Browser browser;
        try (var _ = Network.gateway()) {
            browser = new Browser().loggedInAs("administrator");
        }
        try (var _ = Network.gateway()) {
            assertThat(browser.get("/api/me").statusCode()).isEqualTo(200);
        }
    }
}
