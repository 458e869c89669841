package org.kopilka.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.kopilka.sandbox.Keycloak;
import org.kopilka.sandbox.Parts;
import org.kopilka.sandbox.PortalSession;
import org.kopilka.sandbox.Ports;
import org.kopilka.sandbox.Store;

/**
 * What a request through the gateway costs: session, token relay, limits and headers, with real Keycloak and a real
 * store, before a service that answers at once. CPU is the gateway process's own; {@code gateway} must be packaged.
 * Properties: {@code options} of its JVM, {@code connections} (32,256,1000), {@code cost.only}.
 */
final class GatewayCost {

    private static final String PASSWORD = "only-for-this-measurement";
    /** Counted in requests: on a busy machine the compiler gets to its work late. */
    private static final int WARM_UP = 120_000;

    private static final Duration WARM_UP_AT_MOST = Duration.ofMinutes(3);
    private static final Duration MEASURED = Duration.ofSeconds(20);
    private static final String OPTIONS =
            "-Xmx112m -Xss512k -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -XX:TrimNativeHeapInterval=10000 --enable-native-access=ALL-UNNAMED";
    private static final Path REALM = Path.of("k8s/base/keycloak/kopilka-realm.json");

    private GatewayCost() {}

    public static void main(String[] args) throws Exception {
        System.out.println("Load of the machine before: " + Machine.load());
        var dir = Files.createTempDirectory("gateway-cost");
        var port = Ports.free();
        var portal = "http://localhost:" + port;
        try (var store = Store.start(Parts.here(), Files.createDirectory(dir.resolve("store")), 0);
                var keycloak = Keycloak.start(
                        Parts.here(),
                        Files.createDirectory(dir.resolve("keycloak")),
                        0,
                        REALM.toAbsolutePath(),
                        Map.of(
                                "KOPILKA_PORTAL", portal,
                                "KOPILKA_PORTAL_SECRET", PASSWORD,
                                "KOPILKA_STAFF_SECRET", PASSWORD,
                                "KOPILKA_SCRIPTS_SECRET", PASSWORD,
                                "KOPILKA_SCRIPTS_METHODIST_SECRET", PASSWORD,
                                "KOPILKA_ADMIN_PASSWORD", PASSWORD));
                var service = new SmallService()) {
            var environment = Map.of(
                    "KOPILKA_PORT", String.valueOf(port),
                    "KOPILKA_PORTAL", portal,
                    "KOPILKA_KEYCLOAK", keycloak.url(),
                    "KOPILKA_PORTAL_SECRET", PASSWORD,
                    "KOPILKA_LOGIN_KEY", PASSWORD,
                    "KOPILKA_MONGO_URI", store.uri(),
                    "KOPILKA_STAFF_URL", service.url());
            System.out.println("Without limits, what it costs:");
            measure(
                    dir,
                    port,
                    environment,
                    Map.of(
                            "KOPILKA_LIMIT_PERSON",
                            "1000000",
                            "KOPILKA_LIMIT_PERSON_BURST",
                            "1000000",
                            "KOPILKA_LIMIT_ADDRESS",
                            "1000000",
                            "KOPILKA_LIMIT_ADDRESS_BURST",
                            "1000000"));
            if (!Boolean.getBoolean("cost.only")) {
                System.out.println("One person with the limits as they come, only 200 and 429 may be seen:");
                measure(dir, port, environment, Map.of());
            }
        }
    }

    private static void measure(Path dir, int port, Map<String, String> environment, Map<String, String> limits)
            throws IOException, InterruptedException {
        var told = new HashMap<>(environment);
        told.putAll(limits);
        try (var gateway = Program.start(dir, "gateway", System.getProperty("options", OPTIONS), told)) {
            var portal = "http://localhost:" + port;
            gateway.await(portal + "/readyz");
            var cookies = PortalSession.logIn(portal, "administrator", PASSWORD)
                    .orElseThrow()
                    .cookies();
            var load = new ClosedLoad(
                    new InetSocketAddress("localhost", port),
                    "GET /api/staff/educators?limit=50 HTTP/1.1\r\nHost: localhost:" + port + "\r\nCookie: " + cookies
                            + "\r\nAccept: application/json\r\nAccept-Language: ru\r\nUser-Agent: bench\r\n\r\n");
            load.run(32, WARM_UP_AT_MOST, WARM_UP);
            for (var number : System.getProperty("connections", "32,256,1000").split(",")) {
                int connections = Integer.parseInt(number);
                var before = gateway.cpu();
                var result = load.run(connections, MEASURED, Integer.MAX_VALUE);
                var spent = gateway.cpu().minus(before);
                System.out.printf(
                        "%5d connections: %7d answers %s, %6.0f/s, p50 %.1f ms, p99 %.1f ms,"
                                + " %.3f ms of CPU each, %d MB resident%n",
                        connections,
                        result.count(),
                        result.answers(),
                        result.perSecond(),
                        result.millisAt(0.5),
                        result.millisAt(0.99),
                        spent.toNanos() / 1e6 / Math.max(1, result.count()),
                        gateway.residentMegabytes());
            }
        }
    }
}
