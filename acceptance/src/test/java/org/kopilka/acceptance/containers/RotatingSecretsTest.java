package org.kopilka.acceptance.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * In which order {@code rotate.sh} tells whom. What is told, kubectl's place writes down here; that it works is seen in
 * containers ({@link RunningInContainersIT}).
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RotatingSecretsTest {

    /** Writes down its words and what it is given, says that a store is there once, and fails at what a file names. */
    private static final String KUBECTL = """
            #!/bin/bash
            echo "$*" >>"$LOG"
            case "$*" in *exec*|*"apply -f -"*) sed 's/^/  /' >>"$LOG" ;; esac
            if [ -e "$FAILING" ] && [[ "$*" == *$(cat "$FAILING")* ]]; then exit 1; fi
            case "$*" in
            *readyReplicas*) printf "${REPLICAS:-1}" ;;
            *"create secret"*) for w in "$@"; do case $w in --from-env-file=*) cat "${w#*=}" ;; esac; done ;;
            esac
            """;

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void a_network_with_secrets() throws IOException {
        var kubectl =
                Files.writeString(Files.createDirectory(folder.resolve("bin")).resolve("kubectl"), KUBECTL);
        Files.setPosixFilePermissions(kubectl, PosixFilePermissions.fromString("rwxr-xr-x"));
        file = folder.resolve("the network's secrets.env");
        assertThat(Shell.run("sh", "k8s/secrets.sh", "" + file).exit()).isZero();
    }

    @Test
    void a_new_login_is_good_before_anybody_has_it_and_the_former_until_nobody_has_it() throws IOException {
        var former = values();

        var done = rotate("MONGO_LOGIN_STAFF", "KC_DB_PASSWORD", "KOPILKA_PORTAL_SECRET");

        assertThat(done.exit()).as(done.err()).isZero();
        var now = values();
        assertThat(now.get("MONGO_LOGIN_STAFF")).startsWith("staff-service-2:");
        assertThat(now.get("KC_DB_USERNAME")).isEqualTo("keycloak_2");
        assertThat(former.keySet()).isEqualTo(now.keySet());
        assertThat(now.get("MONGO_KEY")).isEqualTo(former.get("MONGO_KEY"));
        assertThat(told())
                .containsSubsequence(
                        "MONGO_LOGIN_STAFF=" + now.get("MONGO_LOGIN_STAFF"),
                        "FORMER_LOGINS=''",
                        "ALTER ROLE keycloak_2 LOGIN PASSWORD '" + now.get("KC_DB_PASSWORD") + "'",
                        "apply -f -",
                        "rollout restart deployment/keycloak",
                        "rollout status deployment/keycloak",
                        "rollout restart deployment/gateway",
                        "rollout status deployment/gateway",
                        "rollout restart deployment/staff-service",
                        "rollout status deployment/staff-service",
                        "FORMER_LOGINS='staff-service'",
                        "ALTER ROLE keycloak PASSWORD NULL")
                .doesNotContain("deployment/events-service", "statefulset/mongodb --timeout");
        assertThat(done.out()).doesNotContain(now.get("KC_DB_PASSWORD"), former.get("KC_DB_PASSWORD"));
        assertThat(before()).doesNotExist();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void goes_on_with_the_same_values_after_it_was_cut_short() throws IOException {
        Files.writeString(folder.resolve("failing"), "rollout status deployment/events-service");

        var cut = rotate("MONGO_LOGIN_EVENTS", "MONGO_LOGIN_SURVEY");
        assertThat(cut.exit()).isEqualTo(1);
        assertThat(cut.err()).contains("events-service is not ready after ten minutes", "the same command again");
        var halfWay = values();

        Files.delete(folder.resolve("failing"));
        var done = rotate("MONGO_LOGIN_EVENTS", "MONGO_LOGIN_SURVEY");

        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(done.out()).contains("goes on with MONGO_LOGIN_EVENTS MONGO_LOGIN_SURVEY");
        assertThat(values()).isEqualTo(halfWay);
        assertThat(told()).contains("FORMER_LOGINS='events-service survey-service'");
        assertThat(rotate("MONGO_LOGIN_EVENTS").exit()).isZero();
        assertThat(values().get("MONGO_LOGIN_EVENTS"))
                .as("back to the first name")
                .startsWith("events-service:");
    }

    @Test
    void what_was_cut_short_before_the_file_had_anything_new_is_begun_anew() throws IOException {
        var former = values();
        Files.copy(file, before());

        var done = rotate("KOPILKA_PORTAL_SECRET");

        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(done.out()).contains("Changed: KOPILKA_PORTAL_SECRET.");
        assertThat(values().get("KOPILKA_PORTAL_SECRET")).isNotEqualTo(former.get("KOPILKA_PORTAL_SECRET"));
        assertThat(before()).doesNotExist();
    }

    @Test
    void members_of_a_set_take_both_keys_before_they_take_only_the_new_one() throws IOException {
        var former = values().get("MONGO_KEY");

        assertThat(Shell.run(60, command(Map.of("REPLICAS", "3"), "MONGO_KEY")).exit())
                .isZero();

        var now = values().get("MONGO_KEY");
        assertThat(told())
                .containsSubsequence(
                        "MONGO_KEY=" + former,
                        "MONGO_KEY_BEFORE=" + now,
                        "rollout restart statefulset/mongodb",
                        "MONGO_KEY=" + now,
                        "MONGO_KEY_BEFORE=" + former,
                        "rollout restart statefulset/mongodb",
                        "MONGO_KEY=" + now,
                        "rollout restart statefulset/mongodb");
    }

    @Test
    void refuses_what_it_cannot_change_before_anything_is_changed() throws IOException {
        var before = values();

        assertThat(rotate("MONGO_LOGIN_NOBODY").err()).contains("MONGO_LOGIN_NOBODY is no secret that can be changed");
        assertThat(Shell.run(60, command(Map.of("REPLICAS", "0"), "MONGO_LOGIN_STAFF"))
                        .err())
                .contains("MongoDB is not running here; if it is your own");
        Files.writeString(folder.resolve("failing"), "get deployment keycloak");
        assertThat(rotate("KOPILKA_PORTAL_SECRET").err()).contains("Keycloak is not running here; if it is your own");
        assertThat(Shell.run("bash", "k8s/rotate.sh", folder + "/nothing.env", "all")
                        .err())
                .contains("There is no " + folder + "/nothing.env");

        assertThat(values()).isEqualTo(before);
        assertThat(before()).doesNotExist();
    }

    @Test
    void a_new_login_at_kafka_is_good_before_the_service_has_it_and_the_former_until_it_has() throws IOException {
        var done = rotate("KAFKA_LOGIN_EVENTS");

        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(values().get("KAFKA_LOGIN_EVENTS")).startsWith("events-service-2:");
        assertThat(told())
                .containsSubsequence(
                        "exec -i statefulset/kafka",
                        "KAFKA_LOGIN_EVENTS=" + values().get("KAFKA_LOGIN_EVENTS"),
                        "FORMER_LOGINS=''",
                        "rollout restart deployment/events-service",
                        "rollout status deployment/events-service",
                        "exec -i statefulset/kafka",
                        "FORMER_LOGINS='events-service'")
                .doesNotContain("deployment/keycloak", "deployment/staff-service", "statefulset/kafka --timeout");
    }

    @Test
    void leaves_no_copy_of_the_secrets_beside_the_file() throws IOException {
        var done = Shell.run(60, command(Map.of("REPLICAS", "3"), "all"));

        assertThat(done.exit()).as(done.err()).isZero();
        try (var files = Files.list(folder)) {
            assertThat(files.map(each -> each.getFileName().toString()).filter(name -> name.contains("secrets.env")))
                    .containsExactly("the network's secrets.env");
        }
    }

    @Test
    void gateways_read_both_keys_before_any_writes_with_the_new_one() throws IOException {
        var former = values().get("KOPILKA_LOGIN_KEY");

        var done = rotate("KOPILKA_LOGIN_KEY");

        assertThat(done.exit()).as(done.err()).isZero();
        var now = values().get("KOPILKA_LOGIN_KEY");
        assertThat(now).isNotEqualTo(former);
        assertThat(values()).containsEntry("KOPILKA_LOGIN_KEY_BEFORE", former);
        assertThat(told())
                .containsSubsequence(
                        "KOPILKA_LOGIN_KEY=" + former,
                        "KOPILKA_LOGIN_KEY_BEFORE=" + now,
                        "rollout restart deployment/gateway",
                        "rollout status deployment/gateway",
                        "KOPILKA_LOGIN_KEY=" + now,
                        "KOPILKA_LOGIN_KEY_BEFORE=" + former,
                        "rollout restart deployment/gateway")
                .doesNotContain("deployment/keycloak");
        assertThat(rotate("KOPILKA_LOGIN_KEY").exit()).isZero();
        assertThat(values()).containsEntry("KOPILKA_LOGIN_KEY_BEFORE", now);
    }

    @Test
    void every_program_takes_another_token_of_the_operator_and_Keycloak_needs_none() throws IOException {
        var done = rotate("KOPILKA_OPERATOR_TOKEN");

        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(told())
                .contains(Programs.ALL.stream()
                        .map(program -> "rollout restart deployment/" + program)
                        .toArray(String[]::new))
                .doesNotContain("deployment/keycloak");
    }

    @Test
    void knows_every_secret_that_is_made() throws IOException {
        assertThat(Shell.read("k8s/rotate.sh"))
                .contains(values().keySet().stream()
                        .filter(name -> !name.equals("KC_DB_USERNAME"))
                        .toArray(String[]::new));
    }

    private Path before() {
        return Path.of(file + ".before");
    }

    private Shell rotate(String... names) {
        return Shell.run(60, command(Map.of(), names));
    }

    private List<String> command(Map<String, String> environment, String... names) {
        var command = new ArrayList<>(List.of(
                "env",
                "KUBECTL=" + folder.resolve("bin/kubectl"),
                "LOG=" + folder.resolve("told"),
                "FAILING=" + folder.resolve("failing")));
        environment.forEach((name, value) -> command.add(name + "=" + value));
        command.addAll(List.of("bash", "k8s/rotate.sh", "" + file));
        command.addAll(List.of(names));
        return command;
    }

    private Map<String, String> values() throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    private String told() throws IOException {
        return Files.readString(folder.resolve("told"));
    }
}
