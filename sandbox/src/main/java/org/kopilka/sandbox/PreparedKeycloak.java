package org.kopilka.sandbox;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keycloak's distribution with our extension, after a build for its database and one run that made an empty database and
 * an AOT cache: what takes a minute is done once for all folders.
 */
record PreparedKeycloak(Path home, Path extension) {

    /** The file that holds the password of {@code admin} in the realm {@code master}. */
    static final String ADMIN_PASSWORD = "admin-password";

    private static final Comparator<Path> LARGEST_FIRST = Comparator.<Path>comparingLong(
                    jar -> jar.toFile().length())
            .reversed()
            .thenComparing(Path::getFileName);

    static PreparedKeycloak in(Parts parts) {
        var prepared = of(parts);
        try (var lock = FileChannel.open(parts.folder().resolve("keycloak.lock"), CREATE, WRITE);
                var _ = lock.lock()) {
            if (!prepared.isDone()) {
                prepared.forget();
                Files.copy(prepared.extension, prepared.provider(), StandardCopyOption.REPLACE_EXISTING);
                prepared.build();
                prepared.train();
            }
            return prepared;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static PreparedKeycloak of(Parts parts) {
        return new PreparedKeycloak(parts.keycloak(), parts.accounts());
    }

    boolean isDone() {
        try {
            return Files.exists(provider()) && Files.mismatch(extension, provider()) == -1 && Files.exists(aotCache());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Good for this very JVM with these very jars in this very order only: with others it would be left unused, and the
     * database would want another build. Changes with every jar that is unpacked or generated anew.
     */
    Path aotCache() {
        var jars = Stream.of(classPath().split(File.pathSeparator))
                .map(File::new)
                .map(jar -> jar.getName() + jar.length() + jar.lastModified())
                .collect(Collectors.joining());
        return home.resolve("java-%s-%s.aot"
                .formatted(System.getProperty("java.vm.version"), Integer.toHexString(jars.hashCode())));
    }

    /**
     * What Quarkus has generated before the rest, as its own class loader would look. The rest begins with the largest
     * jar: while it records, the JVM asks the file system about every jar before the one that a class comes from.
     */
    String classPath() {
        try (var main = Files.list(home.resolve("lib/lib/main"));
                var boot = Files.list(home.resolve("lib/lib/boot"))) {
            var own = Stream.of(
                            "lib/quarkus/transformed-bytecode.jar",
                            "lib/quarkus/generated-bytecode.jar",
                            "lib/app/keycloak.jar",
                            "providers/accounts.jar")
                    .map(home::resolve);
            return Stream.of(own, Stream.concat(main, boot).sorted(LARGEST_FIRST))
                    .flatMap(jars -> jars)
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A home of its own for data and realm, with the distribution linked in. */
    void layOut(Path dir, Path realm) {
        try {
            var data = dir.resolve("data");
            Files.createDirectories(data.resolve("import"));
            for (var shared : List.of("lib", "conf", "providers", "themes")) {
                var link = dir.resolve(shared);
                Files.deleteIfExists(link);
                Files.createSymbolicLink(link, home.resolve(shared));
            }
            if (!Files.exists(data.resolve("h2"))) {
                var fresh = Files.createDirectories(data.resolve("h2.new"));
                Files.copy(
                        home.resolve("data/h2/keycloakdb.mv.db"),
                        fresh.resolve("keycloakdb.mv.db"),
                        StandardCopyOption.REPLACE_EXISTING);
                Files.copy(
                        home.resolve(ADMIN_PASSWORD),
                        dir.resolve(ADMIN_PASSWORD),
                        StandardCopyOption.REPLACE_EXISTING,
                        StandardCopyOption.COPY_ATTRIBUTES);
                Files.move(fresh, data.resolve("h2"));
            }
            Files.copy(realm, data.resolve("import/realm.json"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Path provider() {
        return home.resolve("providers/accounts.jar");
    }

    private void forget() throws IOException {
        try (var older = Files.newDirectoryStream(home, "java-*.aot")) {
            for (var cache : older) {
                Files.delete(cache);
            }
        }
    }

    private void build() throws IOException {
        run(new ProcessBuilder(home.resolve("bin/kc.sh").toString(), "build", "--db=dev-file", Keycloak.FEATURES));
    }

    private void train() throws IOException {
        var port = Ports.orFree(0);
        var training = Keycloak.server(home, port)
                .withOptions("-XX:AOTCacheOutput=" + aotCache())
                .withVariables(Map.of(
                        "CLASSPATH", classPath(),
                        "KC_BOOTSTRAP_ADMIN_USERNAME", "admin",
                        "KC_BOOTSTRAP_ADMIN_PASSWORD", Secrets.generateIn(home, ADMIN_PASSWORD)));
        try (var _ = new Training(training, Keycloak.probe(port, "master"))) {
            // its database and the classes it needs are what we wanted
        }
        if (!Files.exists(aotCache())) {
            throw new IllegalStateException("No " + aotCache() + ": see " + home.resolve("keycloak.log"));
        }
    }

    private void run(ProcessBuilder builder) throws IOException {
        var log = home.resolve("build.log");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1"); // it ends before the other pays
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        try {
            if (builder.start().waitFor() != 0) {
                throw new IllegalStateException("Keycloak's build failed: see " + log);
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(hurry);
        }
    }

    /** The one run that makes database and cache. */
    static final class Training extends Part {
        Training(Command command, Probe probe) {
            super("keycloak", command, probe);
        }
    }
}
