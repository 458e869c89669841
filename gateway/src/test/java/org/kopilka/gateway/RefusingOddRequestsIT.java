package org.kopilka.gateway;

import static com.jayway.jsonpath.JsonPath.read;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kopilka.testing.Wire;
import org.springframework.context.ConfigurableApplicationContext;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RefusingOddRequestsIT {

    private static final String WISHES = "/api/staff/public/wishes";

    static ConfigurableApplicationContext gateway;
    static String token;

    private final Wire wire = new Wire("localhost", Network.PORT);

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

    @ParameterizedTest
    @CsvSource({
        "TRACE, /api/staff/institutions, 405",
        "PROPFIND, /api/staff/institutions, 405",
        "QUERY, /api/staff/institutions, 405",
        "POST, /, 405",
        "POST, /login, 405",
        "GET, /api/staff//institutions, 400",
        "GET, /api/staff/institutions/%25, 400",
        "GET, /api/staff/institutions/a%2Fb, 400",
        "GET, /api/staff/institutions/%00, 400",
        "GET, /api/no-such-service, 404",
    })
    void tells_a_problem_whichever_layer_refuses(String method, String target, int status) {
        for (var language : new String[] {"ru", "kk"}) {
            var answer = wire.send(
                    "%s %s HTTP/1.1\nHost: localhost\nAuthorization: %s\nAccept-Language: %s"
                            .formatted(method, target, token, language),
                    new byte[0]);

            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.isProblem()).as(answer.toString()).isTrue();
            assertThat(answer.headers().get("content-language")).isEqualTo(language);
            if (status == 405) {
                assertThat(answer.headers().get("allow")).contains("GET");
            }
        }
    }

    @Test
    void tells_a_problem_for_what_is_no_request_at_all() {
        var longAddress =
                wire.send("GET /api/staff/institutions?q=" + "a".repeat(9_000) + " HTTP/1.1\nHost: a", new byte[0]);
        var longHeaders = wire.send("GET / HTTP/1.1\nHost: a\nX-Long: " + "a".repeat(20_000), new byte[0]);
        var none = wire.send("What is this?", new byte[0]);

        assertThat(longAddress.status()).isEqualTo(414);
        assertThat(longHeaders.status()).isEqualTo(431);
        assertThat(longHeaders.body()).contains("Слишком большие заголовки");
        assertThat(none.status()).isEqualTo(400);
        assertThat(none.body()).contains("Запрос не понят");
        for (var answer : new Wire.Answer[] {longAddress, longHeaders, none}) {
            assertThat(answer.isProblem()).as(answer.toString()).isTrue();
        }
    }

    @Test
    void tells_a_problem_to_whoever_accepts_something_that_is_not_there() {
        var answer = new Browser().get("/api/me", "Authorization", token, "Accept", "application/xml");

        assertThat(answer.statusCode()).isEqualTo(406);
        assertThat(read(answer.body(), "$.type").toString()).isEqualTo("urn:kopilka:problem:not-acceptable");
    }

    @Test
    void says_how_to_log_in() {
        assertThat(new Browser().get("/api/me").headers().firstValue("WWW-Authenticate"))
                .hasValue("Bearer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE"})
    void takes_no_forms_and_says_so_at_once(String method) {
        var browser = new Browser().loggedInAs("administrator");
        var begin = System.nanoTime();

        var answer = browser.send(
                method,
                "/api/staff/institutions",
                BodyPublishers.ofString("a=b"),
                "Content-Type",
                "application/x-www-form-urlencoded",
                "X-XSRF-TOKEN",
                browser.cookies().get("XSRF-TOKEN"));

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(read(answer.body(), "$.type").toString()).isEqualTo("urn:kopilka:problem:kind-not-taken");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void takes_a_few_words_from_strangers_and_no_files() {
        var words = stranger("application/json", 3_000);
        var more = stranger("application/json", 5_000);
        var file = stranger("multipart/form-data; boundary=a", 100);

        assertThat(words.status()).isEqualTo(200);
        assertThat(more.status()).isEqualTo(413);
        assertThat(more.isProblem()).isTrue();
        assertThat(file.status()).isEqualTo(415);
        assertThat(file.isProblem()).isTrue();
    }

    private Wire.Answer stranger(String type, int size) {
        return wire.send(
                "POST %s HTTP/1.1\nHost: a\nContent-Type: %s\nContent-Length: %d".formatted(WISHES, type, size),
                new byte[size]);
    }

    @Test
    void gives_up_a_body_that_comes_too_slowly() throws Exception {
        var begin = System.nanoTime();
        try (var slow = wire.open()) {
            slow.getOutputStream()
                    .write(("POST " + WISHES + " HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                                    + "Content-Length: 4000\r\n\r\n{")
                            .getBytes(UTF_8));
            var sender = Thread.ofVirtual().start(() -> trickle(slow));

            var answer = Wire.read(slow, begin);

            assertThat(answer.status()).isEqualTo(408);
            assertThat(answer.isProblem()).as(answer.toString()).isTrue();
            assertThat(answer.took()).isLessThan(Duration.ofSeconds(20));
            sender.join();
        }
    }

    /** A space every half second until the other side has had enough. */
    private static void trickle(Socket socket) {
        try {
            for (int i = 0; i < 60; i++) {
                socket.getOutputStream().write(' ');
                Thread.sleep(500);
            }
        } catch (IOException | InterruptedException enough) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void sends_no_chunks_to_whoever_does_not_know_them() {
        Network.SERVICE.answers(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("{\"a\":1}".getBytes(UTF_8));
            exchange.close();
        });

        var answer = wire.send("GET /api/staff/institutions HTTP/1.0\nAuthorization: " + token, new byte[0]);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).doesNotContainKey("transfer-encoding");
        assertThat(answer.body()).isEqualTo("{\"a\":1}");
    }
}
