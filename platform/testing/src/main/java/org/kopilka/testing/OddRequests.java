package org.kopilka.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Requests that are odd in one place each, made of a contract: every operation in {@code contracts/http} gets them in
 * its path, parameters, headers, body and files. Whatever comes, the answer is the sender's fault told as a problem, in
 * no time.
 */
public final class OddRequests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String HERE = "@here@";
    private static final Duration PROMPT = Duration.ofSeconds(5);
    private static final String BOUNDARY = "odd-boundary";
    private static final String ROOT = "00000000-0000-4000-8000-000000000001";
    private static final String LONG_NAME = "ы".repeat(186) + ".xlsx";

    private static final List<String> IN_ADDRESSES = List.of(
            "",
            "%20",
            "%FF",
            "%00",
            "%0A",
            "%25",
            "%",
            "a%2Fb",
            "null",
            "%5Bnull%5D",
            "1e999",
            "-1",
            "0",
            "2147483647",
            "99999999999999999999",
            "%2B999999999-12-31",
            "-999999999-01-01",
            "0000-00-00",
            "%D1%8B".repeat(300),
            "MDAwMDAwMDAt",
            "MDAwMDAwMDAtMDAwMC00MDAwLTgwMDAtMDAwMDAwMDAwMDAxKzk5OTk5OTk5OS0xMi0zMQ",
            "%F0%9F%98%80");

    private static final List<String> IN_BODIES = List.of(
            "null",
            "[null]",
            "[]",
            "{}",
            "{\"\":null}",
            "{\"a.b\":\"x\",\"$c\":\"x\"}",
            "{\"\\u0000\":\"x\"}",
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "1e999",
            "-1e999",
            "0.1",
            "-1",
            "99999999999999999999",
            "true",
            "\"+999999999-12-31\"",
            "\"-999999999-01-01T00:00:00\"",
            "\"+999999999-12-31T23:59:59.999999999Z\"",
            "\"0000-00-00\"",
            "\"" + "ы".repeat(5_000) + "\"",
            "[".repeat(600) + "]".repeat(600));

    private static final Map<String, List<String>> IN_HEADERS = Map.of(
            "If-Match", List.of("ы", "", "\"", "1e999", "99999999999999999999"),
            "If-None-Match", List.of("ы", "", "\"", "*"),
            "If-Modified-Since", List.of("ы", "99999999999999999999"),
            "Idempotency-Key", List.of("ы", "", "a".repeat(201)),
            "Accept", List.of("zzz", "ы", "text/html", "application/xml", "*/*;q=ы"),
            "Accept-Language", List.of("ы", "", "zz-zz-zz-zz", "*;q=9"),
            "Content-Type", List.of("*/*", "zzz", "ы", "text/plain", "application/json;charset=zzz", "application/xml"),
            "Range", List.of("bytes=9-1", "ы"),
            "Authorization", List.of("ы", "Bearer ы", "Bearer ", "Basic YTpi", "Bearer e30.e30."));

    private final Wire wire;
    private final JsonNode contract;
    private final String token;
    private final Random random;
    private final Set<String> known = new LinkedHashSet<>(Set.of(ROOT));

    private OddRequests(Wire wire, JsonNode contract, String token, long seed) {
        this.wire = wire;
        this.contract = contract;
        this.token = token;
        this.random = new Random(seed);
    }

    /**
     * What is wrong with the answers, a line each; empty if nothing is.
     *
     * @param name of the contract, such as {@code staff}
     * @param token of somebody for whom every door is open
     */
    public static List<String> faults(Wire wire, String name, String token, long seed) {
        var file = Contracts.folder().resolve("http").resolve(name + ".yaml");
        try {
            return new OddRequests(wire, new YAMLMapper().readTree(Files.readString(file)), token, seed).all();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private record Operation(String method, String path, JsonNode promise) {

        Stream<JsonNode> parameters(String in) {
            return promise.path("parameters")
                    .valueStream()
                    .filter(parameter -> parameter.path("in").asString().equals(in));
        }

        JsonNode takes(String type) {
            return promise.at("/requestBody/content").path(type).path("schema");
        }

        boolean isUpload() {
            return !takes("multipart/form-data").isMissingNode();
        }
    }

    private record Odd(Operation to, String target, Map<String, String> headers, byte[] body) {

        Odd at(String other) {
            return new Odd(to, other, headers, body);
        }

        Odd with(String header, String value) {
            var more = new LinkedHashMap<>(headers);
            more.put(header, value);
            return new Odd(to, target, more, body);
        }

        Odd bringing(byte[] other) {
            return new Odd(to, target, headers, other);
        }

        Odd asking(String method) {
            return new Odd(new Operation(method, to.path(), to.promise()), target, headers, body);
        }
    }

    private List<String> all() {
        var operations = contract.path("paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .map(operation -> new Operation(
                                operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), operation.getValue())))
                .toList();
        var faults = new ArrayList<String>();
        // Twice, as what the first time makes is what the second time finds.
        for (int round = 0; round < 2; round++) {
            operations.stream()
                    .filter(operation -> !operation.method().equals("DELETE"))
                    .forEach(operation -> judge(plain(operation), faults));
        }
        operations.forEach(operation -> odd(operation).forEach(request -> judge(request, faults)));
        return faults;
    }

    private void judge(Odd request, List<String> faults) {
        var head = new StringBuilder(request.to().method() + " " + request.target() + " HTTP/1.1\nHost: localhost\n");
        request.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append('\n'));
        if (request.body().length > 0) {
            head.append("Content-Length: ").append(request.body().length).append('\n');
        }
        var answer = wire.send(head.toString(), request.body());
        harvest(answer);
        var isRefusal = answer.status() >= 400;
        if (answer.status() == 0
                || answer.status() >= 500
                || isRefusal && !answer.isProblem()
                || answer.took().compareTo(PROMPT) > 0) {
            faults.add("%d in %d ms %s: %s %s %s%n    %s"
                    .formatted(
                            answer.status(),
                            answer.took().toMillis(),
                            answer.headers().getOrDefault("content-type", ""),
                            request.to().method(),
                            request.target(),
                            shown(request),
                            answer.body()
                                    .substring(0, Math.min(200, answer.body().length()))));
        }
    }

    private static String shown(Odd request) {
        var headers = new LinkedHashMap<>(request.headers());
        headers.replace("Authorization", "…");
        var body = new String(request.body(), StandardCharsets.UTF_8);
        return headers + " " + body.substring(0, Math.min(600, body.length()));
    }

    private void harvest(Wire.Answer answer) {
        if (answer.status() < 300
                && answer.headers().getOrDefault("content-type", "").startsWith("application/json")) {
            var ids = java.util.regex.Pattern.compile("\"id\"\\s*:\\s*\"([0-9a-f-]{36})\"")
                    .matcher(answer.body());
            while (ids.find() && known.size() < 200) {
                known.add(ids.group(1));
            }
        }
    }

    private Stream<Odd> odd(Operation operation) {
        var requests = new ArrayList<Odd>();
        var plain = plain(operation);
        requests.add(plain);
        Stream.of("TRACE", "PROPFIND", "QUERY", "PATCH", "OPTIONS")
                .forEach(method -> requests.add(plain.bringing(new byte[0]).asking(method)));
        addresses(operation, plain, requests);
        IN_HEADERS.forEach((name, values) ->
                values.forEach(value -> requests.add(plain(operation).with(name, value))));
        if (!operation.takes("application/json").isMissingNode()) {
            bodies(operation, requests);
        }
        if (operation.isUpload()) {
            uploads(operation, requests);
        }
        return requests.stream();
    }

    private void addresses(Operation operation, Odd plain, List<Odd> requests) {
        for (var text : IN_ADDRESSES) {
            operation
                    .parameters("path")
                    .forEach(parameter -> requests.add(plain(operation)
                            .at(target(operation, Map.of(parameter.path("name").asString(), text), Map.of()))));
            operation
                    .parameters("query")
                    .forEach(parameter -> requests.add(plain(operation)
                            .at(target(
                                    operation,
                                    Map.of(),
                                    Map.of(parameter.path("name").asString(), text)))));
        }
        var separator = plain.target().contains("?") ? "&" : "?";
        for (var tail : List.of("=x", "&=&", "%FF=1", "%00=1", "x=%", "a".repeat(7_000))) {
            requests.add(plain.at(plain.target() + separator + tail));
        }
        requests.add(plain.at(plain.target().replaceFirst("/api/", "/api//")));
        requests.add(plain.at(plain.target().replaceFirst("/api/", "/api/..;/")));
    }

    private void bodies(Operation operation, List<Odd> requests) {
        var sample = sample(operation.takes("application/json"), 0);
        for (var odd : IN_BODIES) {
            requests.add(plain(operation).bringing(bytes(odd)));
        }
        requests.add(plain(operation).bringing(bytes("{\"")));
        requests.add(plain(operation).bringing(new byte[] {(byte) 0xff, 0, '{'}));
        eachPlace(sample, JsonPointer.empty(), (place, _) -> {
            for (var odd : IN_BODIES) {
                var whole = sample.deepCopy();
                put(whole, place, HERE);
                requests.add(plain(operation).bringing(bytes(whole.toString().replace("\"" + HERE + "\"", odd))));
            }
            var without = sample.deepCopy();
            remove(without, place);
            requests.add(plain(operation).bringing(bytes(without.toString())));
        });
    }

    private void uploads(Operation operation, List<Odd> requests) {
        var plain = plain(operation);
        requests.add(plain.with("Content-Type", "multipart/form-data"));
        requests.add(plain.with("Content-Type", "multipart/form-data; boundary="));
        requests.add(plain.with("Content-Type", "multipart/form-data; boundary=another"));
        requests.add(plain.with("Content-Type", "multipart/form-data; boundary=" + "b".repeat(200)));
        requests.add(plain.with("Content-Type", "multipart/mixed; boundary=" + BOUNDARY));
        requests.add(plain.bringing(new byte[0]));
        for (var name :
                List.of("", "\u0000.xlsx", "a\u0000b.csv", "../../x.csv", LONG_NAME, "ы".repeat(4_000), "a\"b.csv")) {
            requests.add(plain.bringing(upload(name, bytes("a;b\n1;2\n"))));
        }
        for (var content : List.of(
                new byte[0],
                new byte[] {0},
                bytes("PK\u0003\u0004"),
                bytes("\ufeff"),
                bytes(";".repeat(10_000)),
                bytes("%PDF-1.7"),
                new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff})) {
            requests.add(plain.bringing(upload("odd.xlsx", content)));
            requests.add(plain.bringing(upload("odd.csv", content)));
            requests.add(plain.bringing(upload("odd.jpg", content)));
        }
    }

    /** As the contract has it, with what is known to be there. */
    private Odd plain(Operation operation) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Authorization", "Bearer " + token);
        if (operation
                .parameters("header")
                .anyMatch(header -> header.path("name").asString().equals("If-Match"))) {
            headers.put("If-Match", "*");
        }
        var body = new byte[0];
        var json = operation.takes("application/json");
        if (!json.isMissingNode()) {
            headers.put("Content-Type", "application/json");
            body = bytes(sample(json, 0).toString());
        } else if (operation.isUpload()) {
            headers.put("Content-Type", "multipart/form-data; boundary=" + BOUNDARY);
            body = upload("plain.csv", bytes("a;b\n1;2\n"));
        }
        return new Odd(operation, target(operation, Map.of(), Map.of()), headers, body);
    }

    private String target(Operation operation, Map<String, String> inPath, Map<String, String> inQuery) {
        var path = new StringBuilder(operation.path());
        operation.parameters("path").forEach(parameter -> {
            var name = parameter.path("name").asString();
            var value = inPath.getOrDefault(name, text(parameter.path("schema")));
            var at = path.indexOf("{" + name + "}");
            path.replace(at, at + name.length() + 2, value);
        });
        var query = operation
                .parameters("query")
                .filter(parameter -> parameter.path("required").asBoolean()
                        || inQuery.containsKey(parameter.path("name").asString()))
                .map(parameter -> {
                    var name = parameter.path("name").asString();
                    return name + "=" + inQuery.getOrDefault(name, text(parameter.path("schema")));
                })
                .toList();
        return query.isEmpty() ? path.toString() : path + "?" + String.join("&", query);
    }

    private String text(JsonNode schema) {
        var sample = sample(schema, 0);
        return (sample.isArray() ? sample.path(0) : sample).asString("x").replace(" ", "%20");
    }

    private JsonNode sample(JsonNode given, int depth) {
        var schema =
                given.has("$ref") ? contract.at(given.path("$ref").asString().substring(1)) : given;
        if (schema.has("enum")) {
            return schema.path("enum").path(random.nextInt(schema.path("enum").size()));
        }
        if (schema.has("oneOf")) {
            return sample(
                    schema.path("oneOf")
                            .path(random.nextInt(schema.path("oneOf").size())),
                    depth);
        }
        return switch (type(schema)) {
            case "integer", "number" ->
                JSON.getNodeFactory()
                        .numberNode(Math.max(2, schema.path("minimum").asInt(2)));
            case "boolean" -> JSON.getNodeFactory().booleanNode(random.nextBoolean());
            case "array" -> {
                var array = JSON.createArrayNode();
                if (depth < 6) {
                    array.add(sample(schema.path("items"), depth + 1));
                }
                yield array;
            }
            case "object" -> {
                var object = JSON.createObjectNode();
                if (depth < 6) {
                    schema.path("properties")
                            .propertyStream()
                            .forEach(field -> object.set(field.getKey(), sample(field.getValue(), depth + 1)));
                    if (schema.path("additionalProperties").isObject()) {
                        object.set("ru", sample(schema.path("additionalProperties"), depth + 1));
                    }
                }
                yield object;
            }
            default -> JSON.getNodeFactory().stringNode(string(schema));
        };
    }

    private static String type(JsonNode schema) {
        var type = schema.path("type");
        return (type.isArray() ? type.path(0) : type).asString(schema.has("properties") ? "object" : "string");
    }

    private String string(JsonNode schema) {
        return switch (schema.path("format").asString("")) {
            case "uuid" -> List.copyOf(known).get(random.nextInt(known.size()));
            case "date" -> "2026-10-1" + random.nextInt(10);
            case "email" -> "a@example.org";
            default ->
                schema.path("pattern").asString("").contains("T")
                        ? "2026-10-1" + random.nextInt(10) + "T10:00:00"
                        : "слово " + random.nextInt(100);
        };
    }

    private static void eachPlace(JsonNode node, JsonPointer at, BiConsumer<JsonPointer, JsonNode> what) {
        if (node instanceof ObjectNode object) {
            object.propertyStream().forEach(field -> {
                var place = at.appendProperty(field.getKey());
                what.accept(place, field.getValue());
                eachPlace(field.getValue(), place, what);
            });
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                var place = at.appendIndex(i);
                what.accept(place, array.path(i));
                eachPlace(array.path(i), place, what);
            }
        }
    }

    private static void put(JsonNode whole, JsonPointer place, String value) {
        var parent = whole.at(place.head());
        if (parent instanceof ObjectNode object) {
            object.put(place.last().getMatchingProperty(), value);
        } else {
            ((ArrayNode) parent).set(place.last().getMatchingIndex(), value);
        }
    }

    private static void remove(JsonNode whole, JsonPointer place) {
        var parent = whole.at(place.head());
        if (parent instanceof ObjectNode object) {
            object.remove(place.last().getMatchingProperty());
        } else {
            ((ArrayNode) parent).remove(place.last().getMatchingIndex());
        }
    }

    private static byte[] upload(String name, byte[] content) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(bytes(("--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n"
                        + "Content-Type: application/octet-stream\r\n\r\n")
                .formatted(BOUNDARY, name)));
        body.writeBytes(content);
        body.writeBytes(bytes("\r\n--" + BOUNDARY + "--\r\n"));
        return body.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
