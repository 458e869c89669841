package org.kopilka.testing;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What all our operations promise alike and no reader of the code alone can tell, added to what springdoc has read of
 * it: refusals by status, patterns of the whole text, what may be null, and an example of each body and answer.
 */
final class WholeContract {

    private static final JsonMapper JSON = new JsonMapper();

    /** Why a request is refused; in the order of their numbers. */
    private static final Map<HttpStatus, String> REFUSALS = new TreeMap<>(Map.ofEntries(
            Map.entry(HttpStatus.BAD_REQUEST, "Something in it cannot be read or is out of its bounds"),
            Map.entry(HttpStatus.UNAUTHORIZED, "A login is needed, or the token has ended"),
            Map.entry(HttpStatus.FORBIDDEN, "Not for whoever asks"),
            Map.entry(HttpStatus.NOT_FOUND, "Nothing is there, or nothing that whoever asks may see"),
            Map.entry(HttpStatus.NOT_ACCEPTABLE, "It cannot be told in the form that is asked for"),
            Map.entry(HttpStatus.REQUEST_TIMEOUT, "The body came too slowly"),
            Map.entry(HttpStatus.CONFLICT, "As things stand it cannot be done"),
            Map.entry(HttpStatus.GONE, "It was used already"),
            Map.entry(HttpStatus.PRECONDITION_FAILED, "Somebody has changed it meanwhile"),
            Map.entry(HttpStatus.CONTENT_TOO_LARGE, "It is larger than is taken"),
            Map.entry(HttpStatus.URI_TOO_LONG, "The address is longer than is read"),
            Map.entry(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "It is of a kind that is not taken"),
            Map.entry(HttpStatus.UNPROCESSABLE_CONTENT, "It names what is not there, or contradicts what is"),
            Map.entry(HttpStatus.PRECONDITION_REQUIRED, "The version last seen is missing"),
            Map.entry(HttpStatus.TOO_MANY_REQUESTS, "Too many files at once; later it is taken"),
            Map.entry(HttpStatus.SERVICE_UNAVAILABLE, "What is needed for it does not answer; later it is taken")));

    private static final Set<String> LINKS = Set.of("token", "secret");
    private static final Set<HttpStatus> LATER = Set.of(HttpStatus.TOO_MANY_REQUESTS, HttpStatus.SERVICE_UNAVAILABLE);

    private final ObjectNode document;
    private final Examples examples;

    private WholeContract(JsonNode document) {
        this.document = (ObjectNode) document;
        this.examples = new Examples(document);
    }

    /** Changes the document itself, and gives it back. */
    static JsonNode of(JsonNode document) {
        var whole = new WholeContract(document);
        whole.anchorPatterns(document);
        whole.boundDays(document);
        whole.sayWhatMayBeNull();
        whole.operations().forEach(WholeContract::readParts);
        whole.refusals();
        whole.operations().forEach(whole.examples::show);
        return document;
    }

    /**
     * An operation with the place it is at.
     *
     * @param method in small letters
     */
    record Operation(String method, String path, ObjectNode promise) {

        boolean isWrite() {
            return !method.equals("get");
        }

        boolean isPublic() {
            return path.contains("/public/");
        }

        Stream<JsonNode> parameters(String in) {
            return promise.path("parameters")
                    .valueStream()
                    .filter(parameter -> parameter.path("in").asString().equals(in));
        }

        boolean takesVersion() {
            return parameters("header")
                    .anyMatch(header -> header.path("name").asString().equals("If-Match"));
        }

        boolean takesFile() {
            return promise.at("/requestBody/content").has("multipart/form-data");
        }

        boolean answersSomething() {
            return promise.path("responses").valueStream().anyMatch(answer -> answer.has("content"));
        }
    }

