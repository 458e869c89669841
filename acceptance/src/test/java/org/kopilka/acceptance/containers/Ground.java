package org.kopilka.acceptance.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kopilka.sandbox.Broker;
import org.kopilka.sandbox.Keycloak;
import org.kopilka.sandbox.Parts;
import org.kopilka.sandbox.Ports;
import org.kopilka.sandbox.Store;
import tools.jackson.databind.json.JsonMapper;

/**
 * What programs stand on, and programs on it that get the variables of a container. Started once for all tests, as
 * processes that end with this JVM.
 */
final class Ground {

    static final HttpClient HTTP = HttpClient.newHttpClient();

    private static final String PASSWORD = "only-for-this-test-run";
    private static final Path DIR = dir();
    private static final Store STORE = Store.start(Parts.here(), folder("store"), 0);
    private static final Broker BROKER = Broker.start(Parts.here(), folder("broker"), 0);
    private static final Keycloak KEYCLOAK = Keycloak.start(
            Parts.here(),
            folder("keycloak"),
            0,
            Shell.ROOT.resolve("k8s/base/keycloak/kopilka-realm.json"),
            Map.of(
                    "KOPILKA_PORTAL", "http://localhost:8080",
                    "KOPILKA_PORTAL_SECRET", PASSWORD,
                    "KOPILKA_STAFF_SECRET", PASSWORD,
                    "KOPILKA_SCRIPTS_SECRET", PASSWORD,
                    "KOPILKA_SCRIPTS_METHODIST_SECRET", PASSWORD,
                    "KOPILKA_ADMIN_PASSWORD", PASSWORD));

    private Ground() {}

    /** One of our programs, as its own process. */
    record Running(String program, int port, Process process, Path log) implements AutoCloseable {

        boolean isReady() {
            try {
                var path = program.equals("gateway") ? "/readyz" : "/actuator/health/readiness";
                var request = HttpRequest.newBuilder(URI.create(url() + path)).build();
                return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
            } catch (IOException notYet) {
                return false;
            } catch (InterruptedException hurry) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(hurry);
            }
        }

        String url() {
            return "http://127.0.0.1:" + port;
        }

        Running awaitReady() {
            await().atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofMillis(500))
                    .untilAsserted(
                            () -> assertThat(isReady()).as(this::lastWords).isTrue());
            return this;
        }

        /** The end of what it said. */
        String lastWords() {
            var lines = words();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
        }

        /** What it said, by lines. */
        List<String> words() {
            try {
                return Files.readAllLines(log);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }

        @Override
        public void close() {
            process.destroyForcibly().onExit().join();
        }
    }

    /**
     * As it is built here.
     *
     * @param staff where the gateway finds staff-service
     */
    static Running run(Given given, String staff) {
        return run(given, jar(given.program()), staff);
    }

    static Path jar(String program) {
        var name = "target/%s-%s.jar".formatted(program, System.getProperty("kopilka.version"));
        return Shell.ROOT.resolve(program).resolve(name);
    }

    /** @param jar the program, of whichever version */
    static Running run(Given given, Path jar, String staff) {
        var port = Ports.free();
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx160m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.io.tmpdir=" + folder(given.program() + "-" + port),
                "-jar",
                jar.toString()));
        if (given.program().equals("gateway")) {
            command.addAll(List.of("--server.port=" + port, "--management.server.port=0"));
        }
        var log = DIR.resolve(given.program() + "-" + port + ".log");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(here(given.variables(), port, staff));
        // The broker of the tests asks nobody who they are; the released version would not know how to say it.
        builder.environment().remove("KOPILKA_KAFKA_LOGIN");
        try {
            var process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return new Running(given.program(), port, process, log);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What a program is told here, but for its own port and where others are. */
    static Map<String, String> told(Given given) {
        var told = here(given.variables(), 0, "");
        told.remove("KOPILKA_PORTAL");
        return told;
    }

    /**
     * The same variables, where a host of the containers is named with one of this machine, which has one broker. As there, Keycloak has one
     * address for programs and another for browsers.
     */
    private static Map<String, String> here(Map<String, String> variables, int port, String staff) {
        var here = new LinkedHashMap<String, String>();
        variables.forEach((name, value) -> here.put(
                name,
                switch (name) {
                    case "SERVER_PORT" -> String.valueOf(port);
                    case "KOPILKA_MONGO_URI" -> STORE.uri();
                    case "KOPILKA_KAFKA" -> BROKER.bootstrap();
                    case "KOPILKA_REPLICAS" -> "1";
                    case "KOPILKA_KEYCLOAK" -> KEYCLOAK.url().replace("localhost", "127.0.0.1");
                    case "KOPILKA_KEYCLOAK_ISSUER" -> KEYCLOAK.url();
                    case "KOPILKA_STAFF_URL" -> staff;
                    default -> value.equals("secret") ? PASSWORD : value;
                }));
        return here;
    }

    /** A new one of the client {@code scripts}, a network administrator; good for five minutes. */
    static String token() throws Exception {
        return token("scripts");
    }

    /** What a container has for this variable here. */
    static String operatorToken() {
        return PASSWORD;
    }

    /** A new one of a district methodist; good for five minutes. */
    static String methodist() throws Exception {
        return token("scripts-methodist");
    }

    private static String token(String client) throws Exception {
        var answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(KEYCLOAK.url() + "/realms/kopilka/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=client_credentials&client_id=%s&client_secret=%s"
                                .formatted(client, PASSWORD)))
                        .build(),
                BodyHandlers.ofString());
        return JsonMapper.shared().readTree(answer.body()).path("access_token").asString();
    }

    private static Path dir() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "ground")
                    .toAbsolutePath();
        } catch (IOException noRoom) {
            throw new UncheckedIOException(noRoom);
        }
    }

    private static Path folder(String name) {
        try {
            return Files.createDirectories(DIR.resolve(name));
        } catch (IOException noRoom) {
            throw new UncheckedIOException(noRoom);
        }
    }
}
