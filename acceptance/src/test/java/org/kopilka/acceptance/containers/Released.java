package org.kopilka.acceptance.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The version that people run now: the newest commit before this one that is tagged {@code v…}, in a folder of its own
 * with its programs built. {@code -Dreleased=…} names another commit.
 */
record Released(String name, Path folder) {

    private static final int BUILT_WITHIN_SECONDS = 1_800;

    /** Only what is run is kept, in its place when it is whole, so that a build cut short is not taken for one. */
    private static final String BUILD = """
            rm -rf "$2.building" && mkdir -p "$2.building/kept"
            cd "$2.building"
            git -C "$3" archive --output "$2.building/sources.tar" "$1"
            tar -xf sources.tar
            mvn -B -q -DskipTests -Dspotless.check.skip=true -am package \\
                -pl staff-service,events-service,survey-service,experience-bank-service
            mv docker-compose.yml *-service/target/*-service-*.jar kept
            mv kept "$2"
            cd .. && rm -rf "$2.building"
            """;

    /** Built unless it is; the test is skipped where no version is known. */
    static Released built() {
        var name = newest();
        var commit = Shell.run("git", "rev-parse", "--verify", "--quiet", name + "^{commit}");
        assertThat(commit.succeeded()).as("There is no commit %s", name).isTrue();
        var id = commit.out().strip();
        var released = new Released(name, Path.of("target", "released", id).toAbsolutePath());
        if (!Files.exists(released.folder)) {
            var built = Shell.run(
                    BUILT_WITHIN_SECONDS,
                    List.of(
                            "env",
                            "JAVA_HOME=" + System.getProperty("java.home"),
                            "MAVEN_OPTS=-Xmx768m -XX:+UseSerialGC -XX:TieredStopAtLevel=1",
                            "sh",
                            "-ec",
                            BUILD,
                            "sh",
                            id,
                            released.folder.toString(),
                            Shell.ROOT.toString()));
            assertThat(built.succeeded())
                    .as("%s is built: %s%s", name, built.out(), built.err())
                    .isTrue();
        }
        return released;
    }

    private static String newest() {
        var named = System.getProperty("released");
        if (named != null) {
            return named;
        }
        var tag = Shell.run("git", "describe", "--tags", "--abbrev=0", "--match", "v*");
        assumeTrue(
                tag.succeeded(),
                () ->
                        "No released version is tried beside this one, since git knows no tag v… before it (%s); git fetch --tags brings them"
                                .formatted(tag.err().strip()));
        return tag.out().strip();
    }

    /** One of its programs, with the variables that its own compose file gives. */
    Ground.Running run(String program) {
        return Ground.run(Given.of(folder.resolve("docker-compose.yml"), program), jar(program), "");
    }

    private Path jar(String program) {
        try (var files = Files.list(folder)) {
            return files.filter(
                            file -> file.getFileName().toString().matches(program + "-[0-9][^-]*(-SNAPSHOT)?\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(name + " has no jar of " + program + " in " + folder));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
