package org.kopilka.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.kopilka.sandbox.PortalSession;

/** A file sent as a form sends it, with what stands beside it. */
final class Upload {

    private static final String BOUNDARY = "acceptance-file";

    private Upload() {}

    /** @param header its disposition and type */
    record Part(String header, byte[] content) {

        private Stream<BodyPublisher> published() {
            return Stream.of(
                    BodyPublishers.ofString("--" + BOUNDARY + "\r\n" + header + "\r\n\r\n"),
                    BodyPublishers.ofByteArray(content),
                    BodyPublishers.ofString("\r\n"));
        }
    }

    static Part file(String text) {
        return file(text.getBytes(UTF_8));
    }

    static Part file(byte[] content) {
        return file("file", content);
    }

    static Part file(String name, byte[] content) {
        return new Part(
                "Content-Disposition: form-data; name=\"" + name + "\"; filename=\"a\"\r\n"
                        + "Content-Type: application/octet-stream",
                content);
    }

    static Part json(String name, Object value) {
        return new Part(
                "Content-Disposition: form-data; name=\"" + name + "\"\r\nContent-Type: application/json",
                Calls.JSON.writeValueAsBytes(value));
    }

    /** @param headers names and values by turns */
    static HttpResponse<String> send(
            PortalSession session, String method, String path, List<Part> parts, String... headers) {
        var all = new ArrayList<>(List.of("Content-Type", "multipart/form-data; boundary=" + BOUNDARY));
        all.addAll(List.of(headers));
        var body = Stream.concat(
                        parts.stream().flatMap(Part::published),
                        Stream.of(BodyPublishers.ofString("--" + BOUNDARY + "--\r\n")))
                .toArray(BodyPublisher[]::new);
        return session.call(method, path, BodyPublishers.concat(body), all.toArray(String[]::new));
    }
}
