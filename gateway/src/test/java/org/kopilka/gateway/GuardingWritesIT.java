package org.kopilka.gateway;

import static com.jayway.jsonpath.JsonPath.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;

@DisplayNameGeneration(ReplaceUnderscores.class)
class GuardingWritesIT {

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
    void lets_the_portal_s_own_page_write() {
        var browser = new Browser().loggedInAs("administrator");

        var answer = browser.post("/api/staff/educators", BodyPublishers.ofString("{}"), "Idempotency-Key", "one");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Network.SERVICE.lastAsked().header("Idempotency-Key")).isEqualTo("one");
    }

    @Test
    void stops_a_write_that_another_site_made_the_browser_send() {
        var browser = new Browser().loggedInAs("administrator");

        var without = browser.send("POST", "/api/staff/educators", BodyPublishers.ofString("{}"));
        var wrong =
                browser.send("POST", "/api/staff/educators", BodyPublishers.ofString("{}"), "X-XSRF-TOKEN", "guessed");
        var logout = browser.send("POST", "/logout", BodyPublishers.noBody());

        assertThat(without).satisfies(GuardingWritesIT::isTooOld);
        assertThat(wrong).satisfies(GuardingWritesIT::isTooOld);
        assertThat(logout).satisfies(GuardingWritesIT::isTooOld);
        assertThat(Network.SERVICE.asked()).isEmpty();
        assertThat(browser.get("/api/me").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "Origin, https://evil.example",
        "Origin, null",
        "Origin, http://localhost.evil.example",
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site"
    })
    void stops_a_write_from_another_page_even_with_the_token(String header, String value) {
        var browser = new Browser().loggedInAs("administrator");

        for (var path : List.of("/api/staff/educators", "/api/staff/public/answers", "/logout")) {
            var answer = browser.post(path, BodyPublishers.ofString("{}"), header, value);

            assertThat(answer.statusCode()).as(path).isEqualTo(403);
            assertThat(read(answer.body(), "$.type").toString()).isEqualTo("urn:kopilka:problem:page-foreign");
        }
        assertThat(Network.SERVICE.asked()).isEmpty();
        assertThat(browser.get("/api/me", header, value).statusCode()).isEqualTo(200);
    }

    @Test
    void lets_a_page_of_its_own_write_that_says_where_it_is() {
        var browser = new Browser().loggedInAs("administrator");

        var answer = browser.post(
                "/api/staff/educators",
                BodyPublishers.ofString("{}"),
                "Origin",
                Network.PORTAL,
                "Sec-Fetch-Site",
                "same-origin");

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void takes_no_form_that_another_page_could_send() {
        var browser = new Browser().loggedInAs("administrator");

        var answer = browser.send(
                "POST",
                "/api/staff/educators",
                BodyPublishers.ofString("_csrf=" + browser.cookies().get("XSRF-TOKEN")),
                "Content-Type",
                "application/x-www-form-urlencoded");

        assertThat(answer.statusCode()).isEqualTo(415);
    }

    @Test
    void keeps_the_token_where_no_neighbour_of_the_domain_can_put_another() throws Exception {
        try (var _ = Network.anotherGateway("--kopilka.portal=https://portal.example.org")) {
            var answer = new Browser("http://localhost:" + Network.OTHER_PORT).get("/api/me");

            assertThat(answer.headers().allValues("Set-Cookie"))
                    .singleElement()
                    .asString()
                    .startsWith("__Host-XSRF-TOKEN=")
                    .contains("Path=/", "Secure", "SameSite=Strict")
                    .doesNotContain("HttpOnly", "Domain");
        }
    }

    @Test
    void asks_strangers_for_a_login_and_not_for_a_token_of_the_page() {
        var answer = new Browser().send("POST", "/api/staff/educators", BodyPublishers.ofString("{}"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(read(answer.body(), "$.type").toString()).isEqualTo("urn:kopilka:problem:login-needed");
    }

    @Test
    void lets_strangers_use_what_is_public() {
        var answer = new Browser()
                .send(
                        "POST",
                        "/api/staff/public/answers",
                        BodyPublishers.ofString("{}"),
                        "Authorization",
                        "Basic eA==");

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private static void isTooOld(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(read(answer.body(), "$.type").toString()).isEqualTo("urn:kopilka:problem:page-too-old");
        assertThat(read(answer.body(), "$.title").toString()).isEqualTo("Страница устарела");
    }
}
