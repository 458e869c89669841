package org.kopilka.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayNameGeneration(ReplaceUnderscores.class)
class BreakingTest {

    private static final String MESSAGE = """
            {"properties": {"id": {"type": "string", "format": "uuid"},
              "posts": {"type": "array", "items": {"properties": {"from": {"type": "string"}}, "required": ["from"]}}},
             "required": ["id", "posts"]}""";

    private static final String HTTP = """
            {"paths": {"/jars": {"get": {"parameters": [{"name": "q", "required": false}]}, "post": {}}},
             "components": {"schemas": {"Jar": {"properties": {"lid": {"type": "string"}}}}}}""";

    @Test
    void nothing_is_broken_by_what_is_more() {
        assertThat(Breaking.messages(json(MESSAGE), with(MESSAGE, "{\"id\"", "{\"more\": {}, \"id\"")))
                .isEmpty();
        assertThat(Breaking.http(json(HTTP), with(HTTP, "\"post\"", "\"put\": {}, \"post\"")))
                .isEmpty();
        assertThat(Breaking.http(json(HTTP), with(HTTP, "{\"lid\"", "{\"label\": {}, \"lid\"")))
                .isEmpty();
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', textBlock = """
            "id": {"type": "string", "format": "uuid"}, | "key": {"type": "string"},  | /id is gone
            "format": "uuid"                            | "format": "date"            | /id changed its type
            ["id", "posts"]                             | ["id"]                      | /posts is no longer always there
            {"from": {"type": "string"}}                | {}                          | /posts/*/from is gone
            "from": {"type": "string"}                  | "from": {"type": "integer"} | /posts/*/from changed its type""")
    void a_reader_of_a_message_is_told(String released, String now, String told) {
        assertThat(Breaking.messages(json(MESSAGE), with(MESSAGE, released, now)))
                .contains(told);
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', textBlock = """
            "/jars"                   | "/bottles"                   | get /jars is gone
            "post"                    | "put"                        | post /jars is gone
            "required": false         | "required": true             | get /jars now demands q
            "lid": {"type": "string"} | "top": {"type": "string"}    | /Jar/lid is gone
            "lid": {"type": "string"} | "lid": {"type": "boolean"}   | /Jar/lid changed its type""")
    void a_caller_is_told(String released, String now, String told) {
        assertThat(Breaking.http(json(HTTP), with(HTTP, released, now))).contains(told);
    }

    private static JsonNode with(String text, String released, String now) {
        assertThat(text).contains(released);
        return json(text.replace(released, now));
    }

    private static JsonNode json(String text) {
        return new JsonMapper().readTree(text);
    }
}
