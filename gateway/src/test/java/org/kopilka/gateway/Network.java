package org.kopilka.gateway;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.kopilka.sandbox.Parts;
import org.kopilka.sandbox.Ports;
import org.kopilka.sandbox.Store;
import org.kopilka.testing.RealKeycloak;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** What the gateway stands between: a store, Keycloak with our realm, and one service; started once for all tests. */
final class Network {

    static final String PASSWORD = "only-for-this-test-run";
    static final String OPERATOR = "of-the-operator-in-tests";
    static final String METRICS = "of-prometheus-in-tests";
    static final int PORT = Ports.free();
    static final int OTHER_PORT = Ports.free();
    static final String PORTAL = "http://localhost:" + PORT;

    private static final Path DIR = dir();
    static final Store STORE = Store.start(Parts.here(), folder("store"), 0);
    static final RealKeycloak KEYCLOAK = RealKeycloak.start(PORTAL, PASSWORD);
    static final Service SERVICE = new Service();
    static final Accounts ACCOUNTS = new Accounts(KEYCLOAK.url(), KEYCLOAK.adminPassword());

    private Network() {}

    /** The gateway at the portal's address, with settings as {@code --name=value}. */
    static ConfigurableApplicationContext gateway(String... settings) {
        return new SpringApplicationBuilder(GatewayApplication.class).run(arguments(PORT, settings));
    }

    /** A second replica, at {@link #OTHER_PORT}: a process of its own, since event loops are shared in a JVM. */
    static AutoCloseable anotherGateway(String... settings) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                GatewayApplication.class.getName()));
        command.addAll(List.of(arguments(OTHER_PORT, settings)));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(DIR.resolve("another-gateway.log").toFile())
                .start();
        await().atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() -> new Browser("http://localhost:" + OTHER_PORT)
                                .get("/readyz")
                                .statusCode()
                        == 200);
        return process::destroyForcibly;
    }

    private static String[] arguments(int port, String... settings) {
        var all = new LinkedHashMap<String, String>();
        List.of(
                        "--logging.level.root=warn",
                        "--server.port=" + port,
                        "--management.server.port=0",
                        "--kopilka.portal=" + PORTAL,
                        "--kopilka.keycloak=" + KEYCLOAK.url(),
                        "--kopilka.portal-secret=" + PASSWORD,
                        "--kopilka.login-key=" + PASSWORD,
                        "--kopilka.operator-token=" + OPERATOR,
                        "--kopilka.metrics-token=" + METRICS,
                        "--kopilka.services.staff=" + SERVICE.url(),
                        "--kopilka.services.bank=" + SERVICE.url(),
                        "--kopilka.services.surveys=" + SERVICE.url(),
                        "--spring.mongodb.uri=" + STORE.uri())
                .forEach(setting -> all.put(setting.split("=", 2)[0], setting));
        List.of(settings).forEach(setting -> all.put(setting.split("=", 2)[0], setting));
        return all.values().toArray(String[]::new);
    }

    private static Path dir() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "network");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Path folder(String part) {
        try {
            return Files.createDirectories(DIR.resolve(part).toAbsolutePath());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
