package org.kopilka.sandbox.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TellingJarsApartTest {

    @TempDir
    Path dir;

    @Test
    void takes_two_packings_of_the_same_for_the_same() throws IOException {
        assertThat(Jars.fingerprint(jar("a", 1_000_000, "same")))
                .isEqualTo(Jars.fingerprint(jar("b", 9_000_000, "same")));
    }

    @Test
    void sees_a_changed_file() throws IOException {
        assertThat(Jars.fingerprint(jar("a", 0, "old"))).isNotEqualTo(Jars.fingerprint(jar("b", 0, "new")));
    }

    private Path jar(String name, long packedAt, String content) throws IOException {
        var jar = dir.resolve(name + ".jar");
        try (var out = new ZipOutputStream(Files.newOutputStream(jar))) {
            var entry = new ZipEntry("Main.class");
            entry.setTime(packedAt);
            out.putNextEntry(entry);
            out.write(content.getBytes());
        }
        return jar;
    }
}
