package org.kopilka.sandbox.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kopilka.sandbox.Parts;
import org.kopilka.sandbox.Store;

/** The probes lie beside this checkout and need Python with pymongo: {@code PYMONGO_PYTHON}, or else python3. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AnsweringTheProbesIT {

    private static final Path PROBES = Path.of("../../shared/store/probes.py");
    private static final String PYTHON = Objects.requireNonNullElse(System.getenv("PYMONGO_PYTHON"), "python3");
    private static final Pattern ANSWERED = Pattern.compile("(\\d+) as documented");
    private static final int AT_LEAST = 360;

    @TempDir
    private Path dir;

    @Test
    void answers_nearly_all_of_them_as_MongoDB_does() throws Exception {
        assumeTrue(Files.exists(PROBES), "No probes beside this checkout: not asked");
        assumeTrue(knowsMongo(), "No Python with pymongo: the probes are not asked");
        var script = Files.copy(PROBES, dir.resolve("probes.py")); // it writes beside itself
        try (var store = Store.start(Parts.here(), dir.resolve("store"), 0)) {
            var said = said(PYTHON, script.toString(), store.uri(), "sandbox");

            var answered = ANSWERED.matcher(said);
            assertThat(answered.find()).as(said).isTrue();
            assertThat(Integer.parseInt(answered.group(1))).as(said).isGreaterThanOrEqualTo(AT_LEAST);
        }
    }

    private static boolean knowsMongo() throws Exception {
        try {
            return said(PYTHON, "-c", "import pymongo; print('known')").startsWith("known");
        } catch (IOException noPython) {
            return false;
        }
    }

    private static String said(String... command) throws Exception {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var out = process.getInputStream()) {
            var said = new String(out.readAllBytes(), UTF_8);
            process.waitFor();
            return said;
        }
    }
}
