package org.kopilka.gateway;

import static com.jayway.jsonpath.JsonPath.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PassingRequestsOnIT {

    private static final int MB = 1024 * 1024;

    static ConfigurableApplicationContext gateway;
    static String token;

    @BeforeAll
    static void start() {
        gateway = Network.gateway();
        token = "Bearer " + Network.ACCOUNTS.scriptToken();
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
    void keeps_from_the_service_what_a_client_claims_to_be() {
        new Browser()
                .get(
                        "/api/staff/educators?q=%D0%B0%26b",
                        "Authorization",
                        token,
                        "X-Forwarded-For",
                        "203.0.113.9",
                        "X-Forwarded-Host",
                        "evil.example",
                        "X-Forwarded-Proto",
                        "gopher",
                        "X-Forwarded-Prefix",
                        "/evil",
                        "Forwarded",
                        "for=203.0.113.9;host=evil.example",
                        "X-Forwarded-User",
                        "root",
                        "X-Remote-User",
                        "root",
                        "X-User-Id",
                        "root",
                        "X-HTTP-Method-Override",
                        "DELETE",
                        "traceparent",
                        "00-11111111111111111111111111111111-2222222222222222-01",
                        "baggage",
                        "userId=root");

        var asked = Network.SERVICE.lastAsked();
        assertThat(asked.path()).isEqualTo("/api/staff/educators?q=%D0%B0%26b");
        assertThat(asked.headers().get("X-Forwarded-For")).containsExactly("127.0.0.1");
        assertThat(asked.headers().get("X-Forwarded-Host")).containsExactly("localhost:" + Network.PORT);
        assertThat(asked.headers().get("X-Forwarded-Proto")).containsExactly("http");
        assertThat(asked.headers().get("X-Forwarded-Port")).containsExactly(String.valueOf(Network.PORT));
        assertThat(asked.headers().get("Traceparent"))
                .singleElement()
                .asString()
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[0-3]")
                .doesNotContain("1111111111");
        assertThat(asked.headers())
                .doesNotContainKeys(
                        "Forwarded",
                        "X-forwarded-prefix",
                        "X-forwarded-user",
                        "X-remote-user",
                        "X-user-id",
                        "X-http-method-override",
                        "Baggage");
    }

    @Test
    void passes_on_what_the_services_live_by() {
        Network.SERVICE.answers(exchange -> {
            exchange.getResponseHeaders().set("ETag", "\"8\"");
            Service.reply(exchange, 200, "{}");
        });
        var answer = new Browser()
                .send(
                        "PUT",
                        "/api/staff/educators/1",
                        BodyPublishers.ofString("{\"имя\":1}"),
                        "Authorization",
                        token,
                        "If-Match",
                        "\"7\"",
                        "Accept-Language",
                        "kk",
                        "Content-Type",
                        "application/json",
                        "Idempotency-Key",
                        "a-key");

        var asked = Network.SERVICE.lastAsked();
        assertThat(asked.header("If-Match")).isEqualTo("\"7\"");
        assertThat(asked.header("Accept-Language")).isEqualTo("kk");
        assertThat(asked.header("Idempotency-Key")).isEqualTo("a-key");
        assertThat(asked.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.headers().firstValue("ETag")).hasValue("\"8\"");
    }

    @Test
    void keeps_from_the_browser_what_is_the_gateway_s_to_say() {
        Network.SERVICE.answers(exchange -> {
            exchange.getResponseHeaders().set("Set-Cookie", "kopilka=stolen");
            exchange.getResponseHeaders().set("X-Powered-By", "curiosity");
            exchange.getResponseHeaders().set("Content-Security-Policy", "default-src *");
            Service.reply(exchange, 200, "<script>alert(1)</script>");
        });

        var answer = new Browser().get("/api/staff/files/1", "Authorization", token);

        assertThat(answer.headers().map()).doesNotContainKeys("set-cookie", "x-powered-by", "server");
        assertThat(answer.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .startsWith("default-src 'none'")
                .doesNotContain("script-src");
        assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
    }

    @Test
    void carries_a_large_upload_without_holding_it() {
        var answer = upload(BodyPublishers.ofByteArray(new byte[25 * MB]));
        var streamed = upload(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[25 * MB])));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(streamed.statusCode()).isEqualTo(200);
        assertThat(Network.SERVICE.asked()).extracting(Service.Asked::size).containsExactly(25L * MB, 25L * MB);
    }

    @Test
    void refuses_an_upload_that_says_or_shows_that_it_is_too_large() {
        var announced = upload(BodyPublishers.ofByteArray(new byte[27 * MB]));
        var streamed = upload(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[27 * MB])));

        for (var answer : List.of(announced, streamed)) {
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(read(answer.body(), "$.type").toString()).isEqualTo("urn:kopilka:problem:too-large");
        }
        assertThat(new Browser()
                        .get("/api/staff/educators", "Authorization", token)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void knows_no_other_services() {
        var answer = new Browser().get("/api/secrets", "Authorization", token);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(read(answer.body(), "$.type").toString()).isEqualTo("urn:kopilka:problem:not-found");
    }

    private static HttpResponse<String> upload(BodyPublisher body) {
        return new Browser().send("POST", "/api/staff/imports", body, "Authorization", token);
    }
}
