package org.kopilka.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.core.ReactiveMongoOperations;

/** Tokens in the store, as whoever has a copy of it would find them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class KeepingTokensIT {

    @Test
    void leaves_nothing_in_the_store_that_logs_anybody_in() {
        try (var gateway = Network.gateway()) {
            new Browser().loggedInAs("administrator");

            assertThat(tokens(gateway))
                    .isNotEmpty()
                    .allSatisfy(token -> assertThat(token).startsWith("sealed.").doesNotContain(".eyJ"));
        }
    }

    @Test
    void reads_with_the_former_key_and_seals_with_the_new_until_the_former_may_go() {
        Browser browser;
        List<String> before;
        try (var gateway = Network.gateway("--kopilka.login-key=the first key")) {
            var others = tokens(gateway);
            browser = new Browser().loggedInAs("administrator");
            before = tokens(gateway);
            before.removeAll(others);
        }
        try (var gateway =
                Network.gateway("--kopilka.login-key=the second key", "--kopilka.login-key-before=the first key")) {
            assertThat(browser.get("/api/me").statusCode()).isEqualTo(200);
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(tokens(gateway)).doesNotContainAnyElementsOf(before));
        }
        try (var _ = Network.gateway("--kopilka.login-key=the second key")) {
            assertThat(browser.get("/api/me").statusCode()).isEqualTo(200);
        }
        try (var _ = Network.gateway("--kopilka.login-key=a third key")) {
            assertThat(browser.get("/api/me").statusCode())
                    .as("the person logs in again")
                    .isEqualTo(401);
        }
    }

    private static List<String> tokens(ConfigurableApplicationContext gateway) {
        return new ArrayList<>(Objects.requireNonNull(gateway.getBean(ReactiveMongoOperations.class)
                        .findAll(Document.class, "logins")
                        .collectList()
                        .block())
                .stream()
                .flatMap(login -> List.of(login.getString("accessToken"), login.getString("refreshToken")).stream())
                .toList());
    }
}
