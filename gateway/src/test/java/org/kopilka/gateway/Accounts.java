package org.kopilka.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Keycloak's side of the tests: its administrator, and its token endpoint. */
final class Accounts {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String keycloak;
    private final String adminPassword;

    Accounts(String keycloak, String adminPassword) {
        this.keycloak = keycloak;
        this.adminPassword = adminPassword;
    }

    /** Settings of the realm, merged into what it has. */
    void change(Map<String, Object> settings) {
        admin("PUT", "", settings);
    }

    /** An account with {@link Network#PASSWORD}; gives its id. */
    String create(String username, Map<String, List<String>> attributes) {
        var created = admin(
                "POST",
                "/users",
                Map.of(
                        "username",
                        username,
                        "enabled",
                        true,
                        "firstName",
                        "Мария Ивановна",
                        "lastName",
                        "Петрова",
                        "attributes",
                        attributes,
                        "credentials",
                        List.of(Map.of("type", "password", "value", Network.PASSWORD))));
        var address = created.headers().firstValue("Location").orElseThrow();
        return address.substring(address.lastIndexOf('/') + 1);
    }

    void update(String account, Map<String, Object> settings) {
        admin("PUT", "/users/" + account, settings);
    }

    void logOut(String account) {
        admin("POST", "/users/" + account + "/logout", Map.of());
    }

    HttpResponse<String> setPassword(String account, String password) {
        return ask("PUT", "/users/" + account + "/reset-password", Map.of("type", "password", "value", password));
    }

    /** All of the realm, Keycloak's own too. */
    List<JsonNode> clients() {
        return JSON.readTree(send(HttpRequest.newBuilder(URI.create(keycloak + "/admin/realms/kopilka/clients"))
                                .header("Authorization", "Bearer " + adminToken()))
                        .body())
                .valueStream()
                .toList();
    }

    String scriptToken() {
        return scriptToken("scripts");
    }

    String scriptToken(String client) {
        return token(Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", Network.PASSWORD))
                .path("access_token")
                .asString();
    }

    JsonNode token(Map<String, String> form) {
        return JSON.readTree(post(keycloak + "/realms/kopilka/protocol/openid-connect/token", form)
                .body());
    }

    private HttpResponse<String> admin(String method, String path, Object body) {
        var answer = ask(method, path, body);
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(path + " " + answer.statusCode() + " " + answer.body());
        }
        return answer;
    }

    private HttpResponse<String> ask(String method, String path, Object body) {
        return send(HttpRequest.newBuilder(URI.create(keycloak + "/admin/realms/kopilka" + path))
                .header("Authorization", "Bearer " + adminToken())
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    private String adminToken() {
        var answer = post(
                keycloak + "/realms/master/protocol/openid-connect/token",
                Map.of(
                        "grant_type", "password",
                        "client_id", "admin-cli",
                        "username", "admin",
                        "password", adminPassword));
        return JSON.readTree(answer.body()).path("access_token").asString();
    }

    private HttpResponse<String> post(String address, Map<String, String> form) {
        return send(HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.entrySet().stream()
                        .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                        .collect(Collectors.joining("&")))));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(hurry);
        }
    }
}
