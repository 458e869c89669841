package org.kopilka.testing;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What a change of a promise would break for those who rely on the released one. */
final class Breaking {

    private enum Way {
        /** Sent to us: whoever knows the released promise must still be understood. */
        IN,
        /** Sent by us: whoever knows the released promise must still understand. */
        OUT
    }

    private final JsonNode released;
    private final JsonNode now;
    private final Set<String> compared = new HashSet<>();
    private final Set<String> breaks = new LinkedHashSet<>();

    private Breaking(JsonNode released, JsonNode now) {
        this.released = released;
        this.now = now;
    }

    /** Fields of a message that are gone, are no longer always there, changed their type or may be what they never were. */
    static List<String> messages(JsonNode released, JsonNode now) {
        var breaking = new Breaking(released, now);
        breaking.schema(Way.OUT, "", released, now);
        return List.copyOf(breaking.breaks);
    }

    /** Paths, methods, parameters, statuses and fields of an HTTP interface that callers could no longer use as before. */
    static List<String> http(JsonNode released, JsonNode now) {
        var breaking = new Breaking(released, now);
        released.path("paths")
                .propertyStream()
                .forEach(path -> path.getValue()
                        .propertyStream()
                        .forEach(method -> breaking.operation(
                                method.getKey() + " " + path.getKey(),
                                method.getValue(),
                                now.path("paths").path(path.getKey()).path(method.getKey()))));
        return List.copyOf(breaking.breaks);
    }

    private void operation(String place, JsonNode before, JsonNode after) {
        if (after.isMissingNode()) {
            breaks.add(place + " is gone");
            return;
        }
        after.path("parameters").valueStream().filter(Breaking::isRequired).forEach(parameter -> {
            if (!isRequired(parameter(before, parameter))) {
                breaks.add(place + " now demands " + parameter.path("name").asString());
            }
        });
        before.path("parameters")
                .valueStream()
                .forEach(parameter -> schema(
                        Way.IN,
                        place + "?" + parameter.path("name").asString(),
                        parameter.path("schema"),
                        parameter(after, parameter).path("schema")));
        content(Way.IN, place, before.path("requestBody"), after.path("requestBody"));
        before.path("responses")
                .propertyStream()
                .filter(status -> isSuccess(status.getKey()))
                .forEach(status -> {
                    var answer = after.path("responses").path(status.getKey());
                    if (answer.isMissingNode()) {
                        breaks.add(place + " no longer answers " + status.getKey());
                    }
                    content(Way.OUT, place, status.getValue(), answer);
                });
        after.path("responses").propertyNames().stream()
                .filter(Breaking::isSuccess)
                .filter(status -> !before.path("responses").has(status))
                .forEach(status -> breaks.add(place + " now answers " + status));
    }

    private void content(Way way, String place, JsonNode before, JsonNode after) {
        before.path("content").propertyStream().forEach(type -> {
            var there = after.path("content").path(type.getKey());
            if (there.isMissingNode() && after.isObject()) {
                breaks.add(place + (way == Way.IN ? " no longer takes " : " no longer answers ") + type.getKey());
            } else {
                schema(way, place, type.getValue().path("schema"), there.path("schema"));
            }
        });
    }

    /** A schema with a name is compared once for each way, and its fields are told by that name. */
    private void schema(Way way, String place, JsonNode before, JsonNode after) {
        var name = before.path("$ref").asString("");
        if (!name.isEmpty()) {
            if (compared.add(way + name)) {
                schema(way, name.substring(name.lastIndexOf('/')), released.at(name.substring(1)), resolved(after));
            }
            return;
        }
        var there = resolved(after);
        if (!before.isObject() || there.isMissingNode()) {
            return;
        }
        if (isOtherType(way, before, there)) {
            breaks.add(place + " changed its type");
            return;
        }
        values(way, place, before.path("enum"), there.path("enum"));
        fields(way, place, before, there);
        schema(way, place + "/*", before.path("items"), there.path("items"));
        schema(way, place + "/*", before.path("additionalProperties"), there.path("additionalProperties"));
    }

    private void fields(Way way, String place, JsonNode before, JsonNode after) {
        before.path("properties").propertyStream().forEach(field -> {
            var there = after.path("properties").path(field.getKey());
            if (there.isMissingNode()) {
                breaks.add(place + "/" + field.getKey() + " is gone");
            } else {
                schema(way, place + "/" + field.getKey(), field.getValue(), there);
            }
        });
        var was = texts(before.path("required"));
        var is = texts(after.path("required"));
        if (way == Way.IN) {
            is.stream()
                    .filter(field -> !was.contains(field))
                    .forEach(field -> breaks.add(place + "/" + field + " is now demanded"));
        } else {
            was.stream()
                    .filter(field -> !is.contains(field))
                    .forEach(field -> breaks.add(place + "/" + field + " is no longer always there"));
        }
    }

    private void values(Way way, String place, JsonNode before, JsonNode after) {
        if (!before.isArray() || !after.isArray()) {
            return;
        }
        var was = texts(before);
        var is = texts(after);
        if (way == Way.IN) {
            was.stream()
                    .filter(value -> !is.contains(value))
                    .forEach(value -> breaks.add(place + " no longer takes " + value));
        } else {
            is.stream()
                    .filter(value -> !was.contains(value))
                    .forEach(value -> breaks.add(place + " may now be " + value));
        }
    }

    private static boolean isOtherType(Way way, JsonNode before, JsonNode after) {
        var was = types(before);
        var is = types(after);
        var fits = way == Way.IN ? is.containsAll(was) : was.containsAll(is);
        return !fits || !before.path("format").equals(after.path("format"));
    }

    private static List<String> types(JsonNode schema) {
        var type = schema.path("type");
        return type.isArray() ? texts(type) : type.isMissingNode() ? List.of() : List.of(type.asString());
    }

    private static JsonNode parameter(JsonNode operation, JsonNode like) {
        return operation
                .path("parameters")
                .valueStream()
                .filter(parameter -> parameter.path("name").equals(like.path("name")))
                .filter(parameter -> parameter.path("in").equals(like.path("in")))
                .findFirst()
                .orElse(like.path("none"));
    }

    private static boolean isRequired(JsonNode parameter) {
        return parameter.path("required").asBoolean(false);
    }

    private static boolean isSuccess(String status) {
        return status.startsWith("2") || status.startsWith("3");
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    /** What may be null as well is told as either of both, where it has a name. */
    private JsonNode resolved(JsonNode schema) {
        if (schema.has("anyOf")) {
            return resolved(schema.path("anyOf").path(0));
        }
        var name = schema.path("$ref").asString("");
        return name.isEmpty() ? schema : now.at(name.substring(1));
    }
}
