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
import java.util.stream.Stream;
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
        var asked = VARIABLE.matcher(Shell.read("docker-compose.yml")).results().toList();
        assertThat(asked)
                .as("what is no secret may be left out")
                .allSatisfy(found -> assertThat(secrets.contains(found.group(1))
                                || found.group(2).startsWith(":-")
                                || found.group(2).startsWith(":+"))
                        .as(found.group())
                        .isTrue());
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
                    if (variable.matches(".*(SECRET|PASSWORD|_KEY|_TOKEN)$")) {
                        assertThat(value).as("%s %s", name, variable).matches(VARIABLE);
                    }
                    if (value.startsWith("mongodb:")) {
                        assertThat(value).as("%s %s", name, variable).startsWith("mongodb://${");
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
            softly.assertThat(service.logging())
                    .as("what %s says does not fill the disk", name)
                    .isEqualTo(
                            service.isOfTheNetwork()
                                    ? new Compose.Logging("json-file", Map.of("max-size", "20m", "max-file", "5"))
                                    : new Compose.Logging("none", null));
            softly.assertThat(service.securityOpt()).as(name).contains("no-new-privileges:true");
            softly.assertThat(Objects.requireNonNullElse(service.tmpfs(), List.<String>of()).stream()
                                    .anyMatch(it -> it.startsWith("/tmp:"))
                            || service.mounts().contains("/tmp"))
                    .as("%s has a folder for temporary files", name)
                    .isTrue();
            softly.assertThat(service.image()).as(name).matches(".+:\\d+\\.\\d+(\\.\\d+)?(-.+)?");
            for (var port : Objects.requireNonNullElse(service.ports(), List.<String>of())) {
                softly.assertThat(Compose.filledIn(port, Map.of()))
                        .as("what %s shows to the machine alone", name)
                        .startsWith("127.0.0.1:");
            }
            softly.assertThat(compose.services().keySet())
                    .as(name)
                    .containsAll(Objects.requireNonNullElse(service.dependsOn(), List.of()));
            if (service.isOfTheNetwork()) {
                softly.assertThat(service.watched().test().getFirst()).as(name).isEqualTo("CMD");
                softly.assertThat(seconds(Objects.requireNonNull(service.stopGracePeriod())))
                        .as("what %s has begun is ended within", name)
                        .isGreaterThanOrEqualTo(40);
            }
            for (var mount :
                    service.mounts().stream().filter(it -> it.contains(":")).toList()) {
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

    /** Docker starts a process for each look, which takes about a twentieth of a second of a processor. */
    @Test
    void looks_at_containers_without_programs_of_weight_and_seldom() {
        compose.services().forEach((name, service) -> {
            if (!service.isOfTheNetwork()) {
                return;
            }
            var check = service.watched();
            assertThat(String.join(" ", check.test()))
                    .as(name)
                    .contains("/dev/tcp/")
                    .doesNotContain("mongosh", ".sh ", "pg_isready");
            assertThat(seconds(check.interval())).as(name).isGreaterThanOrEqualTo(60);
            assertThat(seconds(check.startPeriod())).as(name).isGreaterThanOrEqualTo(300);
        });
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
    void opens_where_the_variables_say_and_else_at_ports_of_this_machine() {
        var behindAProxy = Map.of(
                "KOPILKA_PORTAL", "https://portal.example.org",
                "KOPILKA_KEYCLOAK_ISSUER", "https://login.example.org",
                "KOPILKA_BIND", "192.0.2.7");
        var atOtherPorts = Map.of("KOPILKA_PORT", "9080", "KOPILKA_KEYCLOAK_PORT", "9085");
        var softly = new SoftAssertions();
        compose.services()
                .forEach((name, service) -> service.environment().forEach((variable, value) -> {
                    var moved = Compose.filledIn(value, behindAProxy);
                    softly.assertThat(moved).as("%s %s", name, variable).doesNotContain("//localhost");
                    if (FOR_BROWSERS.contains(variable)) {
                        var portal = variable.equals("KOPILKA_PORTAL");
                        softly.assertThat(moved)
                                .as("%s %s", name, variable)
                                .isEqualTo(portal ? "https://portal.example.org" : "https://login.example.org");
                        softly.assertThat(Compose.filledIn(value, atOtherPorts))
                                .as("%s %s", name, variable)
                                .isEqualTo("http://localhost:" + (portal ? "9080" : "9085"));
                    }
                }));
        softly.assertThat(Stream.of("gateway", "keycloak")
                        .flatMap(name -> Objects.requireNonNull(service(name).ports()).stream())
                        .map(port -> Compose.filledIn(port, behindAProxy)))
                .containsExactly("192.0.2.7:8080:8080", "192.0.2.7:8085:8080");
        softly.assertAll();
    }

    @Test
    void believes_nobody_whom_they_speak_for_but_a_proxy_that_is_named() {
        var named = Map.of("KOPILKA_TRUSTED_PROXIES", "172.18.0.1");
        for (var believing : Map.of(
                        "gateway", Map.of("KOPILKA_TRUSTED_PROXIES", "172.18.0.1"),
                        "keycloak",
                                Map.of("KC_PROXY_HEADERS", "xforwarded", "KC_PROXY_TRUSTED_ADDRESSES", "172.18.0.1"))
                .entrySet()) {
            believing.getValue().forEach((variable, value) -> {
                var said = Objects.requireNonNull(
                        service(believing.getKey()).environment().get(variable));
                assertThat(Compose.filledIn(said, named)).as(variable).isEqualTo(value);
                assertThat(Compose.filledIn(said, Map.of("KOPILKA_PORTAL", "https://portal.example.org")))
                        .as(variable)
                        .isEmpty();
            });
        }
    }

    @Test
    void builds_with_files_of_its_own_folder_since_compose_reads_no_others() {
        assertThat(compose.secrets()).isNotEmpty().allSatisfy((id, secret) -> {
            var file = Compose.filledIn(secret.file(), Map.of());
            assertThat(file).as(id).startsWith("./");
            assertThat(Shell.ROOT.resolve(file)).as(id).isRegularFile();
        });
    }

    @Test
    void gives_scripts_what_they_ask_for() {
        var asked = Pattern.compile(
                "process\\.env\\.([A-Z_]+)|\\$\\{?(MONGO_KEY\\b|NODES|DOMAIN)|[{ ](NODES|DOMAIN|MONGO_ADMIN_PASSWORD)[, ]");
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
        compose.services()
                .forEach((name, service) ->
                        assertThat(service.image()).as(name).endsWith(":" + Programs.version(service.image())));
        if (rendered != null) {
            compose.services().forEach((name, service) -> {
                if (service.isOfTheNetwork()) {
                    assertThat(rendered.workload(name).containers().getFirst().getImage())
                            .as(name)
                            .isEqualTo(service.image());
                }
            });
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
    void runs_a_mongodb_without_holes_that_are_known() {
        var version = Stream.of(System.getProperty("version.mongodb").split("\\."))
                .map(Integer::valueOf)
                .toList();
        assertThat(version.subList(0, 2)).as("the line whose fixes we follow").containsExactly(8, 0);
        assertThat(version.get(2)).as("8.0.23 mended the last of them").isGreaterThanOrEqualTo(23);
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
        return Optional.ofNullable(service.healthcheck()).stream()
                .flatMap(check -> check.test().stream())
                .flatMap(word -> OWN.matcher(word).results())
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static int seconds(String duration) {
        return Integer.parseInt(duration.replaceFirst("s$", ""));
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
