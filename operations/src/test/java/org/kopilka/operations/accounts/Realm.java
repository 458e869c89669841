package org.kopilka.operations.accounts;

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
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Our realm as it is met from outside: by a browser, by programs with a secret, by administrators. */
final class Realm {

    static final Path FILE = Path.of(System.getProperty("kopilka.root", ".."), "k8s/base/keycloak/kopilka-realm.json");

    private static final Pattern FORM = Pattern.compile("<form[^>]+action=\"([^\"]+)\"");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String keycloak;

    Realm(String keycloak) {
        this.keycloak = keycloak;
    }

    /** Where a login leads that begins at this portal; nothing where the realm knows no such portal or password. */
    Optional<URI> logIn(String portal, String username, String password) {
        var page = send(HttpRequest.newBuilder(URI.create(keycloak + "/realms/kopilka/protocol/openid-connect/auth?"
                + form(Map.of(
                        "client_id", "portal",
                        "response_type", "code",
                        "scope", "openid",
                        "redirect_uri", portal + "/login/oauth2/code/portal",
                        "code_challenge_method", "S256",
                        "code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")))));
        var action = FORM.matcher(page.body());
        if (page.statusCode() != 200 || !action.find()) {
            return Optional.empty();
        }
        var cookies = page.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.split(";", 2)[0])
                .collect(Collectors.joining("; "));
        return send(HttpRequest.newBuilder(URI.create(action.group(1).replace("&amp;", "&")))
                        .header("Cookie", cookies)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form(Map.of("username", username, "password", password)))))
                .headers()
                .firstValue("Location")
                .map(URI::create);
    }

    /** Whether it is taken for the client's secret. */
    boolean knows(String client, String secret) {
        var asking = post(
                "/realms/kopilka/protocol/openid-connect/token/introspect",
                Map.of("client_id", client, "client_secret", secret, "token", "none"));
        return asking.statusCode() == 200;
    }

    /** What somebody may do who administers from the command line. */
    Optional<Administrator> administrator(String realm, String username, String password) {
        return token(
                        realm,
                        Map.of(
                                "grant_type",
                                "password",
                                "client_id",
                                "admin-cli",
                                "username",
                                username,
                                "password",
                                password))
                .map(Administrator::new);
    }

    final class Administrator {
        private final String token;

        private Administrator(String token) {
            this.token = token;
        }

        /** A call of {@code /admin/realms} that has to go well. */
        JsonNode call(String method, String path, Object body) {
            var answer = ask(method, path, body);
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(path + " " + answer.statusCode() + " " + answer.body());
            }
            return answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body());
        }

        JsonNode get(String path) {
            return call("GET", path, Map.of());
        }

        /** @param body JSON as text, or anything that can be made JSON */
        HttpResponse<String> ask(String method, String path, Object body) {
            var text = body instanceof String json ? json : JSON.writeValueAsString(body);
            return send(HttpRequest.newBuilder(URI.create(keycloak + "/admin/realms" + path))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString(text)));
        }
    }

    private Optional<String> token(String realm, Map<String, String> fields) {
        return Optional.of(post("/realms/" + realm + "/protocol/openid-connect/token", fields))
                .filter(given -> given.statusCode() == 200)
                .map(given -> JSON.readTree(given.body()).path("access_token").asString());
    }

    private HttpResponse<String> post(String path, Map<String, String> fields) {
        return send(HttpRequest.newBuilder(URI.create(keycloak + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(fields))));
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

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }
}
