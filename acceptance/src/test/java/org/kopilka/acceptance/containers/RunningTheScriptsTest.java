package org.kopilka.acceptance.containers;

import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts that containers start with, by the shell they are for. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RunningTheScriptsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String LAST_NIGHT = "kopilka-2026-11-29T0220.zip";

    /** Writes down its words; its backup is what a file says, and it fails on the way where another is there. */
    private static final String DOCKER = """
            echo "docker $*" >>"$HERE/told"
            case "$*" in
            *"image inspect"*) [ -e "$HERE/built" ] ;;
            *" build operations") echo "Building" && touch "$HERE/built" ;;
            *"operations backup -") cat "$HERE/sent" && [ ! -e "$HERE/failing" ] ;;
            esac
            """;

    /** The same for a cluster: what is run in a pod is run here, with a folder in place of the volume. */
    private static final String KUBECTL = """
            echo "kubectl $*" >>"$HERE/told"
            case "$*" in
            *"patch --local"*) cat ;;
            *"get pod "*) echo pod/operations ;;
            *exec*java*) ;;
            *exec*)
                while [ "$1" != -- ]; do shift; done
                shift
                if [ "$1" = cat ] && [ -e "$HERE/failing" ]; then exec head -c 2 "$HERE/backups/${2##*/}"; fi
                exec "${@//\\/backups/$HERE/backups}"
                ;;
            esac
            """;

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void end() throws InterruptedException {
        for (var process : started) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void secrets_are_made_once_and_only_what_is_missing() throws IOException {
        var file = folder.resolve("secrets.env");
        Files.writeString(file, "KOPILKA_PORT=9080\nKOPILKA_ADMIN_PASSWORD=chosen-by-hand"); // no end of line

        assertThat(Shell.run("sh", "k8s/secrets.sh", "" + file).exit()).isZero();
        var made = Files.readString(file);
        assertThat(Shell.run("sh", "k8s/secrets.sh", "" + file).exit()).isZero();

        assertThat(Files.readString(file)).isEqualTo(made);
        assertThat(made.lines())
                .contains("KOPILKA_PORT=9080", "KOPILKA_ADMIN_PASSWORD=chosen-by-hand")
                .anyMatch(line -> line.matches("MONGO_LOGIN_STAFF=staff-service:[0-9a-f]{48}"))
                .doesNotHaveDuplicates();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void secrets_that_a_program_would_read_otherwise_are_refused_by_name() throws IOException {
        for (var wrong : List.of(
                "with a space in it", "\"quoted-password\"", "costs-$HOME-much", "p@ss/word:1234", "", "short")) {
            var file = Files.writeString(folder.resolve("wrong.env"), "KOPILKA_ADMIN_PASSWORD=" + wrong + "\n");

            var refused = Shell.run("sh", "k8s/secrets.sh", "" + file);

            assertThat(refused.exit()).as(wrong).isEqualTo(1);
            assertThat(refused.err())
                    .contains("KOPILKA_ADMIN_PASSWORD", "at least 12 letters")
                    .doesNotContain("MONGO_KEY");
            if (!wrong.isEmpty()) {
                assertThat(refused.err()).doesNotContain(wrong);
            }
        }
    }

    @Test
    void mongod_starts_with_both_keys_while_they_are_changed_and_founding_begins_again_after_an_accident()
            throws IOException {
        var bin = Files.createDirectory(folder.resolve("bin"));
        program(bin, "mongod", "cat $TMPDIR/key; echo \"mongod $*\"; exec sleep 1000");
        program(bin, "mongosh", "echo \"mongosh $*\"; [ -e \"$0.once\" ] || { touch \"$0.once\"; exit 7; }");

        var log = run(
                Map.of(
                        "PATH",
                        bin + ":" + System.getenv("PATH"),
                        "HOSTNAME",
                        "mongodb-0",
                        "MONGO_DATA",
                        "" + folder,
                        "TMPDIR",
                        "" + folder,
                        "MONGO_KEY",
                        "newkey",
                        "MONGO_KEY_BEFORE",
                        "oldkey"),
                "k8s/base/mongodb/mongod.sh");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Files.readString(log))
                        .contains("- newkey\n- oldkey\n", "mongod --replSet kopilka", "begins again")
                        .containsSubsequence("mongosh --quiet", "mongosh --quiet"));
    }

    @Test
    void stores_say_which_volume_they_cannot_write_to() throws IOException {
        var missing = folder.resolve("not-there");
        for (var script : Map.of("mongodb/mongod.sh", "MONGO_DATA", "kafka/kafka.sh", "KAFKA_DATA")
                .entrySet()) {
            var log = run(
                    Map.of(
                            script.getValue(),
                            "" + missing,
                            "MONGO_KEY",
                            "key",
                            "HOSTNAME",
                            "x-1",
                            "TMPDIR",
                            "" + folder),
                    "k8s/base/" + script.getKey());
            await().atMost(PATIENCE).until(() -> !started.getLast().isAlive());
            assertThat(started.getLast().exitValue()).isEqualTo(1);
            assertThat(Files.readString(log))
                    .contains("The volume at " + missing + " cannot be written to: give it to the user");
        }
    }

    @Test
    void keycloak_waits_for_its_database_and_says_so() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var port = taken.getLocalPort();
            taken.close();
            var bin = Files.createDirectory(folder.resolve("bin"));
            program(bin, "kc.sh", "echo \"kc.sh $* ${KC_PROXY_HEADERS-believes nobody}\"");
            var script = Files.writeString(
                    folder.resolve("keycloak.sh"),
                    Shell.read("k8s/base/keycloak/keycloak.sh").replace("/opt/keycloak/bin", "" + bin));

            var log = run(
                    Map.of(
                            "KC_DB_URL",
                            "jdbc:postgresql://127.0.0.1:1,127.0.0.1:%d/keycloak?ssl=false".formatted(port),
                            "KC_PROXY_HEADERS",
                            ""),
                    "" + script,
                    "start",
                    "--optimized");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(Files.readString(log))
                            .contains("Waits for the database at 127.0.0.1:1,127.0.0.1:%d, which does not answer yet"
                                    .formatted(port)));
            assertThat(Files.readString(log)).doesNotContain("kc.sh start");

            try (var database = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
                await().atMost(PATIENCE)
                        .untilAsserted(() ->
                                assertThat(Files.readString(log)).contains("kc.sh start --optimized believes nobody"));
                assertThat(database.isClosed()).isFalse();
            }
        }
    }

    /** With Kafka's own programs; its address, which only the network's DNS knows, is this machine's to the JVM. */
    @Test
    void kafka_comes_up_again_with_what_it_had_after_it_was_killed() throws IOException {
        var jars = Shell.ROOT.resolve("sandbox/target/parts/broker");
        assumeTrue(Files.isDirectory(jars), "The sandbox is not built: its broker's jars are not there");
        assumeTrue(isFree(9092) && isFree(9093) && isFree(9094), "Something else listens at 9092, 9093 or 9094");
        var bin = Files.createDirectory(folder.resolve("bin"));
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var hosts = Files.writeString(folder.resolve("hosts"), "127.0.0.1 kafka-0\n");
        // Options come in Kafka's own order (kafka-run-class.sh), with its collector where none is named. What may be
        // done is
        // written down: the tool that gives it is not among the sandbox's jars.
        program(bin, "kafka-acls.sh", "echo \"$*\" >>\"%s\"".formatted(folder.resolve("acls")));
        for (var tool : Map.of(
                        "kafka-storage.sh",
                        "kafka.tools.StorageTool",
                        "kafka-server-start.sh",
                        "kafka.Kafka",
                        "kafka-configs.sh",
                        "kafka.admin.ConfigCommand")
                .entrySet()) {
            program(bin, tool.getKey(), """
                            exec %s ${KAFKA_HEAP_OPTS:--Xmx256M} ${KAFKA_JVM_PERFORMANCE_OPTS:--server -XX:+UseG1GC} \\
                                -Djdk.net.hosts.file=%s $KAFKA_LOG4J_OPTS -cp '%s/*' %s "$@"
                            """.formatted(java, hosts, jars, tool.getValue()));
        }
        var data = Files.createDirectory(folder.resolve("data"));
        var told = new java.util.HashMap<>(Map.of(
                "HOSTNAME", "kafka-0", "NODES", "1", "DOMAIN", "", "KAFKA_BIN", "" + bin, "KAFKA_DATA", "" + data));
        told.putAll(Map.of(
                "KAFKA_KEY", "of-the-nodes-themselves",
                "KAFKA_LOGIN_STAFF", "staff-service:of-staff-service",
                "KAFKA_LOGIN_EVENTS", "events-service:of-events-service"));

        var first = run(told, "k8s/base/kafka/kafka.sh");
        await().atMost(PATIENCE).until(() -> answers(9092));
        await().atMost(PATIENCE.multipliedBy(2))
                .untilAsserted(() -> assertThat(Files.readString(first))
                        .contains("Kafka knows staff-service", "Kafka knows events-service")
                        .contains("Everybody may do at Kafka what access.txt says"));
        assertThat(Files.readString(folder.resolve("acls")))
                .contains("--allow-principal User:events-service --allow-principal User:events-service-2")
                .contains("--topic kopilka.staff.educator.events-service.dlt");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("access-given"))))
                .isEqualTo("rw-------");
        var founded = Files.readString(data.resolve("log/meta.properties"));
        started.getLast().destroyForcibly().onExit().join();
        await().atMost(PATIENCE).until(() -> isFree(9092));

        var rights = data.resolve("access-given-rights");
        Files.writeString(rights, "events-service --operation Write --topic kopilka.bank.review\n", APPEND);
        var given = data.resolve("access-given");
        Files.writeString(given, Files.readString(given).replaceFirst("(?m)^access .*\n", ""));
        told.put("KAFKA_LOGIN_EVENTS", "events-service:another-password");
        var second = run(told, "k8s/base/kafka/kafka.sh");
        await().atMost(PATIENCE).until(() -> answers(9092));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Files.readString(second)).contains("Kafka knows events-service"));
        assertThat(Files.readString(second)).doesNotContain("Kafka knows staff-service");
        assertThat(Files.readString(folder.resolve("acls")))
                .as("what was allowed once and is no longer is taken away")
                .containsPattern(
                        "--remove --force --allow-principal User:events-service .*--topic kopilka.bank.review --bootstrap");
        assertThat(Files.readString(rights))
                .doesNotContain("events-service --operation Write --topic kopilka.bank.review\n");
        assertThat(Files.readString(data.resolve("log/meta.properties"))).isEqualTo(founded);

        var broker = started.getLast();
        told.put("KAFKA_LOGIN_STAFF", "staff-service-2:of-staff-service");
        told.put("KAFKA_LOGIN_EVENTS", "events-service-2:of-events-service");
        var ended = new java.util.HashMap<>(told);
        ended.put("FORMER_LOGINS", "staff-service events-service");
        run(ended, "k8s/base/kafka/access.sh");
        assertThat(started.getLast().onExit().join().exitValue()).isZero();
        broker.destroyForcibly().onExit().join();
        await().atMost(PATIENCE).until(() -> isFree(9092));
        run(told, "k8s/base/kafka/kafka.sh");
        await().atMost(PATIENCE).until(() -> answers(9094));
        var users = run(
                told,
                bin.resolve("kafka-configs.sh").toString(),
                "--bootstrap-server",
                "kafka-0:9094",
                "--command-config",
                "/tmp/node.properties",
                "--describe",
                "--entity-type",
                "users");
        started.getLast().onExit().join();
        assertThat(Files.readString(users))
                .as("read anew from what was written of them, made and ended in one go")
                .contains("'staff-service-2'", "'events-service-2'");
    }

    @Test
    void telling_anew_is_ordered_and_waited_for() throws IOException {
        var compose = byFakes("k8s/retell.sh", "--compose", secrets());
        assertThat(compose.exit()).as(compose.err()).isZero();
        assertThat(told())
                .as("with an image that was not there")
                .containsSubsequence("build operations", "operations retell", "operations wait");

        var cluster = byFakes("k8s/retell.sh");
        assertThat(cluster.exit()).as(cluster.err()).isZero();
        assertThat(told())
                .containsSubsequence(
                        "\"$patch\": \"delete\", \"mountPath\": \"/backups\"",
                        "program retell",
                        "program wait",
                        "delete job operations-");
        assertThat(byFakes("k8s/retell.sh", "now").err()).contains("Not understood: now");
    }

    @Test
    void a_nightly_backup_is_listed_fetched_and_deleted() throws IOException {
        var backups = Files.createDirectory(folder.resolve("backups"));
        assertThat(byFakes("k8s/backup.sh", "--nightly").out()).isEmpty();
        Files.writeString(backups.resolve(LAST_NIGHT), "PK of last night");
        Files.writeString(backups.resolve("kopilka-2026-11-30T0220.zip.part"), "PK");

        var list = byFakes("k8s/backup.sh", "--nightly");
        assertThat(list.exit()).as(list.err()).isZero();
        assertThat(list.out()).matches(LAST_NIGHT + ", 1[0-9.BK]+\n");

        var file = folder.resolve("kopilka.zip");
        Files.createFile(folder.resolve("failing"));
        assertThat(byFakes("k8s/backup.sh", "--nightly", LAST_NIGHT, "" + file).err())
                .contains("On the way something was lost");
        assertThat(file).doesNotExist();
        Files.delete(folder.resolve("failing"));
        var fetched = byFakes("k8s/backup.sh", "--nightly", LAST_NIGHT, "" + file);
        assertThat(fetched.exit()).as(fetched.err()).isZero();
        assertThat(file).hasContent("PK of last night");
        assertThat(told()).doesNotContain("\"$patch\": \"delete\"");

        var other = folder.resolve("other.zip");
        assertThat(byFakes("k8s/backup.sh", "--nightly", "kopilka-none.zip", "" + other)
                        .err())
                .contains("There is no kopilka-none.zip in the volume");
        assertThat(folder.resolve("other.zip.part")).doesNotExist();
        assertThat(byFakes("k8s/backup.sh", "--nightly", "--delete", LAST_NIGHT).out())
                .isEqualTo("Deleted: " + LAST_NIGHT + "\n");
        assertThat(backups.resolve(LAST_NIGHT)).doesNotExist();
    }

    @Test
    void a_folder_of_backups_loses_old_ones_of_ours_once_there_is_a_new_one() throws IOException {
        var kept = Files.createDirectory(folder.resolve("kept"));
        var secrets = Path.of(secrets());
        Files.writeString(secrets, "KOPILKA_BACKUP_DAYS=3\n");
        for (var name : List.of(LAST_NIGHT, LAST_NIGHT + ".age", LAST_NIGHT + ".part", "kopilka-by-hand.zip")) {
            Files.setLastModifiedTime(
                    Files.createFile(kept.resolve(name)),
                    FileTime.from(Instant.now().minus(Duration.ofHours(3 * 24 + 1))));
        }
        Files.setLastModifiedTime(
                Files.createFile(kept.resolve("kopilka-2026-11-30T0220.zip")),
                FileTime.from(Instant.now().minus(Duration.ofHours(3 * 24 - 1))));

        Files.createFile(folder.resolve("failing"));
        var failed = byFakes("k8s/backup.sh", "--compose", "" + secrets, kept + "/");
        assertThat(failed.exit()).isEqualTo(1);
        assertThat(failed.err()).contains("There is no backup; what came of it lies in " + kept + "/kopilka-");
        assertThat(kept.resolve(LAST_NIGHT)).exists();

        Files.delete(folder.resolve("failing"));
        Files.writeString(folder.resolve("sent"), "age-encryption.org/v1");
        var done = byFakes("k8s/backup.sh", "--compose", "" + secrets, kept + "/");
        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(done.out()).containsPattern("kept/kopilka-\\d{4}-\\d{2}-\\d{2}T\\d{4}\\.zip\\.age, ");
        try (var files = Files.list(kept)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> !name.endsWith(".part"))
                            .filter(name -> !done.out().contains(name)))
                    .containsExactlyInAnyOrder("kopilka-by-hand.zip", "kopilka-2026-11-30T0220.zip");
        }
        assertThat(kept.resolve(LAST_NIGHT + ".part")).doesNotExist();

        assertThat(byFakes("k8s/backup.sh", "--compose", "" + secrets, folder + "/nowhere/")
                        .err())
                .contains("There is no folder " + folder + "/nowhere; make it and try again.");
        Files.writeString(secrets, "KOPILKA_BACKUP_DAYS=some\n");
        assertThat(byFakes("k8s/backup.sh", "--compose", "" + secrets, kept + "/")
                        .err())
                .contains("KOPILKA_BACKUP_DAYS says some; it has to be a number of days from 1 on.");
    }

    @Test
    void a_backup_for_which_the_disk_is_too_small_is_taken_away_and_says_so() throws IOException {
        assumeTrue(Files.exists(Path.of("/dev/full")), "No /dev/full here");
        for (var size : List.of(10, 1_000_000)) {
            Files.write(folder.resolve("sent"), new byte[size]);
            Files.createSymbolicLink(folder.resolve("kopilka.zip.part"), Path.of("/dev/full"));

            var full = byFakes("k8s/backup.sh", "--compose", secrets(), folder + "/kopilka.zip");

            assertThat(full.exit()).isEqualTo(1);
            assertThat(full.err())
                    .contains(
                            "kopilka.zip could not be written to its end, and what came of it is removed; make room and try again.");
            assertThat(Files.isSymbolicLink(folder.resolve("kopilka.zip.part"))).isFalse();
            assertThat(folder.resolve("kopilka.zip")).doesNotExist();
        }
    }

    /** With a docker of ours on the path, and one that is named in kubectl's place. */
    private Shell byFakes(String script, String... words) throws IOException {
        var bin = Files.createDirectories(folder.resolve("fakes"));
        program(bin, "docker", DOCKER);
        program(bin, "named", KUBECTL);
        if (Files.notExists(folder.resolve("sent"))) {
            Files.writeString(folder.resolve("sent"), "PK of all");
        }
        var command = new ArrayList<>(List.of(
                "env",
                "PATH=" + bin + ":" + System.getenv("PATH"),
                "HERE=" + folder,
                "KUBECTL=" + bin.resolve("named"),
                "NAMESPACE=kopilka",
                "KOPILKA_BACKUP_DAYS=",
                "sh",
                script));
        command.addAll(List.of(words));
        return Shell.run(60, command);
    }

    private String secrets() throws IOException {
        var file = folder.resolve("secrets.env");
        return "" + (Files.exists(file) ? file : Files.createFile(file));
    }

    private String told() throws IOException {
        return Files.readString(folder.resolve("told"));
    }

    private static void program(Path bin, String name, String body) throws IOException {
        Files.writeString(bin.resolve(name), "#!/bin/bash\n" + body + "\n");
        Files.setPosixFilePermissions(bin.resolve(name), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Path run(Map<String, String> environment, String script, String... arguments) throws IOException {
        var log = Files.createTempFile(folder, "script", ".log");
        var command = new ArrayList<>(List.of("bash", Shell.ROOT.resolve(script).toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        started.add(builder.start());
        return log;
    }

    private static boolean answers(int port) {
        try (var _ = new Socket("127.0.0.1", port)) {
            return true;
        } catch (IOException closed) {
            return false;
        }
    }

    private static boolean isFree(int port) {
        return !answers(port);
    }
}
