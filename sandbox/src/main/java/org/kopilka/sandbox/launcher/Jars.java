package org.kopilka.sandbox.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;

/** Tells jars apart by what is in them, not by when they were packed. */
final class Jars {

    private Jars() {}

    /** Fit for a file's name. */
    static String fingerprint(Path jar) {
        if (Files.notExists(jar)) {
            throw new Trouble("%s is missing: ./kopilka up builds it.".formatted(jar));
        }
        var sum = new CRC32();
        try (var zip = new ZipFile(jar.toFile())) {
            zip.stream()
                    .map(entry -> entry.getName() + " " + entry.getSize() + " " + entry.getCrc() + "\n")
                    .sorted()
                    .forEach(line -> sum.update(line.getBytes()));
            return "%d-%08x".formatted(zip.size(), sum.getValue());
        } catch (IOException unreadable) {
            throw new Trouble("%s cannot be read: %s".formatted(jar, unreadable.getMessage()));
        }
    }
}
