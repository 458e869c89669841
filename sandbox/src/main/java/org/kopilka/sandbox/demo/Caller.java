package org.kopilka.sandbox.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.kopilka.sandbox.PortalSession;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The API in the words of the demo: JSON in and out, and a refusal ends the run with what was asked and answered. */
final class Caller {

    /** The API says no. */
    static final class Refused extends IllegalStateException {

        private final int status;

        Refused(String what, int status) {
            super(what);
            this.status = status;
        }

        boolean isConflict() {
            return status == 409;
        }
    }

    /** Ordered, since the same step has to be the same request. */
    static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private static final String BOUNDARY = "kopilka-demo-file";

    private final PortalSession session;

    Caller(PortalSession session) {
        this.session = session;
    }

    JsonNode get(String path) {
        return read("GET", path, session.call("GET", path, BodyPublishers.noBody()));
    }

    /** @param step its name; the same step again makes nothing new */
    JsonNode post(String step, String path, Object body) {
        return send("POST", path, body, "Idempotency-Key", key(step));
    }

    JsonNode post(String step, String path, long seen, Object body) {
        return send("POST", path, body, "Idempotency-Key", key(step), "If-Match", quoted(seen));
    }

    JsonNode put(String path, Object body) {
        return send("PUT", path, body);
    }

    JsonNode put(String path, long seen, Object body) {
        return send("PUT", path, body, "If-Match", quoted(seen));
    }

    JsonNode patch(String path, Object body) {
        return send("PATCH", path, body);
    }

    JsonNode upload(String step, String path, String name, byte[] file) {
        return upload(step, path, name, file, Map.of());
    }

    /** @param parts those that stand beside the file, as JSON */
    JsonNode upload(String step, String path, String name, byte[] file, Map<String, ?> parts) {
        var body = new StringBuilder();
        parts.forEach((part, value) -> body.append("""
                --%s\r
                Content-Disposition: form-data; name="%s"\r
                Content-Type: application/json\r
                \r
                %s\r
                """.formatted(BOUNDARY, part, JSON.writeValueAsString(value))));
        body.append("""
                --%s\r
                Content-Disposition: form-data; name="file"; filename="%s"\r
                Content-Type: application/octet-stream\r
                \r
                """.formatted(BOUNDARY, name));
        var whole = BodyPublishers.concat(
                BodyPublishers.ofString(body.toString()),
                BodyPublishers.ofByteArray(file),
                BodyPublishers.ofString("\r\n--%s--\r\n".formatted(BOUNDARY)));
        var type = "multipart/form-data; boundary=" + BOUNDARY;
        return read(
                "POST", path, session.call("POST", path, whole, "Content-Type", type, "Idempotency-Key", key(step)));
    }

    private JsonNode send(String method, String path, Object body, String... headers) {
        var all = java.util.Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = "application/json";
        return read(
                method, path, session.call(method, path, BodyPublishers.ofString(JSON.writeValueAsString(body)), all));
    }

    private static JsonNode read(String method, String path, HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new Refused(
                    "%s %s was answered by %d %s".formatted(method, path, answer.statusCode(), answer.body()),
                    answer.statusCode());
        }
        return answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body());
    }

    private static String key(String step) {
        return UUID.nameUUIDFromBytes(("demo network|" + step).getBytes(UTF_8)).toString();
    }

    private static String quoted(long version) {
        return "\"" + version + "\"";
    }
}
