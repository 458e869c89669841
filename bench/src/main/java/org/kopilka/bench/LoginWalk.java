package org.kopilka.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Logs in as a browser does and gives the cookies of the session. */
final class LoginWalk {

    private static final Pattern FORM = Pattern.compile("<form[^>]+action=\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Map<String, String>> jars = new HashMap<>();
    private final String portal;

    LoginWalk(String portal) {
        this.portal = portal;
    }

    /** As the header {@code Cookie} wants them. */
    String cookies(String username, String password) throws IOException, InterruptedException {
        var toKeycloak = location(get(portal + "/login"));
        var form = FORM.matcher(get(toKeycloak).body());
        if (!form.find()) {
            throw new IOException("No login form at " + toKeycloak);
        }
        var typed = send(HttpRequest.newBuilder(URI.create(form.group(1).replace("&amp;", "&")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("username=" + URLEncoder.encode(username, UTF_8) + "&password="
                        + URLEncoder.encode(password, UTF_8))));
        get(location(typed));
        if (get(portal + "/api/me").statusCode() != 200) {
            throw new IOException("The login did not succeed");
        }
        return jar(URI.create(portal));
    }

    private HttpResponse<String> get(String address) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(address)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var host = request.build().uri();
        if (!jar(host).isEmpty()) {
            request.header("Cookie", jar(host));
        }
        var response = http.send(request.build(), BodyHandlers.ofString());
        for (var cookie : response.headers().allValues("Set-Cookie")) {
            var pair = cookie.split(";", 2)[0].split("=", 2);
            var jar = jars.computeIfAbsent(host.getAuthority(), _ -> new LinkedHashMap<>());
            if (cookie.contains("Max-Age=0")) {
                jar.remove(pair[0]);
            } else {
                jar.put(pair[0], pair[1]);
            }
        }
        return response;
    }

    private String jar(URI host) {
        return jars.getOrDefault(host.getAuthority(), Map.of()).entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private static String location(HttpResponse<String> redirect) throws IOException {
        return redirect.headers()
                .firstValue("Location")
                .orElseThrow(() -> new IOException("No redirect: " + redirect.statusCode()));
    }
}
