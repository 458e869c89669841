package org.kopilka.sandbox.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;

/** Tells jars apart by what is in them, not by when they were packed. */
final class Jars {

    private Jars() {}

    static String fingerprint(Path jar) throws IOException {
        var sum = new CRC32();
        try (var zip = new ZipFile(jar.toFile())) {
            zip.stream()
                    .map(entry -> entry.getName() + " " + entry.getSize() + " " + entry.getCrc() + "\n")
                    .sorted()
                    .forEach(line -> sum.update(line.getBytes()));
            return zip.size() + " files, " + Long.toHexString(sum.getValue());
        }
    }
}
