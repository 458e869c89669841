package org.kopilka.acceptance.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code found.js} in MongoDB's own shell. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FoundingTheReplicaSetTest {

    private static final String SHELL = Objects.requireNonNullElse(System.getenv("MONGOSH"), "mongosh");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String DONE = "Users and members are as they should be";

    @TempDir
    Path folder;

    private NewMongod mongod;
    private int runs;

    @BeforeAll
    static void the_shell_is_there() {
        assumeTrue(
                Shell.run(SHELL, "--version").succeeded(),
                "No mongosh on the path and none named by MONGOSH: found.js is not run here (npm install mongosh)");
    }

    @BeforeEach
    void listen() throws IOException {
        mongod = new NewMongod(0);
    }

    @AfterEach
    void close() throws IOException {
        mongod.close();
    }

    @Test
    void founds_a_set_that_refuses_the_first_times() throws Exception {
        var port = mongod.port();
        mongod.close();
        var run = run(port, Map.of("NODES", "1"));
        await().atMost(PATIENCE).until(() -> said(run).contains("Waits for mongod, and tries again"));
        mongod = new NewMongod(port);
        mongod.refusals.set(3);
        mongod.votes.set(4);

        assertThat(end(run)).contains("Founded the replica set", DONE);

        assertThat(mongod.members()).containsExactly("127.0.0.1:" + port);
        assertThat(mongod.users)
                .containsOnlyKeys(
                        "admin",
                        "gateway",
                        "staff-service",
                        "events-service",
                        "survey-service",
                        "bank-service",
                        "operations");
        assertThat(mongod.users.get("survey-service").roles())
                .isEqualTo(List.of(new Document("role", "readWrite").append("db", "kopilka-survey")));
    }

    @Test
    void goes_on_where_it_was_killed() throws Exception {
        var killed = run(mongod.port(), Map.of("NODES", "1"));
        await().atMost(PATIENCE).until(() -> mongod.users.containsKey("admin"));
        killed.process().destroyForcibly().waitFor();

        assertThat(end(run(mongod.port(), Map.of("NODES", "1")))).contains(DONE);

        assertThat(mongod.users).containsKeys("gateway", "bank-service");
    }

    @Test
    void brings_passwords_to_what_the_environment_says_and_shuts_out_who_is_named() throws Exception {
        end(run(mongod.port(), Map.of("NODES", "1")));

        var said = end(run(
                mongod.port(),
                Map.of(
                        "NODES", "1",
                        "MONGO_LOGIN_STAFF", "staff-service-2:another",
                        "FORMER_LOGINS", "staff-service never-there",
                        "MONGO_ADMIN_PASSWORD", "new",
                        "MONGO_ADMIN_PASSWORD_BEFORE", "first")));

        assertThat(said).contains("The administrator has the new password", DONE);
        assertThat(mongod.users.get("admin").password()).isEqualTo("new");
        assertThat(mongod.users.get("staff-service-2").password()).isEqualTo("another");
        assertThat(mongod.users.get("staff-service").password()).isNotEqualTo("of-staff");
        assertThat(mongod.users.get("staff-service").roles()).isEmpty();
        assertThat(mongod.users).doesNotContainKey("never-there");
        assertThat(end(run(mongod.port(), Map.of("NODES", "1", "MONGO_ADMIN_PASSWORD", "new"))))
                .contains(DONE);
    }

    @Test
    void says_what_to_do_where_the_administrator_has_another_password() throws Exception {
        end(run(mongod.port(), Map.of("NODES", "1")));

        var run = run(mongod.port(), Map.of("NODES", "1", "MONGO_ADMIN_PASSWORD", "wrong"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(said(run))
                        .contains("MONGO_ADMIN_PASSWORD is not the password the administrator has; k8s/rotate.sh"));
        run.process().destroyForcibly().waitFor();

        assertThat(said(run)).doesNotContain("wrong");
    }

    @Test
    void takes_members_in_and_out_one_at_a_time_even_if_another_leads() throws Exception {
        var port = mongod.port();
        try (var second = new NewMongod("127.0.0.2", port);
                var third = new NewMongod("127.0.0.3", port)) {
            end(run(port, Map.of("NODES", "3")));
            assertThat(mongod.members()).containsExactly("127.0.0.1:" + port, "127.0.0.2:" + port, "127.0.0.3:" + port);
            second.joins(mongod);
            third.joins(mongod);
            second.leads();

            assertThat(end(run(port, Map.of("NODES", "1"))))
                    .contains("127.0.0.2:%d leads, and steps down".formatted(port), DONE);

            assertThat(mongod.members()).containsExactly("127.0.0.1:" + port);
        }
    }

    @Test
    void founds_no_set_before_every_other_member_has_said_that_it_is_of_none() throws Exception {
        var port = mongod.port();
        var run = run(port, Map.of("NODES", "3"));
        await().atMost(PATIENCE)
                .until(() -> said(run)
                        .contains("tries again: 127.0.0.2:%d does not say whether it is of a set".formatted(port)));
        assertThat(mongod.members()).isEmpty();

        try (var _ = new NewMongod("127.0.0.2", port);
                var _ = new NewMongod("127.0.0.3", port)) {
            assertThat(end(run)).contains("Founded the replica set", DONE);
        }
    }

    @Test
    void an_empty_first_member_is_taken_in_by_the_set_that_has_the_data() throws Exception {
        var port = mongod.port();
        try (var second = new NewMongod("127.0.0.2", port);
                var third = new NewMongod("127.0.0.3", port)) {
            end(run(port, Map.of("NODES", "3")));
            second.joins(mongod);
            third.joins(mongod);
            third.leads();
            mongod.losesItsVolume();

            var run = run(port, Map.of("NODES", "3"));
            await().atMost(PATIENCE)
                    .until(() -> said(run).contains("127.0.0.2:%d is of the set already".formatted(port)));
            assertThat(mongod.members()).isEmpty();
            mongod.joins(third);

            assertThat(end(run)).contains(DONE).doesNotContain("Founded");
        }
    }

    private record Run(Process process, Path log) {}

    /** With this port, and addresses of this machine in place of names that only the network's own DNS knows. */
    private Run run(int port, Map<String, String> environment) throws IOException {
        var script = Files.writeString(
                folder.resolve("found.js"),
                Shell.read("k8s/base/mongodb/found.js")
                        .replace("mongodb-${n}${DOMAIN}", "127.0.0.${n + 1}")
                        .replace("27017", "" + port));
        var log = folder.resolve("found-" + runs++ + ".log");
        var builder = new ProcessBuilder(SHELL, "--quiet", "--norc", "--nodb", script.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        var told = new HashMap<>(Map.of("DOMAIN", "", "HOME", "" + folder, "MONGO_ADMIN_PASSWORD", "first"));
        for (var program :
                List.of("gateway", "staff-service", "events-service", "survey-service", "bank-service", "operations")) {
            var name = program.replace("-service", "");
            told.put("MONGO_LOGIN_" + name.toUpperCase(java.util.Locale.ROOT), program + ":of-" + name);
        }
        told.putAll(environment);
        builder.environment().putAll(told);
        return new Run(builder.start(), log);
    }

    private static String said(Run run) throws IOException {
        return Files.readString(run.log());
    }

    private static String end(Run run) throws Exception {
        assertThat(run.process().waitFor(PATIENCE)).as(said(run)).isTrue();
        assertThat(run.process().exitValue()).as(said(run)).isZero();
        return said(run);
    }
}
