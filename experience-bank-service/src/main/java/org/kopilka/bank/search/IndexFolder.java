package org.kopilka.bank.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.springframework.util.FileSystemUtils;

/** Where a replica keeps its index while it runs. The name holds the process, so that a killed one's can be cleared. */
final class IndexFolder {

    private static final String PREFIX = "kopilka-index-";
    private static final Pattern NAME = Pattern.compile(PREFIX + "(\\d+)-.*");

    private IndexFolder() {}

    /** A new empty folder in the system's folder for temporary files. */
    static Path fresh() {
        try {
            var folder =
                    Files.createTempDirectory(PREFIX + ProcessHandle.current().pid() + "-");
            clearLeftovers(folder);
            return folder;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static void clearLeftovers(Path mine) throws IOException {
        try (var all = Files.list(mine.getParent())) {
            for (var folder : all.filter(IndexFolder::isLeftOver).toList()) {
                FileSystemUtils.deleteRecursively(folder);
            }
        }
    }

    private static boolean isLeftOver(Path folder) {
        var name = NAME.matcher(folder.getFileName().toString());
        return name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty();
    }
}
