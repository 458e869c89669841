package org.kopilka.acceptance.containers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which variables of the environment our programs and scripts read, by their own sources. */
final class Programs {

    static final List<String> ALL =
            List.of("gateway", "staff-service", "events-service", "survey-service", "experience-bank-service");

    /** In a settings file {@code ${NAME}} or {@code ${NAME:default}}, in Java a literal. */
    private static final Pattern READ = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]+)|\"(KOPILKA_[A-Z0-9_]+)\"");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]+)([:,][^}]*)?}");

    /** OpenTelemetry's own name, which Spring Boot knows. */
    private static final Set<String> READ_BY_SPRING = Set.of("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT");

    private Programs() {}

    /** The gateway shares no code with the services. */
    static Set<String> read(String program) {
        var known = new TreeSet<>(READ_BY_SPRING);
        for (var module : program.equals("gateway") ? List.of("gateway") : List.of("platform", program)) {
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
