package org.kopilka.platform.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kopilka.testing.Http;
import org.kopilka.testing.ServiceTest;
import org.kopilka.testing.Tokens;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class TakingWhatIsSentIT {

    private static final String METHODIST = Tokens.of(UUID.randomUUID(), "Анна", "methodist:" + UUID.randomUUID());
    private static final String LABELS = "/api/sample/labels";

    @Autowired
    Http http;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"text\":5",
                "\"text\":true",
                "\"text\":0.5",
                "\"whole\":2.7",
                "\"whole\":2.0",
                "\"whole\":\"7\"",
                "\"whole\":\"\"",
                "\"whole\":true",
                "\"part\":\"7\"",
                "\"part\":\"NaN\"",
                "\"part\":\"\"",
                "\"part\":true",
                "\"yes\":1",
                "\"yes\":0",
                "\"yes\":\"true\"",
                "\"yes\":\"\"",
                "\"day\":20800",
                "\"day\":[2026,12,1]",
                "\"day\":\"\"",
                "\"day\":\"2026-02-31\"",
                "\"day\":\"2026-12-10T10:00:00\"",
                "\"day\":\"2026-12-10T10:00:00Z\"",
                "\"time\":[2026,12,10,10,0]",
                "\"time\":1796000000",
                "\"time\":\"\"",
                "\"time\":\"2026-12-10\"",
                "\"time\":\"2026-12-10T10:00:00Z\"",
                "\"time\":\"2026-12-10T10:00:00+03:00\"",
                "\"id\":\"\"",
                "\"id\":5",
                "\"colour\":0",
                "\"colour\":\"0\"",
                "\"colour\":\"\"",
                "\"words\":\"\"",
                "\"words\":\"a\"",
                "\"words\":[1]",
                "\"words\":{}",
            })
    void refuses_what_is_of_another_type_and_says_where(String field) {
        var answer = labelled("{" + field + "}");

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("input");
        assertThat(answer.text("/errors/0/pointer")).startsWith("/" + field.replaceAll("\"(\\w+)\".*", "$1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"plain\":1}", "{\"plain\":null}", "{\"plain\":\"true\"}"})
    void demands_yes_or_no_where_it_is_needed(String body) {
        assertThat(http.as(METHODIST).post(LABELS, body).text("/errors/0/pointer"))
                .isEqualTo("/plain");
    }

    @Test
    void refuses_a_field_that_is_said_twice() {
        assertThat(labelled("{\"whole\":1,\"whole\":2}").status()).isEqualTo(400);
    }

    @Test
    void takes_what_is_of_its_type() {
        var id = UUID.randomUUID().toString();

        var answer = labelled("{\"text\":\"Да\",\"whole\":7,\"part\":7,\"yes\":true,\"day\":\"2026-12-10\","
                + "\"time\":\"2026-12-10T10:00\",\"id\":\"" + id + "\",\"colour\":\"RED\",\"words\":[\"a\"]}");

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        assertThat(answer.body().at("/part").asDouble()).isEqualTo(7.0);
        assertThat(answer.text("/time")).isEqualTo("2026-12-10T10:00:00");
        assertThat(answer.text("/id")).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource({
        "'\\u0007 Ким \\u0085', Ким",
        "'\\u00a0Ким\\u00a0Анна\\u202f', Ким Анна",
        "'К\\u200bи\\u202eм\\ufeff', Ким",
        "'И\\u0306од', Йод",
        "'a\\r\\nb', 'a\nb'",
        "'\\ud83d\\udc69\\u200d\\ud83c\\udfeb', '👩‍🏫'",
    })
    void takes_text_as_it_is_seen(String sent, String kept) {
        assertThat(labelled("{\"text\":\"" + sent + "\"}").text("/text")).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\\u0000", "\\u0085", "\\u00a0", "\\u200b", "\\u202e", "\\u200d", "\\u3164", "\\u2800", "\\u0301"
            })
    void takes_no_text_in_which_nothing_is_seen(String sent) {
        var answer = labelled("{\"text\":\" " + sent + "\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/errors/0/pointer")).isEqualTo("/text");
    }

    @Test
    void measures_text_as_it_is_seen() {
        assertThat(labelled("{\"text\":\"" + " ".repeat(30) + "ровно двадцать букв." + "\\u200b".repeat(9) + "\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void reads_text_in_an_address_as_in_a_body() {
        var found = http.as(METHODIST).get("/api/sample/texts?q=%C2%A0%E2%80%8B%D0%98%CC%86%D0%BE%D0%B4%20");

        assertThat(found.text("/0")).isEqualTo("Йод");
    }

    @Test
    void takes_an_empty_key_for_none() {
        var sender = http.as(METHODIST).with("Idempotency-Key", "");

        var one = sender.post("/api/sample/jars", Map.of("label", "один"));
        var other = sender.post("/api/sample/jars", Map.of("label", "два"));

        assertThat(one.status()).isEqualTo(201);
        assertThat(other.status()).isEqualTo(201);
        assertThat(other.text("/id")).isNotEqualTo(one.text("/id"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*                | 200",
                "\"1\"            | 200",
                "\"7\", \"1\"     | 200",
                "\"a,b\" ,, \"1\" | 200",
                "W/\"7\", \"1\"   | 200",
                "\"7\"            | 412",
                "\"7\", \"8\"     | 412",
                "W/\"1\"          | 412",
                "\"01\"           | 412",
                "1                | 400",
                "\"1             | 400",
                "\"7\" \"1\"      | 400",
                "*, \"1\"         | 400",
                "w/\"1\"          | 400",
                ",                | 400",
            })
    void reads_the_expected_version_as_http_writes_it(String header, int status) {
        var jar = "/api/sample/jars/"
                + http.as(METHODIST)
                        .post("/api/sample/jars", Map.of("label", "a"))
                        .text("/id");

        var answer = http.as(METHODIST).with("If-Match", header).put(jar, Map.of("label", "b"));

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
    }

    /** With the rest of what a label needs. */
    private Http.Answer labelled(String body) {
        return http.as(METHODIST).post(LABELS, body.replaceFirst("}$", ",\"plain\":true}"));
    }
}
