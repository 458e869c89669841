package org.kopilka.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A person at the portal: logs in as a browser does, keeps the cookies and calls the API, one call after the other. */
public final class PortalSession {

    private static final Pattern FORM = Pattern.compile("<form[^>]+action=\"([^\"]+)\"");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, Map<String, String>> jars = new HashMap<>();
    private final String portal;

    private PortalSession(String portal) {
        this.portal = portal;
    }

    /** @return nothing where Keycloak refuses the password */
    public static Optional<PortalSession> logIn(String portal, String username, String password) {
        return logIn(portal, username, password, password);
    }

    /** @param chosen what is given when Keycloak asks for a password of one's own, after the first login */
    public static Optional<PortalSession> logIn(String portal, String username, String password, String chosen) {
        var session = new PortalSession(portal);
        return session.walk(username, password, chosen) ? Optional.of(session) : Optional.empty();
    }

    /** Somebody without an account: what the API has under {@code /public/}. */
    public static PortalSession anybody(String portal) {
        var session = new PortalSession(portal);
        session.send(HttpRequest.newBuilder(URI.create(portal + "/api/me"))); // brings the token against forged writes
        return session;
    }

    /** As the header {@code Cookie} wants them. */
    public String cookies() {
        return jar(URI.create(portal));
    }

    /** @param headers names and values by turns */
    public synchronized HttpResponse<String> call(String method, String path, BodyPublisher body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(portal + path)).method(method, body);
        var forged = jars.getOrDefault(URI.create(portal).getAuthority(), Map.of())
                .get(portal.startsWith("https:") ? "__Host-XSRF-TOKEN" : "XSRF-TOKEN");
        if (forged != null) {
            request.header("X-XSRF-TOKEN", forged);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    private boolean walk(String username, String password, String chosen) {
        var page = send(HttpRequest.newBuilder(
                URI.create(location(send(HttpRequest.newBuilder(URI.create(portal + "/login")))))));
        var answer = submit(page, Map.of("username", username, "password", password));
        while (answer.statusCode() == 302 && !location(answer).startsWith(portal)) {
            answer = send(HttpRequest.newBuilder(URI.create(location(answer))));
            if (answer.body().contains("password-new")) {
                answer = submit(answer, Map.of("password-new", chosen, "password-confirm", chosen));
            }
        }
        if (answer.statusCode() != 302) {
            return false;
        }
        send(HttpRequest.newBuilder(URI.create(location(answer))));
        return send(HttpRequest.newBuilder(URI.create(portal + "/api/me"))).statusCode() == 200;
    }

    private HttpResponse<String> submit(HttpResponse<String> page, Map<String, String> fields) {
        var form = FORM.matcher(page.body());
        if (!form.find()) {
            throw new UncheckedIOException(new IOException("No form at " + page.uri()));
        }
        var typed = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(form.group(1).replace("&amp;", "&")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(typed)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        var host = request.build().uri();
        if (!jar(host).isEmpty()) {
            request.header("Cookie", jar(host));
        }
        try {
            var response = http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(cookie -> keep(host, cookie));
            return response;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(hurry));
        }
    }

    private void keep(URI host, String cookie) {
        var pair = cookie.split(";", 2)[0].split("=", 2);
        var jar = jars.computeIfAbsent(host.getAuthority(), _ -> new LinkedHashMap<>());
        if (cookie.contains("Max-Age=0")) {
            jar.remove(pair[0]);
        } else {
            jar.put(pair[0], pair[1]);
        }
    }

    private String jar(URI host) {
        return jars.getOrDefault(host.getAuthority(), Map.of()).entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private static String location(HttpResponse<String> redirect) {
        return redirect.headers()
                .firstValue("Location")
                .orElseThrow(() -> new UncheckedIOException(
                        new IOException("No redirect from " + redirect.uri() + ": " + redirect.statusCode())));
    }
}
