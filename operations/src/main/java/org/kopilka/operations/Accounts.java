package org.kopilka.operations;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.bson.Document;

/** The realm {@code kopilka} with everybody in it, as Keycloak's operator reads and writes it. */
final class Accounts implements AutoCloseable {

    private static final String REALMS = "/admin/realms";

    private final String keycloak;
    private final String operator;
    private final String password;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    Accounts(Settings settings) {
        keycloak = settings.keycloak();
        operator = settings.operator();
        password = settings.operatorsPassword();
    }

    /** @throws Trouble if Keycloak does not let us in */
    void require() {
        token();
    }

    /** The whole realm in JSON: clients, roles, people and what their passwords are checked by. */
    InputStream read() throws IOException {
        var answer = send(request(REALMS + "/kopilka/accounts").GET().build(), BodyHandlers.ofInputStream());
        return require(answer, "read the accounts").body();
    }

    /** Puts a realm in the place of the one that is there. */
    void write(InputStream json) throws IOException {
        var gone = send(request(REALMS + "/kopilka").DELETE().build(), BodyHandlers.ofInputStream());
        if (gone.statusCode() != 404) {
            require(gone, "take the old accounts away");
        }
        var made = request(REALMS)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> json))
                .build();
        require(send(made, BodyHandlers.ofInputStream()), "write the accounts");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(keycloak + path)).header("Authorization", "Bearer " + token());
    }

    /** A new one for every request: they are short-lived, and a request may be long. */
    private String token() {
        var form = "grant_type=password&client_id=admin-cli&username=%s&password=%s"
                .formatted(encoded(operator), encoded(password));
        var asked = HttpRequest.newBuilder(URI.create(keycloak + "/realms/master/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .timeout(Duration.ofSeconds(30))
                .POST(BodyPublishers.ofString(form))
                .build();
        try {
            var answer = send(asked, BodyHandlers.ofString());
            if (answer.statusCode() == 401 || answer.statusCode() == 400) {
                throw new Trouble(
                        "Keycloak at %s does not know its operator %s by this password; see KC_BOOTSTRAP_ADMIN_USERNAME and KC_BOOTSTRAP_ADMIN_PASSWORD."
                                .formatted(keycloak, operator));
            }
            if (answer.statusCode() != 200) {
                throw new Trouble("Keycloak at %s answers %d; try again when it is ready."
                        .formatted(keycloak, answer.statusCode()));
            }
            return Document.parse(answer.body()).getString("access_token");
        } catch (IOException away) {
            throw new Trouble(
                    "Keycloak does not answer at %s; see that it runs, and what KOPILKA_KEYCLOAK says."
                            .formatted(keycloak),
                    away);
        }
    }

    private HttpResponse<InputStream> require(HttpResponse<InputStream> answer, String what) throws IOException {
        if (answer.statusCode() >= 300) {
            try (var body = answer.body()) {
                throw new Trouble("Keycloak at %s answers %d when asked to %s: %s"
                        .formatted(
                                keycloak,
                                answer.statusCode(),
                                what,
                                new String(body.readNBytes(300), StandardCharsets.UTF_8).strip()));
            }
        }
        return answer;
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) throws IOException {
        try {
            return http.send(request, handler);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            throw new Trouble("Interrupted while Keycloak was asked.", hurry);
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.close();
    }
}
