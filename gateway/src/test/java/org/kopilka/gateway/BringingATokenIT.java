package org.kopilka.gateway;

import static com.jayway.jsonpath.JsonPath.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

@DisplayNameGeneration(ReplaceUnderscores.class)
class BringingATokenIT {

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
    void lets_a_script_through_without_session_and_page() {
        var token = "Bearer " + Network.ACCOUNTS.scriptToken();
        var script = new Browser();

        var answer = script.send("POST", "/api/staff/educators", BodyPublishers.ofString("{}"), "Authorization", token);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Network.SERVICE.lastAsked().header("Authorization")).isEqualTo(token);
        assertThat(script.cookies()).isEmpty();
    }

    @Test
    void tells_a_script_who_it_is() {
        var me = new Browser().get("/api/me", "Authorization", "Bearer " + Network.ACCOUNTS.scriptToken());

        assertThat(read(me.body(), "$.name").toString()).isEqualTo("service-account-scripts");
        assertThat(read(me.body(), "$.memberships.length()").toString()).isEqualTo("1");
    }

    @Test
    void refuses_a_token_that_is_no_token() {
        assertRefused("Bearer nonsense");
    }

    @Test
    void refuses_a_token_with_another_signature() {
        var token = Network.ACCOUNTS.scriptToken();

        assertRefused("Bearer " + token.substring(0, token.lastIndexOf('.') + 1) + "AAAA");
    }

    @Test
    void refuses_a_token_that_was_made_for_something_else() {
        var token = Network.ACCOUNTS
                .token(Map.of(
                        "grant_type", "client_credentials",
                        "client_id", "staff-service",
                        "client_secret", Network.PASSWORD))
                .path("access_token")
                .asString();

        assertRefused("Bearer " + token);
    }

    @Test
    void prefers_the_token_to_the_session_that_comes_with_it() {
        var browser = new Browser().loggedInAs("administrator");

        var answer = browser.get("/api/staff/educators", "Authorization", "Bearer nonsense");

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    private static void assertRefused(String authorization) {
        var answer = new Browser().get("/api/staff/educators", "Authorization", authorization);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(read(answer.body(), "$.type").toString()).isEqualTo("urn:kopilka:problem:token-unknown");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer error=\"invalid_token\"");
        assertThat(Network.SERVICE.asked()).isEmpty();
    }
}
