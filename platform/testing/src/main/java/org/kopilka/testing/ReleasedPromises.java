package org.kopilka.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The promises of the version people run now, as its tagged commit had them.
 *
 * @param folder of the promises of today, in whose {@code released} they lie
 */
record ReleasedPromises(Path folder) {

    private static final YAMLMapper YAML = new YAMLMapper();

    /** Empty where that version has no such file. */
    Optional<String> read(String file) {
        var released = folder.resolve("released").resolve(file);
        try {
            return Files.exists(released) ? Optional.of(Files.readString(released)) : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What of it is broken on purpose, as {@link Breaking} says it; {@code broken.yaml} says why. */
    Set<String> broken(String name) {
        return YAML.readTree(read("broken.yaml").orElse("{}"))
                .path(name)
                .propertyStream()
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
