package org.kopilka.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Holds every answer that a test of a service is given against the service's contract: its status is named there, so is
 * the kind of its body, the body is as its schema says, and the headers that are promised are there and no others of
 * their kind.
 */
final class PromisedAnswers {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern OURS = Pattern.compile("/api/(staff|events|surveys|bank)/.*");
    private static final List<String> TOLD_HEADERS = List.of("ETag", "Location", "Content-Disposition", "Retry-After");
    private static final Map<String, List<Operation>> CONTRACTS = new ConcurrentHashMap<>();
    private static final Map<JsonNode, Schema> SCHEMAS = new ConcurrentHashMap<>();
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    private record Operation(String name, String method, Pattern path, JsonNode promise, JsonNode document) {

        JsonNode resolved(JsonNode node) {
            var reference = node.path("$ref").asString("");
            return reference.isEmpty() ? node : document.at(reference.substring(1));
        }
    }

    private PromisedAnswers() {}

    /** @param path with its query, as it was asked */
    static void hold(String method, String path, int status, HttpHeaders headers, byte[] body) {
        find(method, path.replaceFirst("\\?.*", "")).ifPresent(operation -> {
            var what = "%d of %s, asked as %s, in its contract".formatted(status, operation.name(), path);
            var promised =
                    operation.resolved(operation.promise().path("responses").path(String.valueOf(status)));
            assertThat(promised.isObject()).as(what).isTrue();
            headers(operation, promised, headers, what);
            content(operation, promised.path("content"), headers, body, what);
        });
    }

    private static void headers(Operation operation, JsonNode promised, HttpHeaders headers, String what) {
        for (var name : TOLD_HEADERS) {
            var said = operation.resolved(promised.path("headers").path(name));
            var sent = headers.firstValue(name).isPresent();
            if (said.path("required").asBoolean(false) || said.isMissingNode()) {
                assertThat(sent).as(name + " with " + what).isEqualTo(!said.isMissingNode());
            }
        }
    }

    private static void content(Operation operation, JsonNode promised, HttpHeaders headers, byte[] body, String what) {
        if (body.length == 0) {
            assertThat(promised.isEmpty()).as("a body with " + what).isTrue();
            return;
        }
        var type = MediaType.parseMediaType(headers.firstValue("Content-Type").orElse("none/none"));
        var kind = promised.propertyStream()
                .filter(one -> MediaType.parseMediaType(one.getKey()).includes(type))
                .findFirst();
        assertThat(kind).as(type + " with " + what).isPresent();
        if (type.getSubtype().endsWith("json")) {
            var schema = kind.get().getValue().path("schema");
            assertThat(SCHEMAS.computeIfAbsent(schema, _ -> schema(operation, schema))
                            .validate(JSON.readTree(body)))
                    .as("body with " + what)
                    .isEmpty();
        }
    }

    private static Schema schema(Operation operation, JsonNode schema) {
        var whole = JSON.createObjectNode();
        whole.setAll((ObjectNode) schema);
        whole.set("components", operation.document().path("components"));
        return REGISTRY.getSchema(whole);
    }

    private static Optional<Operation> find(String method, String path) {
        var ours = OURS.matcher(path);
        return ours.matches()
                ? CONTRACTS.computeIfAbsent(ours.group(1), PromisedAnswers::read).stream()
                        .filter(operation -> operation.method().equals(method))
                        .filter(operation -> operation.path().matcher(path).matches())
                        .findFirst()
                : Optional.empty();
    }

    /** Those with fewer places to fill in first. */
    private static List<Operation> read(String name) {
        var document = read(Contracts.folder().resolve("http").resolve(name + ".yaml"));
        return document.path("paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .map(method -> new Operation(
                                method.getKey() + " " + path.getKey(),
                                method.getKey().toUpperCase(Locale.ROOT),
                                template(path.getKey()),
                                method.getValue(),
                                document)))
                .sorted(Comparator.comparing(operation ->
                        operation.name().chars().filter(letter -> letter == '{').count()))
                .toList();
    }

    private static Pattern template(String path) {
        return Pattern.compile(path.replace(".", "\\.").replaceAll("\\{[^}]+}", "[^/]+"));
    }

    private static JsonNode read(Path file) {
        try {
            return new YAMLMapper().readTree(Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
