package org.kopilka.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ServingThePortalIT {

    static ConfigurableApplicationContext gateway;
    final Browser browser = new Browser();

    @BeforeAll
    static void start() {
        gateway = Network.gateway();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/events/5", "/people?after=1", "/apiary", "/login-help"})
    void answers_every_page_of_the_portal_with_the_one_there_is(String path) {
        var page = browser.get(path, "Accept", "text/html");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<div id=\"root\">");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-cache");
        assertThat(page.headers().firstValue("ETag")).isPresent();
    }

    @Test
    void lets_browsers_keep_the_files_whose_names_change() {
        var script =
                Pattern.compile("/assets/[^\"]+\\.js").matcher(browser.get("/").body());
        assertThat(script.find()).isTrue();

        var compressed = browser.get(script.group(), "Accept-Encoding", "br");

        assertThat(compressed.headers().firstValue("Cache-Control")).hasValue("max-age=31536000, public, immutable");
        assertThat(compressed.headers().firstValue("Content-Encoding")).hasValue("br");
        assertThat(compressed.headers().firstValue("Vary")).hasValue("Accept-Encoding");
    }

    @Test
    void does_not_send_again_what_the_browser_has() {
        var tag = browser.get("/").headers().firstValue("ETag").orElseThrow();

        assertThat(browser.get("/", "If-None-Match", tag).statusCode()).isEqualTo(304);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/old-0000.js",
                "/robots.txt",
                "/application.yaml",
                "/assets/../../application.yaml",
                "/..%2fapplication.yaml",
                "/%2e%2e/application.yaml",
                "/static/../application.yaml",
                "/org/kopilka/gateway/GatewayApplication.class"
            })
    void has_nothing_else_to_show(String path) {
        var answer = browser.get(path);

        assertThat(answer.statusCode()).isBetween(400, 404);
        assertThat(answer.body()).doesNotContain("portal-secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator", "/actuator/health", "/actuator/prometheus", "/actuator/env"})
    void keeps_its_own_affairs_from_the_outside(String path) {
        assertThat(browser.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void tells_its_operator_on_a_port_of_its_own() {
        var operator = operatorsPort();
        var token = "Bearer " + Network.OPERATOR;

        var health = operator.get("/actuator/health", "Authorization", token);
        assertThat(health.statusCode()).as(health.body()).isEqualTo(200);
        assertThat(health.body()).contains("\"mongo\":{").contains("\"status\":\"UP\"");
        for (var bringing : List.of(token, "Bearer " + Network.METRICS)) {
            assertThat(operator.get("/actuator/prometheus", "Accept", "text/plain", "Authorization", bringing)
                            .body())
                    .contains("kopilka_gateway_breaker_open{service=\"staff\"")
                    .contains("jvm_memory_used_bytes");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator", "/actuator/health", "/actuator/info", "/actuator/prometheus"})
    void tells_nobody_else_there(String path) {
        assertThat(operatorsPort().get(path).statusCode()).isEqualTo(401);
        assertThat(operatorsPort().get(path, "Authorization", "Bearer ").statusCode())
                .isEqualTo(401);
        if (!path.equals("/actuator/prometheus")) {
            assertThat(operatorsPort()
                            .get(path, "Authorization", "Bearer " + Network.METRICS)
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    private static Browser operatorsPort() {
        return new Browser("http://localhost:" + gateway.getEnvironment().getProperty("local.management.port"));
    }

    @Test
    void tells_the_outside_only_that_it_lives_and_is_ready() {
        assertThat(browser.get("/livez").body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(browser.get("/readyz").body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    void allows_pages_to_run_files_of_this_host_and_nothing_else() {
        var headers = browser.get("/").headers();

        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe")
                .doesNotContain("http");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(headers.firstValue("Permissions-Policy").orElseThrow()).contains("geolocation=()");
        assertThat(headers.firstValue("Strict-Transport-Security"))
                .as("not without https")
                .isEmpty();
    }

    @Test
    void is_stricter_where_the_portal_is_on_https() throws Exception {
        try (var _ = Network.anotherGateway("--kopilka.portal=https://portal.example")) {
            var outside = new Browser("http://localhost:" + Network.OTHER_PORT);
            var login = outside.get("/login");

            assertThat(login.headers().allValues("Set-Cookie"))
                    .allSatisfy(cookie -> assertThat(cookie).contains("Secure"))
                    .anySatisfy(cookie -> assertThat(cookie).startsWith("__Host-kopilka-login-"));
            assertThat(Browser.location(login))
                    .contains("redirect_uri=https://portal.example/login/oauth2/code/portal");
            assertThat(outside.get("/").headers().firstValue("Strict-Transport-Security"))
                    .hasValueSatisfying(policy -> assertThat(policy).contains("max-age=31536000"));
        }
    }

    @Test
    void shows_the_API_to_read_and_try() {
        var page = browser.get("/api-docs");
        assertThat(page.statusCode()).isEqualTo(200);

        for (var file : new String[] {
            "swagger-ui.css",
            "swagger-ui-bundle.js",
            "swagger-ui-standalone-preset.js",
            "start.js",
            "contracts/gateway.yaml"
        }) {
            assertThat(browser.get("/api-docs/" + file).statusCode()).as(file).isEqualTo(200);
        }
    }

    @Test
    void takes_no_writes() {
        assertThat(browser.send("POST", "/", BodyPublishers.ofString("x")).statusCode())
                .isBetween(400, 405);
    }
}
