package org.kopilka.sandbox;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Keycloak with its data in a folder of its own, and a realm imported when it first starts there. */
public final class Keycloak extends Part {

    /** What it is built with, as the image is: without it no client's former secret is taken. */
    public static final String FEATURES = "--features=client-secret-rotation";

    private static final String MAIN = "org.keycloak.quarkus.runtime.KeycloakMain";

    private final int port;

    /**
     * @param port 0 for any free one
     * @param realm a realm's export; {@code ${NAME}} in it stands for a variable of the environment
     */
    public static Keycloak start(Parts parts, Path dir, int port, Path realm, Map<String, String> environment) {
        return new Keycloak(parts, dir, Ports.orFree(port), realm, environment);
    }

    private Keycloak(Parts parts, Path dir, int port, Path realm, Map<String, String> environment) {
        super(
                "keycloak",
                command(parts, dir, port, realm).withVariables(environment).tethered(),
                probe(port, "master"));
        this.port = port;
    }

    /** The base URL, which is also how the issuer of every token begins. */
    public String url() {
        return url(port);
    }

    public static String url(int port) {
        return "http://localhost:" + port;
    }

    /** Prepares the distribution if this is the first use of it, and the folder if it is new. */
    public static Command command(Parts parts, Path dir, int port, Path realm) {
        var prepared = PreparedKeycloak.in(parts);
        prepared.layOut(dir, realm);
        return server(dir, port)
                .withOptions("-XX:AOTCache=" + prepared.aotCache())
                .withVariable("CLASSPATH", prepared.classPath())
                // Else what Keycloak acknowledged in the last second before a kill is lost: a password just chosen.
                .withVariable("KC_DB_URL_PROPERTIES", ";WRITE_DELAY=0");
    }

    /** Whether the first use of the distribution, which takes a minute or two, is behind us. */
    public static boolean isPrepared(Parts parts) {
        return PreparedKeycloak.of(parts).isDone();
    }

    /** Of {@code admin} in the realm {@code master}, once a Keycloak was started in the folder. */
    public static Optional<String> operatorsPassword(Path dir) throws IOException {
        var file = dir.resolve(PreparedKeycloak.ADMIN_PASSWORD);
        return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
    }

    public static Probe probe(int port, String realm) {
        return Probe.http(URI.create("http://127.0.0.1:" + port + "/realms/" + realm));
    }

    /** Started on its class path, not through Quarkus' own class loader, so that the JDK's AOT cache holds all of it. */
    static Command server(Path home, int port) {
        return Command.java(
                        home,
                        MAIN,
                        "start",
                        "--optimized",
                        "--cache=local",
                        "--http-enabled=true",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port,
                        "--hostname=" + url(port),
                        "--log-level=WARN,org.kopilka:INFO",
                        "--import-realm")
                .withOptions("-Xms64m", "-Xmx320m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError")
                .withLateSecondCompiler()
                .withOptions("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow")
                .withOptions(
                        "--add-opens=java.base/java.lang=ALL-UNNAMED", "--add-opens=java.base/java.util=ALL-UNNAMED")
                .withOptions(
                        "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                        "--add-opens=java.base/java.security=ALL-UNNAMED")
                .withOptions(
                        "-Dkc.home.dir=" + home.toAbsolutePath(),
                        "-Djboss.server.config.dir=" + home.toAbsolutePath().resolve("conf"),
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                                + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                        "-Dpicocli.disable.closures=true",
                        "-Duser.language=en");
    }
}
