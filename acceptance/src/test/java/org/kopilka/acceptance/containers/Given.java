package org.kopilka.acceptance.containers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The variables that a program is given.
 *
 * @param by {@code docker-compose.yml}, or an overlay's folder
 */
record Given(String by, String program, Map<String, String> variables) {

    private static final List<String> OVERLAYS = List.of("k8s/overlays/local", "k8s/overlays/district");
    private static final Pattern OF_KUBERNETES = Pattern.compile("\\$\\(([A-Z0-9_]+)\\)");

    /** By compose and, where kubectl renders them, by every overlay. */
    static List<Given> all() {
        var all = new ArrayList<Given>();
        var compose = Compose.read().services();
        for (var program : Programs.ALL) {
            all.add(byCompose(
                    program, Objects.requireNonNull(compose.get(program)).environment()));
        }
        for (var overlay : Kustomize.isThere() ? OVERLAYS : List.<String>of()) {
            var manifests = Kustomize.manifests(overlay);
            for (var program : Programs.ALL) {
                var found = manifests.environment(
                        manifests.workload(program).containers().getFirst());
                var variables = new LinkedHashMap<String, String>();
                found.forEach((name, value) -> variables.put(
                        name,
                        OF_KUBERNETES
                                .matcher(value)
                                .replaceAll(reference -> Matcher.quoteReplacement(
                                        found.getOrDefault(reference.group(1), reference.group())))
                                .replaceAll("secret [A-Z_]+", "secret")));
                all.add(new Given(overlay, program, variables));
            }
        }
        return all;
    }

    static Given of(String by, String program) {
        return all().stream()
                .filter(each -> each.by().equals(by) && each.program().equals(program))
                .findFirst()
                .orElseThrow();
    }

    /** By the {@code docker-compose.yml} of another version, whatever else it says. */
    static Given of(Path compose, String program) {
        return byCompose(program, Compose.environment(compose, program));
    }

    private static Given byCompose(String program, Map<String, String> environment) {
        var variables = new LinkedHashMap<String, String>();
        environment.forEach((name, value) -> variables.put(name, Compose.filledIn(value, Map.of())));
        return new Given("docker-compose.yml", program, variables);
    }

    @Override
    public String toString() {
        return program + " by " + by;
    }
}
