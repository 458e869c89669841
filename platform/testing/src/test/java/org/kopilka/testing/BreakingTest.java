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
              "state": {"type": "string", "enum": ["OPEN", "SHUT"]},
              "posts": {"type": "array", "items": {"properties": {"from": {"type": "string"}}, "required": ["from"]}}},
             "required": ["id", "posts"]}""";

    private static final String HTTP = """
            {"paths": {"/jars": {
              "get": {"parameters": [{"name": "q", "in": "query", "required": false, "schema": {"enum": ["a", "b"]}}],
                      "responses": {"200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Jar"}}}}}},
              "post": {"requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/NewJar"}}}},
                       "responses": {"201": {}, "default": {}}}}},
             "components": {"schemas": {
               "Jar": {"properties": {"lid": {"type": "string"}, "of": {"type": "string", "enum": ["GLASS"]}}, "required": ["lid"]},
               "NewJar": {"properties": {"size": {"type": "integer"}, "for": {"type": "string", "enum": ["JAM", "TEA"]}},
                          "required": ["size"]}}}}""";

    @Test
    void nothing_is_broken_by_what_is_more() {
        assertThat(Breaking.messages(json(MESSAGE), with(MESSAGE, "{\"id\"", "{\"more\": {}, \"id\"")))
                .isEmpty();
        assertThat(Breaking.http(json(HTTP), with(HTTP, "\"post\"", "\"put\": {}, \"post\"")))
                .isEmpty();
        assertThat(Breaking.http(json(HTTP), with(HTTP, "{\"lid\"", "{\"label\": {}, \"lid\"")))
                .isEmpty();
        assertThat(Breaking.http(json(HTTP), with(HTTP, "\"JAM\"", "\"JAM\", \"SALT\"")))
                .isEmpty();
        assertThat(Breaking.http(json(HTTP), with(HTTP, "\"required\": [\"size\"]", "\"required\": []")))
                .isEmpty();
        assertThat(Breaking.http(
                        json(HTTP),
                        with(
                                HTTP,
                                "\"size\": {\"type\": \"integer\"}",
                                "\"size\": {\"type\": [\"integer\", \"null\"]}")))
                .isEmpty();
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', textBlock = """
            "id": {"type": "string", "format": "uuid"}, | "key": {"type": "string"},  | /id is gone
            "format": "uuid"                            | "format": "date"            | /id changed its type
            ["id", "posts"]                             | ["id"]                      | /posts is no longer always there
            {"from": {"type": "string"}}                | {}                          | /posts/*/from is gone
            "from": {"type": "string"}                  | "from": {"type": "integer"} | /posts/*/from changed its type
            "SHUT"                                      | "SHUT", "LOST"              | /state may now be LOST""")
    void a_reader_of_a_message_is_told(String released, String now, String told) {
        assertThat(Breaking.messages(json(MESSAGE), with(MESSAGE, released, now)))
                .containsExactly(told);
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', textBlock = """
            "/jars"                        | "/bottles"                              | get /jars is gone
            "post"                         | "put"                                   | post /jars is gone
            "required": false              | "required": true                        | get /jars now demands q
            "a", "b"                       | "a"                                     | get /jars?q no longer takes b
            "lid": {"type": "string"},     | "top": {"type": "string"},              | /Jar/lid is gone
            "lid": {"type": "string"}      | "lid": {"type": "boolean"}              | /Jar/lid changed its type
            "lid": {"type": "string"}      | "lid": {"type": ["string", "null"]}     | /Jar/lid changed its type
            "required": ["lid"]            | "required": []                          | /Jar/lid is no longer always there
            "GLASS"                        | "GLASS", "TIN"                          | /Jar/of may now be TIN
            ["size"]                       | ["size", "for"]                         | /NewJar/for is now demanded
            "JAM", "TEA"                   | "JAM"                                   | /NewJar/for no longer takes TEA
            "201": {}                      | "202": {}                               | post /jars no longer answers 201
            "201": {}                      | "201": {}, "200": {}                    | post /jars now answers 200""")
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
