package org.kopilka.platform.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kopilka.sandbox.Parts;
import org.kopilka.sandbox.Ports;
import org.kopilka.sandbox.Store;
import org.kopilka.testing.Backing;
import org.kopilka.testing.Http;
import org.kopilka.testing.Tokens;
import tools.jackson.databind.json.JsonMapper;

/** A service as a program of its own, and its store and Keycloak, which come late, go, and move. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LosingWhatItStandsOnIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String METHODIST = Tokens.of(UUID.randomUUID(), "Анна", "methodist:" + UUID.randomUUID());

    @TempDir
    Path dir;

    private final int port = Ports.free();
    private final int storePort = Ports.free();
    private Path hosts;
    private Path log;
    private Process service;

    @BeforeEach
    void files() throws IOException {
        log = dir.resolve("service.log");
        hosts = dir.resolve("hosts");
        leads("127.0.0.2", "127.0.0.9");
    }

    @AfterEach
    void stop() throws InterruptedException {
        service.destroyForcibly().waitFor();
    }

    @Test
    void waits_for_a_late_store_and_goes_on_when_it_was_away_or_has_another_address() throws Exception {
        service = start("mongodb://mongodb.kopilka.example:" + storePort);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(log)
                        .content()
                        .contains("MongoDB at mongodb.kopilka.example:" + storePort
                                + " (KOPILKA_MONGO_URI) does not answer yet; waiting"));

        try (var store = Store.start(Parts.here(), Files.createDirectory(dir.resolve("store")), 0)) {
            var real = Integer.parseInt(store.uri().substring(store.uri().lastIndexOf(':') + 1));
            try (var _ = new Forward("127.0.0.2", storePort, real)) {
                await().atMost(PATIENCE).ignoreExceptions().until(() -> write().problem(), "keys-away"::equals);
                leads("127.0.0.2", "127.0.0.1");
                await().atMost(Duration.ofSeconds(15)).until(this::writes);

                store.kill();
                assertThat(writes()).isFalse();
                assertThat(log)
                        .content()
                        .containsPattern("MongoDB does not answer; refused for it: uri=/api/sample/jars.*\"traceId\":"
                                + "\"[0-9a-f]{32}\"");
                store.restart();
                await().atMost(Duration.ofSeconds(20)).until(this::writes);
            }
            leads("127.0.0.3", "127.0.0.1");
            try (var _ = new Forward("127.0.0.3", storePort, real)) {
                await().atMost(Duration.ofSeconds(15)).until(this::writes);
            }
        }
        assertThat(service.isAlive()).isTrue();
    }

    @Test
    void says_that_the_store_refuses_its_password_and_ends_at_once_when_told_to() throws Exception {
        try (var store = Store.start(Parts.here(), Files.createDirectory(dir.resolve("store")), 0)) {
            service = start(store.uri().replace("mongodb://", "mongodb://staff-service:a-wrong-one@"));

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(log)
                            .content()
                            .contains("refuses the user staff-service (KOPILKA_MONGO_URI): is the password the one it"
                                    + " was founded with?"));
            assertThat(log).content().doesNotContain("a-wrong-one");
            assertThat(service.isAlive()).isTrue();
            service.destroy();
            assertThat(service.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    private boolean writes() {
        return write().status() == 201;
    }

    private Http.Answer write() {
        return new Http("http://127.0.0.1:" + port, JsonMapper.shared())
                .as(METHODIST)
                .post("/api/sample/jars", Map.of("label", "kept"));
    }

    /** Where names lead on the machine of the service; it looks into this file as into a name server. */
    private void leads(String mongodb, String keycloak) throws IOException {
        Files.writeString(
                hosts,
                "%s mongodb.kopilka.example\n%s keycloak.kopilka.example\n127.0.0.1 localhost\n"
                        .formatted(mongodb, keycloak));
    }

    private Process start(String mongo) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djdk.net.hosts.file=" + hosts,
                "-cp",
                System.getProperty("java.class.path"),
                SampleService.class.getName()));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment()
                .putAll(Map.of(
                        "LOGGING_STRUCTURED_FORMAT_CONSOLE",
                        "ecs",
                        "SERVER_PORT",
                        "" + port,
                        "KOPILKA_MONGO_URI",
                        mongo,
                        "KOPILKA_KAFKA",
                        Backing.kafka(),
                        "KOPILKA_KEYCLOAK",
                        Tokens.keycloak().replace("127.0.0.1", "keycloak.kopilka.example"),
                        "KOPILKA_KEYCLOAK_ISSUER",
                        Tokens.keycloak()));
        return builder.start();
    }

    /** A second address of the store, with all its connections lost when it is closed. */
    private static final class Forward implements AutoCloseable {

        private final ServerSocket server;
        private final List<Socket> open = new java.util.concurrent.CopyOnWriteArrayList<>();

        Forward(String address, int port, int to) throws IOException {
            server = new ServerSocket(port, 64, InetAddress.getByName(address));
            Thread.ofVirtual().start(() -> {
                try {
                    while (true) {
                        var near = server.accept();
                        var far = new Socket();
                        open.addAll(List.of(near, far));
                        try {
                            far.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), to));
                            Thread.ofVirtual().start(() -> pass(near, far));
                            Thread.ofVirtual().start(() -> pass(far, near));
                        } catch (IOException away) {
                            near.close();
                        }
                    }
                } catch (IOException closed) {
                    // It was to be.
                }
            });
        }

        private static void pass(Socket from, Socket to) {
            try (from;
                    to) {
                from.getInputStream().transferTo(to.getOutputStream());
            } catch (IOException gone) {
                // Both are closed.
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
            for (var socket : open) {
                socket.close();
            }
        }
    }
}
