package org.kopilka.acceptance.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.kopilka.sandbox.PortalSession;
import org.kopilka.sandbox.Ports;
import tools.jackson.databind.json.JsonMapper;

/**
 * One network of {@code docker-compose.yml} through an operator's first days, in their order: brought up, told of a
 * year in the life of the demo district (the README's six steps, by API), stopped and started, moved to another port,
 * its secrets changed, killed, backed up and restored into an empty one. Builds the images, so it needs a Docker engine,
 * and half an hour where nothing is cached; {@code KOPILKA_NPMRC} and {@code KOPILKA_MAVEN_SETTINGS} work as ever.
 */
@Tag("containers")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class RunningInContainersIT {

    private static final int MINUTE = 60;
    private static final String PROJECT = "kopilka-acceptance";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    static Path folder;

    private static boolean started;
    private static int port;
    private static String password = "";
    private static List<String> volumes = List.of();
    private static Map<String, Long> counts = Map.of();

    @BeforeAll
    static void up() throws IOException {
        assumeTrue(
                Shell.run("docker", "info").succeeded()
                        && Shell.run("docker", "compose", "version").succeeded(),
                "No Docker engine with compose answers: the network is not run in containers here");
        started = true;
        volumes = volumes();
        succeed(Shell.run("sh", "k8s/secrets.sh", secrets()));
        password = secret("KOPILKA_ADMIN_PASSWORD");
        set("KOPILKA_PORT", "" + (port = Ports.free()));
        set("KOPILKA_KEYCLOAK_PORT", "" + Ports.free());
        succeed(compose(40 * MINUTE, "--profile", "operations", "build"));
        bringUp();
    }

    @AfterAll
    static void down() {
        if (started) {
            compose(3 * MINUTE, "down", "--volumes", "--timeout", "5");
        }
    }

    @Test
    @Order(1)
    void a_person_logs_in_and_strangers_are_refused() {
        assertThat(size(portal("administrator", password), "/api/staff/institutions"))
                .isPositive();
        var stranger = PortalSession.anybody("http://localhost:" + port);
        assertThat(stranger.call("GET", "/api/staff/institutions", BodyPublishers.noBody())
                        .statusCode())
                .isEqualTo(401);
        assertThat(stranger.call("GET", "/", BodyPublishers.noBody()).body()).contains("<div id=\"root\"");
    }

    @Test
    @Order(2)
    void the_six_steps_lead_from_a_table_of_institutions_to_a_portfolio() throws IOException {
        var parts = Shell.ROOT.resolve("sandbox/target");
        succeed(Shell.run(
                15 * MINUTE,
                List.of(
                        "env",
                        "KOPILKA_ADMIN_PASSWORD=" + password,
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx96m",
                        "-cp",
                        parts.resolve("sandbox-" + System.getProperty("kopilka.version") + ".jar") + ":"
                                + parts.resolve("parts/demo") + "/*",
                        "org.kopilka.sandbox.demo.DemoMain",
                        "http://localhost:" + port,
                        folder.resolve("demo").toString())));

        counts = counts();

        assertThat(counts)
                .allSatisfy((what, count) -> assertThat(count).as(what).isPositive());
    }

    @Test
    @Order(3)
    void stopped_and_started_it_knows_what_it_knew() throws IOException {
        succeed(compose(5 * MINUTE, "stop"));
        for (var container : compose(MINUTE, "ps", "--all", "--format", "{{.Name}} {{.ExitCode}}")
                .out()
                .lines()
                .toList()) {
            assertThat(container).as("ended by itself, not killed").doesNotEndWith(" 137");
        }
        bringUp();

        assertThat(counts()).isEqualTo(counts);
    }

    @Test
    @Order(4)
    void at_another_port_people_log_in_as_before() throws IOException {
        set("KOPILKA_PORT", "" + (port = Ports.free()));
        set("KOPILKA_KEYCLOAK_PORT", "" + Ports.free());
        bringUp();

        assertThat(counts()).isEqualTo(counts);
    }

    @Test
    @Order(5)
    void every_secret_is_changed_while_it_runs() throws IOException {
        var former = Files.readString(Path.of(secrets()));
        succeed(Shell.run(20 * MINUTE, command("bash", "k8s/rotate.sh", "--compose", secrets(), "all")));
        assertThat(Files.readString(Path.of(secrets()))).isNotEqualTo(former);
        assertThat(PortalSession.logIn("http://localhost:" + port, "administrator", password))
                .as("a login with the former password")
                .isEmpty();
        assertThat(size(portal("administrator", secret("KOPILKA_ADMIN_PASSWORD")), "/api/staff/institutions"))
                .isPositive();
        assertThat(counts()).isEqualTo(counts);
        bringUp();
        assertThat(counts()).as("with MongoDB started by the new secrets").isEqualTo(counts);
    }

    @Test
    @Order(6)
    void killed_at_once_it_comes_back_with_what_it_acknowledged() throws IOException {
        for (var container : List.of("kafka", "mongodb", "staff-service")) {
            succeed(compose(MINUTE, "kill", container));
        }
        bringUp();

        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(counts()).isEqualTo(counts));
    }

    @Test
    @Order(7)
    void a_backup_fills_an_empty_network_and_nameless_volumes_stay_nowhere() throws IOException {
        var file = folder.resolve("backup.zip").toString();
        succeed(Shell.run(10 * MINUTE, command("sh", "k8s/backup.sh", "--compose", secrets(), file)));
        succeed(compose(5 * MINUTE, "down", "--volumes"));
        assertThat(volumes()).as("volumes that stay").isSubsetOf(volumes);

        bringUp();
        succeed(Shell.run(10 * MINUTE, command("sh", "k8s/restore.sh", "--compose", secrets(), file)));

        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(counts()).isEqualTo(counts));
        succeed(Shell.run(15 * MINUTE, command("bash", "k8s/rotate.sh", "--compose", secrets(), "KC_DB_PASSWORD")));
        assertThat(counts()).as("with a database founded under its second name").isEqualTo(counts);
    }

    /** How many there are of what each service keeps, as its own people are told. */
    private static Map<String, Long> counts() {
        var methodist = portal("sokolova.m", password);
        var educator = portal("fedorova.a", password);
        var counted = new LinkedHashMap<String, Long>();
        for (var path : List.of(
                "/api/staff/institutions?limit=200",
                "/api/staff/people?limit=200",
                "/api/events/events?limit=200",
                "/api/surveys/questionnaires",
                "/api/bank/search?q=%D0%B8%D0%B3%D1%80%D1%8B")) { // игры
            counted.put(path, size(methodist, path));
        }
        counted.put("her own practices", size(educator, "/api/bank/practices/mine"));
        return counted;
    }

    private static long size(PortalSession session, String path) {
        var answer = session.call("GET", path, BodyPublishers.noBody());
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
        var body = JSON.readTree(answer.body());
        return (body.isArray() ? body : body.path("items")).size();
    }

    private static PortalSession portal(String account, String password) {
        return PortalSession.logIn("http://localhost:" + port, account, password)
                .orElseThrow(() -> new AssertionError(account + " cannot log in"));
    }

    private static List<String> volumes() {
        return Shell.run("docker", "volume", "ls", "--quiet").out().lines().toList();
    }

    private static void bringUp() {
        var up = compose(15 * MINUTE, "up", "--detach", "--wait", "--wait-timeout", "800");
        assertThat(up.exit())
                .as(() -> up.err() + compose(MINUTE, "logs", "--tail", "30").out())
                .isZero();
    }

    private static void succeed(Shell command) {
        assertThat(command.exit()).as(() -> command.out() + command.err()).isZero();
    }

    private static String secrets() {
        return folder.resolve("secrets.env").toString();
    }

    private static String secret(String name) throws IOException {
        return Files.readAllLines(Path.of(secrets())).stream()
                .filter(line -> line.startsWith(name + "="))
                .map(line -> line.substring(name.length() + 1))
                .findFirst()
                .orElseThrow();
    }

    private static void set(String name, String value) throws IOException {
        var file = Path.of(secrets());
        var others = new ArrayList<>(Files.readAllLines(file).stream()
                .filter(line -> !line.startsWith(name + "="))
                .toList());
        others.add(name + "=" + value);
        Files.write(file, others);
    }

    private static Shell compose(int seconds, String... words) {
        var command = command("docker", "compose", "--env-file", secrets());
        command.addAll(List.of(words));
        return Shell.run(seconds, command);
    }

    /** For a project of its own, beside whatever runs here. */
    private static List<String> command(String... words) {
        var command = new ArrayList<>(List.of("env", "COMPOSE_PROJECT_NAME=" + PROJECT));
        command.addAll(List.of(words));
        return command;
    }
}
