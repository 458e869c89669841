package org.kopilka.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The promises in {@code contracts/}, held against the code. With {@code -Dcontracts.write=true} the files are written
 * from the code instead; a change that an older reader could not take is refused even then.
 */
public final class Contracts {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .changeDefaultPropertyInclusion(inclusion ->
                    inclusion.withValueInclusion(com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL))
            .build();

    static final ReleasedPromises RELEASED = new ReleasedPromises(folder());

    private Contracts() {}

    /** The repository's folder of promises. */
    public static Path folder() {
        return Path.of(System.getProperty("kopilka.root", ".")).resolve("contracts");
    }

    static boolean writing() {
        return Boolean.getBoolean("contracts.write");
    }

    /**
     * The publisher's side: the message's sample and schema are what this record makes of them.
     *
     * @param body a message of fixed values, all filled in
     */
    public static void publishes(String topic, Object body) {
        var name = body.getClass().getSimpleName();
        var schema = SchemaOf.record(body.getClass());
        var message = JSON.readTree(JSON.writeValueAsString(body));
        assertThat(Breaking.messages(released(topic, name), schema))
                .as("%s may only gain optional fields; a new meaning needs a new name", name)
                .containsExactlyInAnyOrderElementsOf(RELEASED.broken(topic + "/" + name));
        if (writing()) {
            write(file(topic, name, "sample"), message);
            write(file(topic, name, "schema"), schema);
        }
        assertThat(message).as("sample of " + name).isEqualTo(read(file(topic, name, "sample")));
        assertThat(schema).as("schema of " + name).isEqualTo(read(file(topic, name, "schema")));
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(schema.toString())
                        .validate(message.toString(), InputFormat.JSON))
                .as("sample of %s against its schema", name)
                .isEmpty();
    }

    /** The reader's side: the publisher's sample as this service reads it. */
    public static <T> T reads(String topic, String name, Class<T> slim) {
        return JSON.treeToValue(read(file(topic, name, "sample")), slim);
    }

    private static JsonNode released(String topic, String name) {
        return RELEASED.read("messages/%s/%s.schema.json".formatted(topic, name))
                .map(JSON::readTree)
                .orElseGet(JSON::createObjectNode);
    }

    private static Path file(String topic, String name, String kind) {
        return folder().resolve("messages/%s/%s.%s.json".formatted(topic, name, kind));
    }

    private static JsonNode read(Path file) {
        try {
            assertThat(file)
                    .as("the promise; write it with -Dcontracts.write=true")
                    .exists();
            return JSON.readTree(Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void write(Path file, JsonNode content) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, JSON.writeValueAsString(content) + "\n");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
