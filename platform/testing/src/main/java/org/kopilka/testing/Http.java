package org.kopilka.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** A service's public door as tests use it: JSON in, JSON out, as somebody. */
public final class Http {

    static final String OPERATOR = "of-the-operator-in-tests";

    private static final String BOUNDARY = "kopilka-test-boundary";

    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;
    private final JsonMapper json;
    private final Map<String, String> headers;

    public Http(String base, JsonMapper json) {
        this(base, json, Map.of());
    }

    private Http(String base, JsonMapper json, Map<String, String> headers) {
        this.base = base;
        this.json = json;
        this.headers = headers;
    }

    /** @param etag with its quotes; null without one */
    public record Answer(
            int status,
            JsonNode body,
            byte[] bytes,
            @Nullable String etag,
            java.net.http.HttpHeaders headers) {

        public String text(String pointer) {
            return body.at(pointer).asString();
        }

        /** What comes after {@code urn:kopilka:problem:}. */
        public String problem() {
            return text("/type").replace("urn:kopilka:problem:", "");
        }
    }

    /** The same door as bytes. */
    public Wire wire() {
        var address = URI.create(base);
        return new Wire(address.getHost(), address.getPort());
    }

    public Http as(String token) {
        return with("Authorization", "Bearer " + token);
    }

    /** Whoever runs the service, at {@code /actuator}. */
    public Http asOperator() {
        return as(OPERATOR);
    }

    public Http in(String language) {
        return with("Accept-Language", language);
    }

    public Http ifMatch(long version) {
        return with("If-Match", "\"" + version + "\"");
    }

    public Http with(String header, String value) {
        var more = new TreeMap<>(headers);
        more.put(header, value);
        return new Http(base, json, more);
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer post(String path, @Nullable Object body) {
        return send("POST", path, body);
    }

    public Answer put(String path, @Nullable Object body) {
        return send("PUT", path, body);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null);
    }

    /** Any method with a JSON body, or none. */
    public Answer send(String method, String path, @Nullable Object body) {
        var publisher = body == null
                ? BodyPublishers.noBody()
                : BodyPublishers.ofString(body instanceof String text ? text : json.writeValueAsString(body));
        return exchange(request(path).header("Content-Type", "application/json").method(method, publisher));
    }

    /** One file as {@code multipart/form-data} under the name {@code file}. */
    public Answer upload(String path, String fileName, byte[] content) {
        return upload(path, fileName, content, Map.of());
    }

    /** A file under the name {@code file}, with more parts beside it: bytes as files, anything else as JSON. */
    public Answer upload(String path, String fileName, byte[] content, Map<String, Object> more) {
        var body = new ByteArrayOutputStream();
        part(body, "file", fileName, "application/octet-stream", content);
        more.forEach((name, value) -> {
            if (value instanceof byte[] bytes) {
                part(body, name, name, "application/octet-stream", bytes);
            } else {
                part(body, name, name + ".json", "application/json", json.writeValueAsBytes(value));
            }
        });
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return exchange(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private static void part(ByteArrayOutputStream body, String name, String fileName, String type, byte[] content) {
        var head = "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n";
        body.writeBytes(head.formatted(BOUNDARY, name, fileName, type).getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(base + path));
        headers.forEach(request::header);
        return request;
    }

    private Answer exchange(HttpRequest.Builder request) {
        try {
            var asked = request.build();
            var response = client.send(asked, HttpResponse.BodyHandlers.ofByteArray());
            PromisedAnswers.hold(
                    asked.method(),
                    asked.uri().getRawPath(),
                    response.statusCode(),
                    response.headers(),
                    response.body());
            var type = response.headers().firstValue("Content-Type").orElse("");
            return new Answer(
                    response.statusCode(),
                    type.contains("json") && response.body().length > 0
                            ? json.readTree(response.body())
                            : MissingNode.getInstance(),
                    response.body(),
                    response.headers().firstValue("ETag").orElse(null),
                    response.headers());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
