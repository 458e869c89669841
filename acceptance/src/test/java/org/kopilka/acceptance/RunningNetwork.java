package org.kopilka.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.kopilka.sandbox.PortalSession;

/**
 * The network as {@code ./kopilka up} starts it, with its demo district, in a folder and on ports of its own: once for
 * all test classes, and empty at the beginning.
 */
final class RunningNetwork implements AutoCloseable {

    static final Path ROOT = Path.of(System.getProperty("kopilka.root"));
    private static final Path FOLDER = ROOT.resolve("acceptance/target/network");
    private static final ZoneId ZONE = ZoneId.of("Europe/Moscow");
    private static final int PORT = Integer.parseInt(System.getenv().getOrDefault("KOPILKA_TEST_PORT", "18080"));

    private final Path folder;
    private final int port;
    private final String password;
    private final Map<String, PortalSession> sessions = new HashMap<>();

    /** Gives it to the tests that ask for it, and ends it after the last of them. */
    static final class Given implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == RunningNetwork.class;
        }

        @Override
        public RunningNetwork resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .computeIfAbsent(RunningNetwork.class, _ -> new RunningNetwork(), RunningNetwork.class);
        }
    }

    private RunningNetwork() {
        this(FOLDER, PORT, "");
        kopilka("reset", "--yes");
        kopilka("up", "--at-once");
    }

    /**
     * @param password of its sample accounts, but for the administrator's, which is always this network's own; empty for
     *     the one that it made itself
     */
    private RunningNetwork(Path folder, int port, String password) {
        this.folder = folder;
        this.port = port;
        this.password = password;
    }

    /** Another that was empty, beside this one, made from a backup of this one. */
    RunningNetwork restoredFrom(Path backup) {
        var restored = new RunningNetwork(FOLDER.resolveSibling("restored"), PORT + 100, password());
        restored.kopilka("reset", "--yes");
        restored.kopilka("restore", backup.toString());
        return restored;
    }

    void backUp(Path file) {
        kopilka("backup", file.toString());
    }

    static LocalDate today() {
        return LocalDate.now(ZONE);
    }

    String portal() {
        return "http://localhost:" + port;
    }

    /** Of every sample account. */
    String password() {
        if (!password.isEmpty()) {
            return password;
        }
        return secret("KOPILKA_ADMIN_PASSWORD");
    }

    /** As a script gets it, for five minutes. */
    String tokenOf(String client) {
        var secret = secret("KOPILKA_" + client.toUpperCase(Locale.ROOT).replace('-', '_') + "_SECRET");
        var asked = "grant_type=client_credentials&client_id=%s&client_secret=%s"
                .formatted(client, URLEncoder.encode(secret, StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(URI.create(
                        "http://localhost:%d/realms/kopilka/protocol/openid-connect/token".formatted(port + 5)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(asked))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return Calls.JSON.readTree(answer.body()).path("access_token").asString();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(hurry);
        }
    }

    private String secret(String name) {
        try {
            return Files.readString(folder.resolve("secrets").resolve(name));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** One session for each sample account, since a login takes a while. */
    PortalSession as(String login) {
        return as(login, () -> PortalSession.logIn(portal(), login, password()).orElseThrow());
    }

    /** Somebody whose first login is another. */
    PortalSession as(String name, Supplier<PortalSession> login) {
        return sessions.computeIfAbsent(name, _ -> login.get());
    }

    /** As the system does when memory runs out: without a last word. It is gone when this returns. */
    void kill(String part) {
        running(part).forEach(process -> {
            process.destroyForcibly();
            process.onExit().join();
        });
    }

    /** Stops a part where it stands, until this is closed: it may be written to and answers nobody. */
    Held hold(String part) {
        var held = running(part);
        signal("STOP", held);
        return () -> signal("CONT", held);
    }

    /** A part that stands still. It may be killed meanwhile; what is started in its place is not held. */
    interface Held extends AutoCloseable {
        @Override
        void close();
    }

    private static void signal(String name, List<ProcessHandle> processes) {
        processes.stream()
                .filter(ProcessHandle::isAlive)
                .forEach(process ->
                        Shell.run(ROOT, Map.of(), List.of("sh", "-c", "kill -" + name + " " + process.pid())));
    }

    /** The processes of a part; exactly those that answer now. */
    List<ProcessHandle> running(String part) {
        var mark = "-Dkopilka.part=" + folder.resolve("data").resolve(part);
        var running = ProcessHandle.allProcesses()
                // Its keeper has the same words behind it, and has to live.
                .filter(process -> process.info().command().orElse("").endsWith("java"))
                .filter(process -> process.info()
                        .arguments()
                        .map(Stream::of)
                        .orElseGet(Stream::empty)
                        .anyMatch(mark::equals))
                .toList();
        if (running.isEmpty()) {
            throw new IllegalStateException(part + " is not running");
        }
        return running;
    }

    @Override
    public void close() {
        kopilka("down");
    }

    private void kopilka(String... words) {
        var line = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-Xmx64m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                ROOT.resolve("sandbox/target/sandbox-" + System.getProperty("kopilka.version") + ".jar")
                                        .toString(),
                                "org.kopilka.sandbox.launcher.Main",
                                ROOT.toString()),
                        Stream.of(words))
                .toList();
        Shell.run(
                ROOT,
                Map.of("KOPILKA_HOME", folder.toString(), "KOPILKA_PORT", "" + port, "KOPILKA_ZONE", ZONE.getId()),
                line);
    }

    /** A program that has to succeed; what it says is said here. */
    static final class Shell {

        private static final int LAST_WORDS = 60;

        private Shell() {}

        static void run(Path folder, Map<String, String> environment, List<String> line) {
            try {
                var builder =
                        new ProcessBuilder(line).directory(folder.toFile()).redirectErrorStream(true);
                builder.environment().putAll(environment);
                var program = builder.start();
                // Our own input and output are the build's line to this JVM.
                program.getOutputStream().close();
                var last = new ArrayDeque<String>();
                program.inputReader().lines().forEach(said -> {
                    System.out.println(said);
                    last.add(said);
                    if (last.size() > LAST_WORDS) {
                        last.remove();
                    }
                });
                var ended = program.waitFor();
                if (ended != 0) {
                    throw new AssertionError(
                            String.join(" ", line) + " ended with " + ended + ":\n" + String.join("\n", last));
                }
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            } catch (InterruptedException hurry) {
                Thread.currentThread().interrupt();
                throw new AssertionError(hurry);
            }
        }
    }
}
