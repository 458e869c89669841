package org.kopilka.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.kopilka.sandbox.PortalSession;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API as somebody uses it who tries again: what cannot be done now is told apart from what is refused. */
record Calls(PortalSession session) {

    static final JsonMapper JSON = JsonMapper.builder().build();

    /** No answer, or one that says the fault is on the other side. */
    static final class NotNow extends RuntimeException {
        NotNow(String what) {
            super(what);
        }
    }

    JsonNode get(String path) {
        return call("GET", path, BodyPublishers.noBody());
    }

    /** @param key the same key is the same request */
    JsonNode post(String path, UUID key, Object body, String... headers) {
        return send("POST", path, body, with(headers, "Idempotency-Key", key.toString()));
    }

    JsonNode put(String path, Object body, String... headers) {
        return send("PUT", path, body, headers);
    }

    void delete(String path, String... headers) {
        call("DELETE", path, BodyPublishers.noBody(), headers);
    }

    JsonNode patch(String path, Object body) {
        return send("PATCH", path, body);
    }

    /** The header that says which version of a thing was seen. */
    static String[] seen(JsonNode thing) {
        return new String[] {"If-Match", "\"" + thing.at("/version").asLong() + "\""};
    }

    private JsonNode send(String method, String path, Object body, String... headers) {
        return call(
                method,
                path,
                BodyPublishers.ofString(JSON.writeValueAsString(body)),
                with(headers, "Content-Type", "application/json"));
    }

    private JsonNode call(String method, String path, BodyPublisher body, String... headers) {
        try {
            var answer = session.call(method, path, body, headers);
            var what = method + " " + path + " was answered by " + answer.statusCode() + " " + answer.body();
            if (answer.statusCode() / 100 == 5) {
                throw new NotNow(what);
            }
            assertThat(answer.statusCode()).as(what).isBetween(200, 299);
            return answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body());
        } catch (UncheckedIOException gone) {
            throw new NotNow(method + " " + path + " has no answer: " + gone.getMessage());
        }
    }

    private static String[] with(String[] headers, String name, String value) {
        var all = new ArrayList<>(List.of(headers));
        all.addAll(List.of(name, value));
        return all.toArray(String[]::new);
    }
}
