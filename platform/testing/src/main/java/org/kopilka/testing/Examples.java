package org.kopilka.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * An example of whatever a contract describes, always the same one: what {@code examples.yaml} says of a field, and
 * otherwise the least that fits its schema.
 */
final class Examples {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int DEEPEST = 6;
    private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final JsonNode WORDS = read("examples.yaml");

    private final JsonNode document;

    Examples(JsonNode document) {
        this.document = document;
    }

    /** Adds them to an operation, one for each parameter, for what it takes and for what it answers. */
    void show(WholeContract.Operation operation) {
        operation.promise().path("parameters").valueStream().forEach(parameter -> {
            var example = value(parameter.path("name").asString(), "?", parameter.path("schema"), 0);
            ((ObjectNode) parameter).set("example", example);
        });
        body(operation.promise().path("requestBody"));
        operation.promise().path("responses").valueStream().forEach(this::body);
    }

    private void body(JsonNode of) {
        if (of.at("/content/application~1json") instanceof ObjectNode content) {
            content.set("example", value("", "", content.path("schema"), 0));
        }
    }

    /** @param within the schema that the field belongs to */
    private JsonNode value(String field, String within, JsonNode given, int depth) {
        var said = WORDS.has(within + "/" + field) ? WORDS.path(within + "/" + field) : WORDS.path(field);
        if (fits(said, given)) {
            return said;
        }
        var name = given.path("$ref").asString("");
        if (!name.isEmpty()) {
            return value(field, name.substring(name.lastIndexOf('/') + 1), document.at(name.substring(1)), depth);
        }
        for (var choice : new String[] {"anyOf", "oneOf"}) {
            if (given.path(choice).isArray()) {
                return value(field, within, given.path(choice).path(0), depth);
            }
        }
        if (given.path("enum").isArray()) {
            return given.path("enum").path(0);
        }
        return switch (type(given)) {
            case "object" -> object(within, given, depth);
            case "array" -> {
                var array = JSON.createArrayNode();
                if (depth < DEEPEST) {
                    array.add(value(field + "[]", within, given.path("items"), depth + 1));
                }
                yield array;
            }
            case "boolean" -> JSON.getNodeFactory().booleanNode(true);
            case "integer" ->
                JSON.getNodeFactory().numberNode(given.path("minimum").asInt(3));
            case "number" ->
                JSON.getNodeFactory().numberNode(given.path("minimum").asDouble(3.5));
            default -> JSON.getNodeFactory().stringNode(text(given));
        };
    }

    private ObjectNode object(String within, JsonNode schema, int depth) {
        var object = JSON.createObjectNode();
        if (depth < DEEPEST) {
            schema.path("properties")
                    .propertyStream()
                    .forEach(property -> object.set(
                            property.getKey(), value(property.getKey(), within, property.getValue(), depth + 1)));
            if (schema.path("additionalProperties") instanceof ObjectNode more) {
                object.set("ru", value("*", within, more, depth + 1));
            }
        }
        return object;
    }

    private static String type(JsonNode schema) {
        var type = schema.path("type");
        var plain = schema.has("properties") ? "object" : schema.has("anyOf") || schema.has("oneOf") ? "" : "string";
        return (type.isArray() ? type.path(0) : type).asString(plain);
    }

    private static String text(JsonNode schema) {
        return switch (schema.path("format").asString("")) {
            case "uuid" -> "5b8f1c52-6d0e-4f7a-9a1b-3c2d4e5f6071";
            case "date" -> "2026-12-10";
            case "date-time" -> "2026-12-10T07:00:00Z";
            default -> schema.path("pattern").asString("").contains("T") ? "2026-12-10T10:00" : "Слово";
        };
    }

    private static boolean fits(JsonNode said, JsonNode schema) {
        if (schema.has("enum")) {
            return schema.path("enum").valueStream().anyMatch(said::equals);
        }
        return switch (type(schema)) {
            case "object" -> said.isObject() && !schema.has("properties");
            case "array" -> said.isArray() && fits(said.path(0), schema.path("items"));
            case "boolean" -> said.isBoolean();
            case "integer" -> said.isIntegralNumber();
            case "number" -> said.isNumber();
            case "string" ->
                said.isString()
                        && !schema.has("$ref")
                        && (!schema.path("format").asString("").equals("uuid")
                                || said.asString().matches(UUID));
            default -> false;
        };
    }

    static JsonNode read(String resource) {
        try (var in = Objects.requireNonNull(Examples.class.getResourceAsStream(resource))) {
            return new YAMLMapper().readTree(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
