package org.kopilka.sandbox.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.kopilka.sandbox.Parts;
import org.kopilka.sandbox.Secrets;

/** The repository, and the folder with all that the network keeps: {@code .kopilka} in it, or {@code KOPILKA_HOME}. */
record Home(Path root, Map<String, String> environment) {

    private static final Pattern FRAME = Pattern.compile("\\s+(at )?\\S+\\(.*\\).*");

    Path kept() {
        return root.resolve(environment.getOrDefault("KOPILKA_HOME", ".kopilka"));
    }

    Path data(String member) {
        return kept().resolve("data").resolve(member);
    }

    Path log(String member) {
        return kept().resolve("logs").resolve(member + ".log");
    }

    /** What can be made again from the build's result, by whichever network needs it first. */
    Path caches() {
        return root.resolve("sandbox/target/caches");
    }

    Parts parts() {
        return new Parts(root.resolve("sandbox/target/parts"), code());
    }

    /**
     * A copy of this library, since a build replaces its jar under the feet of those who run from it. Broker and store
     * ask for it at once, and it is made once: a cache is of no use to the JVM when its jar has another time.
     */
    private synchronized Path code() {
        var own = Parts.ownCode();
        var copy = caches().resolve("sandbox").resolve(Jars.fingerprint(own)).resolve("sandbox.jar");
        if (Files.notExists(copy)) {
            try {
                var half = Files.createTempFile(Files.createDirectories(copy.getParent()), "sandbox", ".half");
                Files.copy(own, half, StandardCopyOption.REPLACE_EXISTING);
                Files.move(half, copy, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
        return copy;
    }

    /** From the environment, or made at first use. */
    String secret(String name) {
        var given = environment.get(name);
        var secrets = kept().resolve("secrets");
        if (given != null) {
            return given;
        }
        return name.endsWith("_PASSWORD") ? Secrets.typeableIn(secrets, name) : Secrets.generateIn(secrets, name);
    }

    /** Nobody else on this machine reads what the network keeps, whatever an earlier version left open. */
    void close() throws IOException {
        Files.createDirectories(kept());
        Files.setPosixFilePermissions(kept(), PosixFilePermissions.fromString("rwx------"));
    }

    /** Until it is restored to its end no program may run on it. */
    boolean isHalfRestored() {
        return Files.exists(halfRestored());
    }

    void markHalfRestored() throws IOException {
        Files.writeString(halfRestored(), "");
    }

    void markRestored() throws IOException {
        Files.deleteIfExists(halfRestored());
    }

    private Path halfRestored() {
        return kept().resolve("data/half-restored");
    }

    /** Without the frames of stack traces, which would push out what they explain. */
    List<String> lastLines(String member, int count) {
        try (var lines = Files.lines(log(member))) {
            var all = lines.filter(line -> !FRAME.matcher(line).matches()).toList();
            return all.subList(Math.max(0, all.size() - count), all.size());
        } catch (IOException | UncheckedIOException unreadable) {
            return List.of();
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path dir, IOException error) throws IOException {
                Files.delete(dir);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
