package org.kopilka.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;
import tools.jackson.dataformat.yaml.util.StringQuotingChecker;

/** Holds {@code contracts/http/<name>.yaml} against the running service. */
public final class OpenApiContract {

    private static final YAMLMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
                    .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
                    .enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                    .stringQuotingChecker(new QuotedDays())
                    .build())
            .build();
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    /** Names of fields that stand for a person, or for what is known of one; whoever signs a work or leads an event does so openly. */
    private static final Set<String> OF_PEOPLE = Set.of(
            "person",
            "born",
            "email",
            "login",
            "reviewer",
            "holder",
            "holding",
            "samples",
            "understood",
            "outcome",
            "byKind");

    /** Some readers of YAML would make a moment of a day, or a number of a time. */
    private static final class QuotedDays extends StringQuotingChecker.Default {

        @Override
        public boolean needToQuoteValue(String value) {
            return !value.isEmpty() && Character.isDigit(value.charAt(0)) || super.needToQuoteValue(value);
        }
    }

    private OpenApiContract() {}

    /** @param name of the file, such as {@code staff} */
    public static void holds(Http http, String name) {
        var text = new String(http.get("/v3/api-docs.yaml").bytes(), StandardCharsets.UTF_8);
        var file = Contracts.folder().resolve("http").resolve(name + ".yaml");
        var now = WholeContract.of(YAML.readTree(text));
        Contracts.RELEASED
                .read("http/" + name + ".yaml")
                .ifPresent(released -> assertThat(Breaking.http(YAML.readTree(released), now))
                        .as("what callers of the released %s rely on", name)
                        .containsExactlyInAnyOrderElementsOf(Contracts.RELEASED.broken("http/" + name)));
        if (Contracts.writing()) {
            write(file, YAML.writeValueAsString(now));
        }
        assertThat(now).as("%s; write it with -Dcontracts.write=true", file).isEqualTo(read(file));
    }

    /**
     * Every operation whose answer has what tells of people, or is a file, says {@code x-records}, or stands among those
     * that show nothing but what is open.
     *
     * @param open by operation, such as {@code GET /api/bank/people}, why no look at it is kept
     */
    public static void saysWhereRecordsAreShown(String name, Map<String, String> open) {
        var document = read(Contracts.folder().resolve("http").resolve(name + ".yaml"));
        var telling = operations(document)
                .filter(operation -> tellsOfPeople(document, operation.getValue()))
                .filter(operation -> !operation.getValue().path("x-records").asBoolean(false))
                .map(Map.Entry::getKey);
        assertThat(telling)
                .as("answers of %s that tell of people: @ShowsRecords, or why not", name)
                .containsExactlyInAnyOrderElementsOf(open.keySet());
    }

    /** The operations that show records of people, such as {@code GET /api/staff/people/{id}}. */
    public static List<String> showingRecords(String name) {
        return operations(read(Contracts.folder().resolve("http").resolve(name + ".yaml")))
                .filter(operation -> operation.getValue().path("x-records").asBoolean(false))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Stream<Map.Entry<String, JsonNode>> operations(JsonNode document) {
        return document.at("/paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .map(method -> Map.entry(
                                method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), method.getValue())));
    }

    private static boolean tellsOfPeople(JsonNode document, JsonNode operation) {
        return operation.at("/responses").properties().stream()
                .filter(response -> response.getKey().startsWith("2"))
                .flatMap(response -> response.getValue().path("content").properties().stream())
                .anyMatch(content ->
                        !content.getKey().contains("json") && !content.getKey().equals("*/*")
                                || fields(document, content.getValue().path("schema"), new HashSet<>())
                                        .anyMatch(OF_PEOPLE::contains));
    }

    private static Stream<String> fields(JsonNode document, JsonNode schema, Set<String> seen) {
        if (!schema.isObject()) {
            return Stream.of();
        }
        var reference = schema.path("$ref").asString("");
        if (!reference.isEmpty()) {
            return seen.add(reference) ? fields(document, document.at(reference.substring(1)), seen) : Stream.of();
        }
        var own = schema.path("properties").properties().stream()
                .flatMap(field -> Stream.concat(Stream.of(field.getKey()), fields(document, field.getValue(), seen)));
        var inner =
                Stream.of("items", "additionalProperties").flatMap(part -> fields(document, schema.path(part), seen));
        var choices = Stream.of("oneOf", "anyOf", "allOf")
                .flatMap(part -> schema.path(part).valueStream())
                .flatMap(choice -> fields(document, choice, seen));
        return Stream.of(own, inner, choices).flatMap(all -> all);
    }

    private static JsonNode read(Path file) {
        try {
            return YAML.readTree(Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
