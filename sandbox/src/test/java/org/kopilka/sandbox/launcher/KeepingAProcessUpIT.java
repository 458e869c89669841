package org.kopilka.sandbox.launcher;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kopilka.sandbox.Command;
import org.kopilka.sandbox.Probe;

@DisplayNameGeneration(ReplaceUnderscores.class)
class KeepingAProcessUpIT {

    private static final String MEMBER = "sleeper";

    @TempDir
    Path root;

    private Home home;
    private Processes processes;

    @BeforeEach
    void launch() throws IOException {
        var bin = Files.createDirectories(root.resolve("sandbox/bin"));
        Files.copy(Path.of(System.getProperty("kopilka.root"), "sandbox/bin/keep.sh"), bin.resolve("keep.sh"));
        home = new Home(root, Map.of());
        processes = new Processes(home);
        processes.launch(MEMBER, sleeper(home));
        await().until(() -> processes.process(MEMBER).isPresent());
    }

    @AfterEach
    void stop() {
        processes.stop(MEMBER, 10);
    }

    @Test
    void starts_it_again_when_it_is_killed() {
        var first = processes.process(MEMBER).orElseThrow();

        first.destroyForcibly();

        await().atMost(10, SECONDS)
                .until(() -> processes
                        .process(MEMBER)
                        .filter(next -> !next.equals(first))
                        .isPresent());
        assertThat(home.lastLines(MEMBER, 1)).singleElement().asString().contains("ended with status 137");
    }

    @Test
    void ends_both_it_and_its_keeper() {
        var process = processes.process(MEMBER).orElseThrow();
        var keeper = processes.keeper(MEMBER).orElseThrow();

        processes.stop(MEMBER, 10);

        assertThat(process.isAlive()).isFalse();
        assertThat(keeper.isAlive()).isFalse();
        assertThat(processes.isThere(MEMBER)).isFalse();
    }

    @Test
    void finds_and_ends_it_when_its_keeper_was_killed() {
        var process = processes.process(MEMBER).orElseThrow();
        processes.keeper(MEMBER).orElseThrow().destroyForcibly();
        await().until(() -> processes.keeper(MEMBER).isEmpty());

        assertThat(processes.process(MEMBER)).contains(process);
        processes.stop(MEMBER, 10);

        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void leaves_the_same_member_of_another_network_alone(@TempDir Path elsewhere) {
        var other = new Processes(new Home(elsewhere, Map.of()));

        assertThat(other.process(MEMBER)).isEqualTo(Optional.empty());
        other.stop(MEMBER, 10);

        assertThat(processes.process(MEMBER)).isPresent();
    }

    @Test
    void knows_whether_it_runs_from_what_an_earlier_build_made() throws IOException {
        processes.stop(MEMBER, 10);
        var jar = jar("as it was");
        var member = new Member(
                MEMBER,
                Member.Kind.PROGRAM,
                Optional.of(jar),
                () -> sleeper(home),
                Probe.listening("127.0.0.1", 1),
                List.of());

        processes.launch(member, sleeper(home));
        await().until(() -> processes.process(MEMBER).isPresent());
        assertThat(processes.isOld(member)).isFalse();

        jar("as a build changed it");
        assertThat(processes.isOld(member)).isTrue();
    }

    private Path jar(String content) throws IOException {
        var jar = root.resolve("program.jar");
        try (var out = new ZipOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new ZipEntry("Main.class"));
            out.write(content.getBytes());
        }
        return jar;
    }

    private static Command sleeper(Home home) {
        return Command.java(home.data(MEMBER), Sleeper.class.getName())
                .withOptions("-Xmx16m", "-XX:+UseSerialGC")
                .withVariable("CLASSPATH", System.getProperty("java.class.path"));
    }

    /** A program that does nothing for as long as it may. */
    static final class Sleeper {
        public static void main(String[] args) throws InterruptedException {
            Thread.currentThread().join();
        }
    }
}
