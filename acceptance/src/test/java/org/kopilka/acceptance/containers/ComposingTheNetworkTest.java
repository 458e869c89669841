package org.kopilka.acceptance.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kopilka.acceptance.containers.Compose.Service;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ComposingTheNetworkTest {

    private static final Pattern VARIABLE = Pattern.compile("(?<!\\$)\\$\\{([A-Z0-9_]+)([^}]*)}");
    private static final Pattern OWN = Pattern.compile("\\$\\$\\{?([A-Z0-9_]+)");
    private static final Pattern IMAGE = Pattern.compile("(?m)^FROM (\\S+)");
    private static final Pattern PLACE =
            Pattern.compile("(?:[a-z:]+://)?(?:[^@/]*@)?([a-z0-9-]+):(\\d+)(?:/[^/]*|/\\?.*)?");
    private static final Set<String> FOR_BROWSERS = Set.of("KOPILKA_PORTAL", "KOPILKA_KEYCLOAK_ISSUER", "KC_HOSTNAME");

    private final Compose compose = Compose.read();

    @Test
    void has_the_five_programs_and_what_they_stand_on() {
        assertThat(compose.services())
                .containsKeys("mongodb", "kafka", "keycloak", "keycloak-database")
                .containsKeys(Programs.ALL.toArray(String[]::new));
        for (var program : Programs.ALL) {
            var build = Objects.requireNonNull(service(program).build());
            assertThat(build.args()).containsExactly(Map.entry("PROGRAM", program));
            assertThat(Shell.read("Dockerfile")).contains(program);
        }
    }

    @Test
    void tells_programs_what_they_read_and_nothing_else() {
        var softly = new SoftAssertions();
        for (var program : Programs.ALL) {
            var service = service(program);
            var told = new TreeSet<>(service.environment().keySet());
            told.removeAll(ownVariables(service));
            softly.assertThat(Programs.read(program)).as(program).containsAll(told);
        }
        softly.assertThat(service("keycloak").environment().keySet())
                .as("what the realm asks for")
                .containsAll(Programs.demandedByRealm());
        softly.assertAll();
    }

    @Test
    void keeps_every_secret_out_of_the_file() {
        var secrets = Programs.secrets();
        var choices = Set.of("KOPILKA_PORT", "KOPILKA_KEYCLOAK_PORT", "KOPILKA_ZONE");
        var asked = VARIABLE.matcher(Shell.read("docker-compose.yml")).results().toList();
        assertThat(asked)
                .allSatisfy(found -> assertThat(Set.of(secrets, choices))
                        .as(found.group())
                        .anyMatch(names -> names.contains(found.group(1))));
        assertThat(asked.stream().map(found -> found.group(1)).collect(Collectors.toSet()))
                .as("all that k8s/secrets.sh makes is used")
                .containsAll(secrets);
        for (var secret : secrets) {
            assertThat(asked.stream()
                            .filter(found -> found.group(1).equals(secret))
                            .map(found -> found.group(2)))
                    .as("without %s it says what to do", secret)
                    .anyMatch(otherwise -> otherwise.startsWith(":?"));
        }
        compose.services()
                .forEach((name, service) -> service.environment().forEach((variable, value) -> {
                    if (variable.matches(".*(SECRET|PASSWORD|_KEY)$")) {
                        assertThat(value).as("%s %s", name, variable).matches(VARIABLE);
                    }
                    if (value.contains("@")) {
                        assertThat(value).as("%s %s", name, variable).contains(":${");
                    }
                }));
    }

    @Test
    void bounds_and_watches_every_container() {
        var softly = new SoftAssertions();
        compose.services().forEach((name, service) -> {
            softly.assertThat(service.memLimit()).as(name).matches("\\d+[mg]");
            softly.assertThat(service.readOnly()).as(name).isTrue();
            softly.assertThat(service.capDrop()).as(name).containsExactly("ALL");
            softly.assertThat(service.securityOpt()).as(name).contains("no-new-privileges:true");
            softly.assertThat(service.healthcheck().test().getFirst()).as(name).isEqualTo("CMD");
            softly.assertThat(service.tmpfs()).as(name).anyMatch(it -> it.startsWith("/tmp:"));
            softly.assertThat(service.image()).as(name).matches(".+:\\d+\\.\\d+(\\.\\d+)?(-.+)?");
            for (var port : Objects.requireNonNullElse(service.ports(), List.<String>of())) {
                softly.assertThat(port)
                        .as("what %s shows to the machine alone", name)
                        .startsWith("127.0.0.1:");
            }
            Objects.requireNonNullElse(service.dependsOn(), Map.<String, Compose.Dependency>of())
                    .forEach((other, how) -> {
                        softly.assertThat(compose.services()).containsKey(other);
                        softly.assertThat(how.condition()).isEqualTo("service_healthy");
                    });
            for (var mount : service.mounts()) {
                var from = mount.substring(0, mount.indexOf(':'));
                softly.assertThat(
                                from.startsWith("./")
                                        ? Files.exists(Shell.ROOT.resolve(from))
                                        : compose.volumes().containsKey(from))
                        .as("%s mounts %s", name, mount)
                        .isTrue();
            }
        });
        softly.assertAll();
    }

    @Test
    void names_only_places_that_are_there() {
        var softly = new SoftAssertions();
        compose.services()
                .forEach((name, service) -> service.environment().forEach((variable, value) -> {
                    var place = PLACE.matcher(
                            VARIABLE.matcher(value.replaceFirst("^jdbc:", "")).replaceAll("x"));
                    if (place.matches() && !FOR_BROWSERS.contains(variable)) {
                        softly.assertThat(compose.services())
                                .as("%s %s", name, variable)
                                .containsKey(place.group(1));
                        softly.assertThat(Optional.ofNullable(compose.services().get(place.group(1)))
                                        .map(ComposingTheNetworkTest::port))
                                .as("%s %s", name, variable)
                                .hasValue(place.group(2));
                    }
                }));
        softly.assertAll();
    }

    @Test
    void gives_scripts_what_they_ask_for() {
        var asked = Pattern.compile(
                "process\\.env\\.([A-Z_]+)|\\$\\{?(MONGO_KEY|NODES|DOMAIN)|[{ ](NODES|DOMAIN|MONGO_ADMIN_PASSWORD)[, ]");
        for (var script : Map.of("mongodb", "found.js", "kafka", "kafka.sh").entrySet()) {
            var names = asked.matcher(Shell.read("k8s/base/" + script.getKey() + "/" + script.getValue()))
                    .results()
                    .map(ComposingTheNetworkTest::firstGroup)
                    .collect(Collectors.toSet());
            assertThat(names).isNotEmpty();
            assertThat(service(script.getKey()).environment())
                    .as(script.getValue())
                    .containsKeys(names.toArray(String[]::new));
        }
    }

    @Test
    void uses_the_images_of_the_manifests_and_pins_what_ours_are_built_on() {
        var rendered = Kustomize.isThere() ? Kustomize.manifests("k8s/overlays/local") : null;
        if (rendered != null) {
            compose.services()
                    .forEach((name, service) -> assertThat(rendered.workload(name)
                                    .containers()
                                    .getFirst()
                                    .getImage())
                            .as(name)
                            .isEqualTo(service.image()));
        }
        var bases = IMAGE.matcher(Shell.read("Dockerfile"))
                .results()
                .map(found -> found.group(1))
                .filter(image -> !image.equals("build"))
                .toList();
        assertThat(bases)
                .isNotEmpty()
                .allSatisfy(image -> assertThat(image)
                        .matches(".+:\\d+\\.\\d+\\.\\d+.*")
                        .satisfies(it -> {
                            if (it.contains("keycloak")) {
                                assertThat(it).endsWith(":" + System.getProperty("version.keycloak"));
                            }
                        }));
    }

    @Test
    void is_understood_by_docker_itself(@TempDir Path folder) {
        assumeTrue(
                Shell.run("docker", "compose", "version").succeeded(),
                "No docker compose on the path: the file is checked by our own reading only");
        var secrets = folder.resolve("secrets.env").toString();
        assertThat(Shell.run("sh", "k8s/secrets.sh", secrets).exit()).isZero();
        var reading = Shell.run("docker", "compose", "--env-file", secrets, "config", "--quiet");
        assertThat(reading.exit()).as(reading.err()).isZero();
        assertThat(reading.err()).isEmpty();
    }

    private Service service(String name) {
        return Objects.requireNonNull(compose.services().get(name), name);
    }

    /** What a container's own commands read, as {@code $$NAME}. */
    private static Set<String> ownVariables(Service service) {
        return service.healthcheck().test().stream()
                .flatMap(word -> OWN.matcher(word).results())
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static String port(Service service) {
        var image = service.image();
        if (image.startsWith("mongo:")) {
            return "27017";
        }
        if (image.startsWith("apache/kafka:")) {
            return "9092";
        }
        if (image.startsWith("postgres:")) {
            return "5432";
        }
        return service.environment().getOrDefault("SERVER_PORT", "8080");
    }

    private static String firstGroup(MatchResult found) {
        for (int group = 1; group <= found.groupCount(); group++) {
            if (found.group(group) != null) {
                return found.group(group);
            }
        }
        throw new IllegalStateException(found.group());
    }
}
