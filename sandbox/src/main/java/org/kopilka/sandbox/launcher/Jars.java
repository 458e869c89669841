package org.kopilka.sandbox.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.StreamSupport;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;

/** Tells jars apart by what is in them, not by when they were packed. */
final class Jars {

    private Jars() {}

    /** What the build made of a module, whatever its version; where it made nothing, a name without one. */
    static Path of(Path root, String module) {
        var target = root.resolve(module).resolve("target");
        try (var built = Files.newDirectoryStream(target, module + "-[0-9]*.jar")) {
            return StreamSupport.stream(built.spliterator(), false)
                    .filter(jar -> !jar.toString().matches(".*-(sources|tests)\\.jar"))
                    .max(Comparator.comparing(jar -> jar.toFile().lastModified()))
                    .orElse(target.resolve(module + ".jar"));
        } catch (IOException notBuilt) {
            return target.resolve(module + ".jar");
        }
    }

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
