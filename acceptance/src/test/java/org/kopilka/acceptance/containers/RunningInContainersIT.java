package org.kopilka.acceptance.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.CookieManager;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds the images and brings the network up; needs a Docker engine, and half an hour where nothing is cached. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RunningInContainersIT {

    private static final int MINUTE = 60;
    private static final String PROJECT = "kopilka-acceptance";

    @TempDir
    static Path folder;

    private static int port;
    private static boolean started;

    @BeforeAll
    static void up() throws IOException {
        assumeTrue(
                Shell.run("docker", "info").succeeded()
                        && Shell.run("docker", "compose", "version").succeeded(),
                "No Docker engine answers: the network is not run in containers here");
        started = true;
        port = freePort();
        var secrets = folder.resolve("secrets.env");
        assertThat(Shell.run("sh", "k8s/secrets.sh", secrets.toString()).exit()).isZero();
        Files.writeString(
                secrets,
                Files.readString(secrets) + "KOPILKA_PORT=" + port + "\nKOPILKA_KEYCLOAK_PORT=" + freePort() + "\n");
        var up = compose(40 * MINUTE, "up", "--build", "--detach", "--wait", "--wait-timeout", "600");
        assertThat(up.exit())
                .as(() -> up.err() + compose(MINUTE, "logs", "--tail", "30").out())
                .isZero();
    }

    @AfterAll
    static void down() {
        if (started) {
            compose(3 * MINUTE, "down", "--volumes", "--timeout", "5");
        }
    }

    @Test
    void leads_a_person_to_the_page_where_they_log_in() throws Exception {
        var page = get("/login");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("kc-form-login").contains("Копилка");
    }

    @Test
    void serves_the_portal_and_refuses_strangers_its_data() throws Exception {
        assertThat(get("/").body()).contains("<div id=\"root\"");
        assertThat(get("/api/me").statusCode()).isEqualTo(401);
        assertThat(get("/api/staff/institutions").statusCode()).isEqualTo(401);
    }

    private static HttpResponse<String> get(String path) throws Exception {
        try (var browser = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .cookieHandler(new CookieManager())
                .build()) {
            return browser.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    private static Shell compose(int seconds, String... words) {
        var command = new ArrayList<>(List.of(
                "docker", "compose", "--project-name", PROJECT, "--env-file", "" + folder.resolve("secrets.env")));
        command.addAll(List.of(words));
        return Shell.run(seconds, command);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
