package org.kopilka.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** What a change of a promise would break for those who rely on the released one. */
final class Breaking {

    private Breaking() {}

    /** Fields of a message that are gone, are no longer always there, or changed their type. */
    static List<String> messages(JsonNode released, JsonNode now) {
        return answer("", released, now);
    }

    /** Paths, methods, parameters and fields of an HTTP interface that callers could no longer use as before. */
    static List<String> http(JsonNode released, JsonNode now) {
        var breaks = new ArrayList<String>();
        released.path("paths")
                .propertyStream()
                .forEach(path -> path.getValue().propertyStream().forEach(method -> {
                    var place = method.getKey() + " " + path.getKey();
                    var there = now.path("paths").path(path.getKey()).path(method.getKey());
                    if (there.isMissingNode()) {
                        breaks.add(place + " is gone");
                    } else {
                        breaks.addAll(operation(place, method.getValue(), there));
                    }
                }));
        released.path("components").path("schemas").propertyStream().forEach(schema -> {
            var there = now.path("components").path("schemas").path(schema.getKey());
            if (!there.isMissingNode()) {
                breaks.addAll(types("/" + schema.getKey(), schema.getValue(), there));
            }
        });
        return breaks;
    }

    private static List<String> operation(String place, JsonNode released, JsonNode now) {
        var before = required(released);
        return required(now).stream()
                .filter(name -> !before.contains(name))
                .map(name -> place + " now demands " + name)
                .toList();
    }

    private static List<String> required(JsonNode operation) {
        return stream(operation.path("parameters"))
                .filter(parameter -> parameter.path("required").asBoolean())
                .map(parameter -> parameter.path("name").asString())
                .toList();
    }

    private static List<String> types(String place, JsonNode released, JsonNode now) {
        var breaks = new ArrayList<String>();
        released.path("properties").propertyStream().forEach(field -> {
            var there = now.path("properties").path(field.getKey());
            var here = place + "/" + field.getKey();
            if (there.isMissingNode()) {
                breaks.add(here + " is gone");
            } else if (!there.path("type").equals(field.getValue().path("type"))
                    || !there.path("format").equals(field.getValue().path("format"))) {
                breaks.add(here + " changed its type");
            } else {
                breaks.addAll(types(here, field.getValue(), there));
                breaks.addAll(types(here + "/*", field.getValue().path("items"), there.path("items")));
            }
        });
        return breaks;
    }

    private static List<String> answer(String place, JsonNode released, JsonNode now) {
        var breaks = new ArrayList<>(types(place, released, now));
        var still = stream(now.path("required")).map(JsonNode::asString).toList();
        stream(released.path("required"))
                .map(JsonNode::asString)
                .filter(name -> !still.contains(name))
                .forEach(name -> breaks.add(place + "/" + name + " is no longer always there"));
        return breaks;
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
