package org.kopilka.platform.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kopilka.testing.Http;
import org.kopilka.testing.ServiceTest;
import org.kopilka.testing.Tokens;
import org.kopilka.testing.Wire;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

@ServiceTest
class RefusingOddRequestsIT {

    private static final String METHODIST = Tokens.of(UUID.randomUUID(), "Анна", "methodist:" + UUID.randomUUID());
    private static final String JAR = "/api/sample/jars/" + UUID.randomUUID();
    private static final String WISHES = "/api/sample/public/wishes";

    @Autowired
    Http http;

    @Autowired
    MongoTemplate mongo;

    @ParameterizedTest
    @CsvSource({
        "TRACE, /api/sample/jars/1, 405",
        "PROPFIND, /api/sample/jars/1, 405",
        "GET, /api/sample/jars/a%2Fb, 400",
        "GET, /api/sample/jars/%00, 400",
        "GET, /api/sample/jars/%FF, 400",
        "GET, /api/sample//jars, 400",
        "GET, /api/sample/days?=x, 400",
        "GET, /api/sample/days?on=%FF, 400",
        "GET, /api/sample/days?on=%2B999999999-12-31, 400",
        "GET, /api/sample/days, 400",
    })
    void tells_a_problem_whichever_layer_refuses(String method, String target, int status) {
        var answer = send(method, target, "", "");

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.isProblem()).as(answer.toString()).isTrue();
        assertThat(answer.body()).containsPattern("[а-я]{4}");
    }

    @ParameterizedTest
    @CsvSource({
        "If-Match: ы, 400",
        "Idempotency-Key: ы, 400",
        "Content-Type: */*, 415",
        "Content-Type: multipart/form-data, 400",
    })
    void tells_which_header_is_none(String header, int status) {
        var answer = send(
                header.startsWith("Idem") ? "POST" : "PUT",
                header.startsWith("Idem") ? "/api/sample/jars" : JAR,
                (header.startsWith("If-Match") ? "" : "If-Match: *\n")
                        + (header.startsWith("Content-Type") ? "" : "Content-Type: application/json\n")
                        + header,
                "{\"label\":\"x\"}");

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.isProblem()).as(answer.toString()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "ы", "application", "image/png, text/csv;q=0.5"})
    void writes_nothing_for_whoever_would_not_read_the_answer(String accepted) {
        var label = "unread " + UUID.randomUUID();

        var answer = send(
                "POST",
                "/api/sample/jars",
                "Content-Type: application/json\nAccept: " + accepted,
                "{\"label\":\"" + label + "\"}");

        assertThat(answer.status()).isEqualTo(406);
        assertThat(answer.isProblem()).as(answer.toString()).isTrue();
        assertThat(mongo.exists(Query.query(Criteria.where("label").is(label)), SampleService.Jar.class))
                .isFalse();
    }

    @Test
    void reads_a_language_that_is_none_as_russian() {
        var answer = send("GET", JAR, "Accept-Language: ы", "");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).contains("Не найдено");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"words\":null,\"more\":[]}", "{\"words\":\"a\",\"more\":[null]}", "[null]", "null", "1e999"})
    void takes_nothing_for_what_is_needed(String body) {
        var answer = http.post(WISHES, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isIn("input", "unreadable");
    }

    @Test
    void takes_a_few_words_from_strangers_and_neither_files_nor_forms() {
        var words = Map.of("words", "x".repeat(3 << 10), "more", List.of());

        assertThat(http.post(WISHES, words).status()).isEqualTo(200);
        assertThat(http.post(WISHES, Map.of("words", "x".repeat(5 << 10))).status())
                .isEqualTo(413);
        assertThat(http.upload(WISHES, "a.csv", new byte[10]).status()).isEqualTo(415);
        var form = http.wire()
                .send(
                        "POST " + WISHES + " HTTP/1.1\nHost: a\nContent-Type: application/x-www-form-urlencoded\n"
                                + "Content-Length: 3",
                        "a=b".getBytes(UTF_8));
        assertThat(form.status()).isEqualTo(415);
        assertThat(form.took()).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void keeps_nobody_waiting_for_strangers_who_send_slowly_and_gives_them_up() throws Exception {
        var slow = new ArrayList<Socket>();
        var begin = System.nanoTime();
        try {
            for (int i = 0; i < 120; i++) {
                slow.add(slowly());
            }

            assertThat(send("GET", JAR, "", "").took()).isLessThan(Duration.ofSeconds(2));
            assertThat(http.post(WISHES, Map.of("words", "a", "more", List.of()))
                            .status())
                    .isEqualTo(200);
            var last = slow.removeLast();
            var given = Thread.ofVirtual().start(() -> trickle(last));
            var answer = Wire.read(last, begin);
            assertThat(answer.status()).isEqualTo(408);
            assertThat(answer.isProblem()).isTrue();
            assertThat(answer.took()).isLessThan(Duration.ofSeconds(20));
            given.join();
        } finally {
            for (var socket : slow) {
                socket.close();
            }
        }
    }

    private Socket slowly() throws IOException {
        var socket = http.wire().open();
        socket.getOutputStream()
                .write(("POST " + WISHES + " HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                                + "Content-Length: 4000\r\n\r\n{")
                        .getBytes(UTF_8));
        return socket;
    }

    /** A space every half second until the other side has had enough. */
    private static void trickle(Socket socket) {
        try (var _ = socket) {
            for (int i = 0; i < 60; i++) {
                socket.getOutputStream().write(' ');
                Thread.sleep(500);
            }
        } catch (IOException | InterruptedException enough) {
            Thread.currentThread().interrupt();
        }
    }

    private Wire.Answer send(String method, String target, String headers, String body) {
        return http.wire()
                .send(
                        method + " " + target + " HTTP/1.1\nHost: localhost\nAuthorization: Bearer " + METHODIST + "\n"
                                + headers + (body.isEmpty() ? "" : "\nContent-Length: " + body.length()),
                        body.getBytes(UTF_8));
    }
}
