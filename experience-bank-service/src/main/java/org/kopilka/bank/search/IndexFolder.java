package org.kopilka.bank.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.springframework.util.FileSystemUtils;

/** Where a replica keeps its index while it runs. The name holds the process, so that a killed one's can be cleared. */
final class IndexFolder {

    private static final String PREFIX = "kopilka-index-";
    private static final Pattern NAME = Pattern.compile(PREFIX + "(\\d+)-.*");

    /** In a container every process has the number 1, so a number like one's own may be a killed one's too. */
    private static final Set<Path> MINE = ConcurrentHashMap.newKeySet();

    private IndexFolder() {}

    /** A new empty folder in the system's folder for temporary files. */
    static Path fresh() {
        try {
            var folder =
                    Files.createTempDirectory(PREFIX + ProcessHandle.current().pid() + "-");
            MINE.add(folder);
            clearLeftovers();
            return folder;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static void clearLeftovers() throws IOException {
        try (var all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            for (var folder : all.filter(IndexFolder::isLeftOver).toList()) {
                FileSystemUtils.deleteRecursively(folder);
            }
        }
    }

    private static boolean isLeftOver(Path folder) {
        var name = NAME.matcher(folder.getFileName().toString());
        if (!name.matches() || MINE.contains(folder)) {
            return false;
        }
        var process = Long.parseLong(name.group(1));
        return process == ProcessHandle.current().pid()
                || ProcessHandle.of(process).isEmpty();
    }
}