    private Stream<Operation> operations() {
        return document.path("paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .map(method -> new Operation(method.getKey(), path.getKey(), (ObjectNode) method.getValue())));
    }

    private void refusals() {
        var components = document.withObjectProperty("components");
        components.withObjectProperty("schemas").set("Problem", Examples.read("problem.yaml"));
        var responses = components.withObjectProperty("responses");
        var used = new TreeSet<HttpStatus>();
        operations().forEach(operation -> {
            var answers = operation.promise().withObjectProperty("responses");
            var refused = statuses(operation);
            refused.forEach(status -> answers.putObject(String.valueOf(status.value()))
                    .put("$ref", "#/components/responses/" + nameOf(status)));
            used.addAll(refused);
        });
        used.forEach(status -> responses.set(nameOf(status), refusal(status)));
    }

    private static Set<HttpStatus> statuses(Operation operation) {
        var statuses = new TreeSet<>(Set.of(HttpStatus.BAD_REQUEST, HttpStatus.SERVICE_UNAVAILABLE));
        if (!operation.isPublic()) {
            statuses.addAll(Set.of(HttpStatus.UNAUTHORIZED, HttpStatus.FORBIDDEN));
        }
        if (operation.path().contains("{") || operation.promise().has("requestBody")) {
            statuses.add(HttpStatus.NOT_FOUND);
        }
        if (operation
                .parameters("query")
                .anyMatch(parameter -> parameter.path("name").asString().equals("after"))) {
            statuses.add(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (operation.parameters("query").findAny().isPresent()) {
            statuses.add(HttpStatus.URI_TOO_LONG);
        }
        if (operation.answersSomething()) {
            statuses.add(HttpStatus.NOT_ACCEPTABLE);
        }
        if (operation.isWrite()) {
            statuses.addAll(Set.of(HttpStatus.CONFLICT, HttpStatus.UNPROCESSABLE_CONTENT));
        }
        if (operation.takesVersion()) {
            statuses.addAll(Set.of(HttpStatus.PRECONDITION_FAILED, HttpStatus.PRECONDITION_REQUIRED));
        }
        if (operation.promise().has("requestBody")) {
            statuses.addAll(Set.of(
                    HttpStatus.REQUEST_TIMEOUT, HttpStatus.CONTENT_TOO_LARGE, HttpStatus.UNSUPPORTED_MEDIA_TYPE));
        }
        if (operation.takesFile()) {
            statuses.add(HttpStatus.TOO_MANY_REQUESTS);
        }
        operation
                .promise()
                .path("x-refuses")
                .valueStream()
                .forEach(status -> statuses.add(HttpStatus.valueOf(status.asInt())));
        operation.promise().remove("x-refuses");
        return statuses;
    }

    private static String nameOf(HttpStatus status) {
        var words = new StringBuilder();
        for (var word : status.name().split("_")) {
            words.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return words.toString();
    }

    private static ObjectNode refusal(HttpStatus status) {
        var refusal = JSON.createObjectNode();
        refusal.put("description", REFUSALS.get(status));
        if (LATER.contains(status)) {
            var header = refusal.putObject("headers").putObject("Retry-After");
            header.put("description", "seconds, where it is known");
            header.put("required", false);
            header.putObject("schema").put("type", "string").put("pattern", "^[0-9]{1,5}$");
        }
        refusal.putObject("content")
                .putObject("application/problem+json")
                .putObject("schema")
                .put("$ref", "#/components/schemas/Problem");
        return refusal;
    }

    /** Java matches the whole text, a schema any part of it. */
    private void anchorPatterns(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("pattern").isString()
                && object.path("type").toString().contains("string")) {
            var pattern = object.path("pattern").asString();
            if (!pattern.startsWith("^")) {
                object.put("pattern", pattern.contains("|") ? "^(?:" + pattern + ")$" : "^" + pattern + "$");
            }
        }
        node.valueStream().forEach(this::anchorPatterns);
    }

    /** No record of people's work knows other centuries; links that are given out are written so. */
    private void boundDays(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("format").asString("").equals("date")) {
            object.put("pattern", "^(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}$");
        }
        if (node.path("in").asString("").equals("path")
                && LINKS.contains(node.path("name").asString(""))) {
            ((ObjectNode) node.path("schema"))
                    .put("pattern", "^[A-Za-z0-9_-]{1,100}$")
                    .remove("minLength");
        }
        node.valueStream().forEach(this::boundDays);
    }

    /** A part that is no file is JSON. */
    private static void readParts(Operation operation) {
        if (operation.promise().at("/requestBody/content/multipart~1form-data") instanceof ObjectNode parts) {
            parts.at("/schema/properties")
                    .propertyStream()
                    .filter(part -> part.getValue().has("$ref"))
                    .forEach(part -> parts.withObjectProperty("encoding")
                            .putObject(part.getKey())
                            .put("contentType", "application/json"));
        }
    }

    /** What may be left out of a request may be null there; an answer leaves it out. */
    private void sayWhatMayBeNull() {
        var asked = new LinkedHashSet<String>();
        var answered = new LinkedHashSet<String>();
        operations().forEach(operation -> {
            mentions(operation.promise().path("requestBody"), asked);
            mentions(operation.promise().path("responses"), answered);
        });
        asked.removeAll(answered);
        asked.forEach(name -> {
            var schema = document.at("/components/schemas").path(name);
            var required = schema.path("required")
                    .valueStream()
                    .map(JsonNode::asString)
                    .toList();
            schema.path("properties")
                    .propertyStream()
                    .filter(property -> !required.contains(property.getKey()))
                    .forEach(property -> orNull((ObjectNode) property.getValue()));
        });
    }

    private void mentions(JsonNode node, Set<String> names) {
        var reference = node.path("$ref").asString("");
        if (!reference.isEmpty() && names.add(reference.substring(reference.lastIndexOf('/') + 1))) {
            mentions(document.at(reference.substring(1)), names);
        }
        node.valueStream().forEach(inner -> mentions(inner, names));
    }

    private static void orNull(ObjectNode schema) {
        if (schema.has("$ref")) {
            var reference = schema.path("$ref");
            schema.remove("$ref");
            var either = schema.putArray("anyOf");
            either.addObject().set("$ref", reference);
            either.addObject().put("type", "null");
        } else if (schema.path("type").isString()) {
            var type = schema.path("type");
            schema.putArray("type").add(type).add("null");
            if (schema.path("enum") instanceof ArrayNode values) {
                values.addNull();
            }
        }
    }
}
