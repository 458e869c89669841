package org.kopilka.sandbox;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What broker, store and Keycloak are run from.
 *
 * @param folder into which the build unpacked them ({@code sandbox/target/parts})
 * @param code this library
 */
public record Parts(Path folder, Path code) {

    /** Where the system property {@code kopilka.parts} says; the build sets it for every test. */
    public static Parts here() {
        return new Parts(Path.of(System.getProperty("kopilka.parts", "sandbox/target/parts")), ownCode());
    }

    Path keycloak() {
        return existing("keycloak");
    }

    /** What Keycloak learns from us, as a jar. */
    public Path accounts() {
        return existing("accounts").resolve("accounts.jar");
    }

    /** This library and the jars of one part, always in the same order: an AOT cache depends on it. */
    public String classPath(String part) {
        try (var jars = Files.list(existing(part))) {
            return Stream.concat(Stream.of(code), jars.sorted())
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

    /** The jar or folder that this class was loaded from. */
    public static Path ownCode() {
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
