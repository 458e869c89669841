package org.kopilka.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TellingBrowsersApartIT {

    private static final String ANSWER = "/api/surveys/waves/00000000-0000-4000-8000-000000000301/answers/mine";

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

    @Test
    void with_an_answer_a_service_hears_who_has_signed_in_from_the_browser_before() {
        var first = person("browser-first");
        var second = person("browser-second");
        var shared = new Browser().loggedInAs("browser-first");
        shared.get("/api/staff/people/me");
        shared.post("/logout", BodyPublishers.noBody());
        shared.loggedInAs("browser-second");

        assertThat(peopleAt(shared)).contains(first).contains(second);
        assertThat(peopleAt(new Browser().loggedInAs("browser-second")))
                .doesNotContain(first)
                .contains(second);
    }

    @Test
    void it_is_told_with_nothing_else_and_by_nobody_else() {
        person("browser-alone");
        var alone = new Browser().loggedInAs("browser-alone");
        alone.get("/api/staff/people/me", "Kopilka-Browser-People", "somebody");
        assertThat(header()).isNull();

        new Browser()
                .send(
                        "PUT",
                        ANSWER,
                        BodyPublishers.ofString("{}"),
                        "Authorization",
                        "Bearer " + Network.ACCOUNTS.scriptToken(),
                        "Kopilka-Browser-People",
                        "somebody");
        assertThat(header()).isNull();
    }

    private static String person(String username) {
        var person = UUID.randomUUID().toString();
        Network.ACCOUNTS.create(username, Map.of("person", List.of(person)));
        return person;
    }

    private static @Nullable String peopleAt(Browser browser) {
        browser.get("/api/staff/people/me");
        browser.send(
                "PUT",
                ANSWER,
                BodyPublishers.ofString("{}"),
                "Content-Type",
                "application/json",
                "X-XSRF-TOKEN",
                browser.cookies().getOrDefault("XSRF-TOKEN", "none"));
        assertThat(Network.SERVICE.lastAsked().path()).isEqualTo(ANSWER);
        return header();
    }

    private static @Nullable String header() {
        return Network.SERVICE.lastAsked().header("Kopilka-browser-people");
    }
}
