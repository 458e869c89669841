package org.kopilka.gateway;

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
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** Keeps cookies of each host, the secure ones of localhost too, and follows nothing by itself. */
final class Browser {

    private static final Pattern FORM = Pattern.compile("<form[^>]+action=\"([^\"]+)\"");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, Map<String, String>> jars = new ConcurrentHashMap<>();
    private final String portal;

    Browser() {
        this(Network.PORTAL);
    }

    Browser(String portal) {
        this.portal = portal;
    }

    /** Somebody with the same cookies, as a copy of them would be. */
    Browser copyAt(String otherPortal) {
        var copy = new Browser(otherPortal);
        copy.jars.put(host(otherPortal), new LinkedHashMap<>(cookies()));
        return copy;
    }

    Map<String, String> cookies() {
        return jars.getOrDefault(host(portal), Map.of());
    }

    HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    /** As a page's script does it: with the token from the cookie. */
    HttpResponse<String> post(String path, BodyPublisher body, String... headers) {
        var all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "X-XSRF-TOKEN";
        all[1] = cookies().getOrDefault("XSRF-TOKEN", cookies().getOrDefault("__Host-XSRF-TOKEN", "none"));
        return send("POST", path, body, all);
    }

    HttpResponse<String> send(String method, String address, BodyPublisher body, String... headers) {
        var uri = URI.create(address.startsWith("/") ? portal + address : address);
        var jar = jars.computeIfAbsent(uri.getAuthority(), _ -> new ConcurrentHashMap<>());
        var request = HttpRequest.newBuilder(uri).method(method, body);
        if (!jar.isEmpty()) {
            request.header(
                    "Cookie",
                    jar.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(cookie -> keep(jar, cookie));
            if (host(portal).equals(uri.getAuthority())) {
                Promise.holds(method, response);
            }
            return response;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(hurry);
        }
    }

    /** From the portal to Keycloak and back; gives the portal's last answer. */
    HttpResponse<String> logIn(String path, String username, String password) {
        var atKeycloak = location(get(path));
        var back = location(typePassword(get(atKeycloak), username, password));
        var answer = get(back);
        get("/api/me");
        return answer;
    }

    Browser loggedInAs(String username) {
        var answer = logIn("/login", username, Network.PASSWORD);
        if (answer.statusCode() != 302) {
            throw new IllegalStateException("No login: " + answer.statusCode() + " " + answer.body());
        }
        return this;
    }

    HttpResponse<String> typePassword(HttpResponse<String> loginPage, String username, String password) {
        var form = FORM.matcher(loginPage.body());
        if (!form.find()) {
            throw new IllegalStateException("No form in " + loginPage.statusCode() + " " + loginPage.body());
        }
        return send(
                "POST",
                HtmlUtils.htmlUnescape(form.group(1)),
                BodyPublishers.ofString("username=" + URLEncoder.encode(username, UTF_8) + "&password="
                        + URLEncoder.encode(password, UTF_8)),
                "Content-Type",
                "application/x-www-form-urlencoded");
    }

    static String location(HttpResponse<String> redirect) {
        return redirect.headers()
                .firstValue("Location")
                .orElseThrow(() -> new IllegalStateException("No Location in " + redirect.statusCode() + " "
                        + redirect.headers().map() + redirect.body()));
    }

    private static String host(String url) {
        return URI.create(url).getAuthority();
    }

    private static void keep(Map<String, String> jar, String cookie) {
        var pair = cookie.split(";", 2)[0].split("=", 2);
        if (cookie.toLowerCase(Locale.ROOT).contains("max-age=0")) {
            jar.remove(pair[0]);
        } else {
            jar.put(pair[0], pair[1]);
        }
    }
}
