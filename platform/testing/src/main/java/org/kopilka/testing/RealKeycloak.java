package org.kopilka.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.kopilka.sandbox.Keycloak;
import org.kopilka.sandbox.Parts;
import org.kopilka.sandbox.Ports;
import org.kopilka.sandbox.Probe;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.MountableFile;

/**
 * Keycloak with the realm of this repository and data of its own: in a container where a Docker engine answers, else
 * the sandbox's, as a process that ends with this JVM.
 */
public abstract class RealKeycloak implements AutoCloseable {

    private static final String IMAGE = "quay.io/keycloak/keycloak:" + System.getProperty("version.keycloak");
    private static final Path REALM =
            Path.of(System.getProperty("kopilka.root", ".."), "k8s/base/keycloak/kopilka-realm.json");

    private RealKeycloak() {}

    /**
     * @param portal to which a login leads back
     * @param secret of every client, and the password of {@code administrator}
     */
    public static RealKeycloak start(String portal, String secret) {
        var told = Map.of(
                "KOPILKA_PORTAL", portal,
                "KOPILKA_PORTAL_SECRET", secret,
                "KOPILKA_STAFF_SECRET", secret,
                "KOPILKA_SCRIPTS_SECRET", secret,
                "KOPILKA_SCRIPTS_METHODIST_SECRET", secret,
                "KOPILKA_ADMIN_PASSWORD", secret);
        return Backing.dockerAnswers() ? new Contained(told) : new Process(told);
    }

    /** The base URL, which is also how the issuer of every token begins. */
    public abstract String url();

    /** Of {@code admin} in the realm {@code master}. */
    public abstract String adminPassword();

    /** Ends it as a power cut would. */
    public abstract void kill();

    /** Starts it again at the same address with the same data. */
    public abstract void restart();

    @Override
    public abstract void close();

    /** One of the sandbox. */
    private static final class Process extends RealKeycloak {

        private final Path folder = Backing.folder("keycloak");
        private final Keycloak keycloak;

        Process(Map<String, String> told) {
            keycloak = Keycloak.start(Parts.here(), folder, 0, REALM, told);
        }

        @Override
        public String url() {
            return keycloak.url();
        }

        @Override
        public String adminPassword() {
            try {
                return Files.readString(folder.resolve("admin-password"));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }

        @Override
        public void kill() {
            keycloak.kill();
        }

        @Override
        public void restart() {
            keycloak.restart();
        }

        @Override
        public void close() {
            keycloak.close();
        }
    }

    /** At a port that stays the same, since it is part of every token. */
    private static final class Contained extends RealKeycloak {

        private static final int INSIDE = 8080;
        private static final Duration PATIENCE = Duration.ofMinutes(3);

        private final String password = UUID.randomUUID().toString();
        private final int port = Ports.free();
        private final GenericContainer<?> container;

        @SuppressWarnings("resource") // closed with this
        Contained(Map<String, String> told) {
            var variables = new HashMap<>(told);
            variables.put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
            variables.put("KC_BOOTSTRAP_ADMIN_PASSWORD", password);
            variables.put("KC_DB_URL_PROPERTIES", ";WRITE_DELAY=0"); // what is acknowledged outlives a kill
            container = new GenericContainer<>(IMAGE)
                    .withExposedPorts(INSIDE)
                    .withEnv(variables)
                    .withCopyFileToContainer(
                            MountableFile.forHostPath(REALM.toAbsolutePath()),
                            "/opt/keycloak/data/import/kopilka-realm.json")
                    .withCopyFileToContainer(
                            MountableFile.forHostPath(Parts.here().accounts().toAbsolutePath()),
                            "/opt/keycloak/providers/accounts.jar")
                    .withCommand(
                            "start-dev",
                            "--import-realm",
                            Keycloak.FEATURES,
                            "--hostname=" + url(),
                            // Of its own accord it listens to others only where the image tells it that it is one.
                            "--http-host=0.0.0.0",
                            "--log-level=WARN,org.kopilka:INFO")
                    .waitingFor(Wait.forHttp("/realms/kopilka").forPort(INSIDE).withStartupTimeout(PATIENCE));
            container.setPortBindings(List.of(port + ":" + INSIDE));
            container.start();
        }

        @Override
        public String url() {
            return "http://%s:%d".formatted(DockerClientFactory.instance().dockerHostIpAddress(), port);
        }

        @Override
        public String adminPassword() {
            return password;
        }

        @Override
        public void kill() {
            container
                    .getDockerClient()
                    .killContainerCmd(container.getContainerId())
                    .exec();
        }

        @Override
        public void restart() {
            container
                    .getDockerClient()
                    .startContainerCmd(container.getContainerId())
                    .exec();
            var isUp = Probe.http(URI.create(url() + "/realms/kopilka"));
            await().atMost(PATIENCE).until(isUp::answers);
        }

        @Override
        public void close() {
            container.close();
        }
    }
}
