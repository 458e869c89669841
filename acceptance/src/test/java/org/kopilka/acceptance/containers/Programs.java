package org.kopilka.acceptance.containers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which variables of the environment our programs and scripts read, by their own sources. */
final class Programs {

    static final List<String> ALL =
            List.of("gateway", "staff-service", "events-service", "survey-service", "experience-bank-service");

    /** In a settings file {@code ${NAME}} or {@code ${NAME:default}}, in Java a literal. */
    private static final Pattern READ = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]+)|\"((?:KOPILKA|KC)_[A-Z0-9_]+)\"");

    /** Images and the properties of the build that hold their versions; what is ours has the build's own. */
    private static final Map<String, String> VERSIONS =
            Map.of("mongo", "version.mongodb", "apache/kafka", "version.kafka", "postgres", "version.postgres");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]+)([:,][^}]*)?}");

    /** Names that Spring Boot knows. */
    private static final Set<String> READ_BY_SPRING =
            Set.of("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "LOGGING_STRUCTURED_FORMAT_CONSOLE");

    private Programs() {}

    /** The gateway and what an operator runs share no code with the services. */
    static Set<String> read(String program) {
        var known = new TreeSet<>(READ_BY_SPRING);
        for (var module : program.endsWith("-service") ? List.of("platform", program) : List.of(program)) {
            try (var files = Files.walk(Shell.ROOT.resolve(module).resolve("src/main"))) {
                files.filter(file -> file.toString().endsWith(".java")
                                || file.toString().endsWith(".yaml"))
                        .forEach(file -> known.addAll(names(file)));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return known;
    }

    private static Set<String> names(Path file) {
        try {
            return READ.matcher(Files.readString(file))
                    .results()
                    .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                    .collect(Collectors.toSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The one tag that an image may have, wherever it is named. */
    static String version(String image) {
        var name = image.substring(0, image.lastIndexOf(':'));
        return name.matches("(.+/)?kopilka/[a-z-]+")
                ? System.getProperty("kopilka.version").replace("-SNAPSHOT", "")
                : System.getProperty(
                        Objects.requireNonNull(VERSIONS.get(name), "The build knows no version of " + name));
    }

    /** What the realm's file asks for and has no other value for. */
    static Set<String> demandedByRealm() {
        return PLACEHOLDER
                .matcher(Shell.read("k8s/base/keycloak/kopilka-realm.json"))
                .results()
                .filter(found -> found.group(2) == null)
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What {@code k8s/secrets.sh} makes. */
    static Set<String> secrets() {
        try {
            var file = Files.createTempFile("kopilka", ".env");
            try {
                var made = Shell.run("sh", "k8s/secrets.sh", file.toString());
                if (!made.succeeded()) {
                    throw new IllegalStateException(made.err());
                }
                return Files.readAllLines(file).stream()
                        .map(line -> line.substring(0, line.indexOf('=')))
                        .collect(Collectors.toCollection(TreeSet::new));
            } finally {
                Files.delete(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
