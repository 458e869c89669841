package org.kopilka.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Holds {@code contracts/http/<name>.yaml} against the running service. */
public final class OpenApiContract {

    private static final YAMLMapper YAML = new YAMLMapper();

    private OpenApiContract() {}

    /** @param name of the file, such as {@code staff} */
    public static void holds(Http http, String name) {
        var text = new String(http.get("/v3/api-docs.yaml").bytes(), StandardCharsets.UTF_8);
        var file = Contracts.folder().resolve("http").resolve(name + ".yaml");
        var released = Contracts.folder().resolve("released/http").resolve(name + ".yaml");
        var now = YAML.readTree(text);
        if (Files.exists(released)) {
            assertThat(Breaking.http(read(released), now))
                    .as("what callers of the released %s rely on", name)
                    .isEmpty();
        }
        if (Contracts.writing()) {
            write(file, text);
        }
        assertThat(now).as("%s; write it with -Dcontracts.write=true", file).isEqualTo(read(file));
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
