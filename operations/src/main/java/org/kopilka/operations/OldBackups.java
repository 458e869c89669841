package org.kopilka.operations;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Pattern;

/** Backups that were written into a folder under names of ours; no other file in it is touched. */
record OldBackups(Path folder) {

    static final String PREFIX = "kopilka-";

    private static final Pattern OURS =
            Pattern.compile(PREFIX + "\\d{4}-\\d{2}-\\d{2}T\\d{4}\\.zip(\\.age)?(\\.part)?");

    void delete(Instant before, PrintStream out) throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.filter(
                            each -> OURS.matcher(each.getFileName().toString()).matches())
                    .sorted()
                    .toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    Files.delete(file);
                    out.printf("Deleted, since it is old: %s%n", file);
                }
            }
        }
    }
}
