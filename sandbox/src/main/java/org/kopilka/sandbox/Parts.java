package org.kopilka.sandbox;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The folder into which the build unpacked broker, store and Keycloak ({@code sandbox/target/parts}). */
public record Parts(Path folder) {

    /** Where the system property {@code kopilka.parts} says; the build sets it for every test. */
    public static Parts here() {
        return new Parts(Path.of(System.getProperty("kopilka.parts", "sandbox/target/parts")));
    }

    Path keycloak() {
        return existing("keycloak");
    }

    /** This library and the jars of one part, always in the same order: an AOT cache depends on it. */
    String classPath(String part) {
        try (var jars = Files.list(existing(part))) {
            return Stream.concat(Stream.of(ownCode()), jars.sorted())
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Path existing(String part) {
        var path = folder.resolve(part).toAbsolutePath();
        if (!Files.isDirectory(path)) {
            throw new IllegalStateException(path + " is missing: build the module sandbox first");
        }
        return path;
    }

    static Path ownCode() {
        try {
            return Path.of(Parts.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
