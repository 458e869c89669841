package org.kopilka.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** HTTP as bytes on a connection, for what no client would send. */
public final class Wire {

    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *([0-9]{1,9})");

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String host;
    private final int port;

    public Wire(String host, int port) {
        this.host = host;
        this.port = port;
    }

    /**
     * @param status 0 where nothing came
     * @param headers by their names in small letters
     */
    public record Answer(int status, Map<String, String> headers, String body, Duration took) {

        /** Whether it is a refusal told as every other, in words. */
        public boolean isProblem() {
            return headers.getOrDefault("content-type", "").startsWith("application/problem+json")
                    && List.of("type", "title", "detail", "status").stream()
                            .allMatch(member -> body.contains("\"" + member + "\""))
                    && (status != 401 || headers.containsKey("www-authenticate"));
        }
    }

    public Socket open() throws IOException {
        var socket = new Socket();
        socket.connect(new InetSocketAddress(host, port));
        socket.setSoTimeout((int) PATIENCE.toMillis());
        return socket;
    }

    /**
     * Sends a request as it is and reads what is answered.
     *
     * @param head request line and headers without an empty line; {@code Connection: close} is added
     */
    public Answer send(String head, byte[] body) {
        var begin = System.nanoTime();
        try (var socket = open()) {
            var request = new ByteArrayOutputStream();
            request.writeBytes((head.strip().replace("\n", "\r\n") + "\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            request.writeBytes(body);
            socket.getOutputStream().write(request.toByteArray());
            return read(socket, begin);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** One answer, to its announced end or until the other side closes. */
    public static Answer read(Socket socket, long begin) {
        var answer = new ByteArrayOutputStream();
        try {
            var buffer = new byte[8 << 10];
            for (var got = socket.getInputStream().read(buffer);
                    got >= 0;
                    got = socket.getInputStream().read(buffer)) {
                answer.write(buffer, 0, got);
                if (isWhole(answer.toString(StandardCharsets.ISO_8859_1))) {
                    break;
                }
            }
        } catch (IOException cut) {
            // What came until then is the answer.
        }
        return parse(answer.toString(StandardCharsets.UTF_8), Duration.ofNanos(System.nanoTime() - begin));
    }

    private static boolean isWhole(String bytes) {
        var end = bytes.indexOf("\r\n\r\n");
        var length = LENGTH.matcher(bytes);
        return end >= 0
                && length.find()
                && length.start() < end
                && bytes.length() >= end + 4 + Integer.parseInt(length.group(1));
    }

    private static Answer parse(String text, Duration took) {
        var end = text.indexOf("\r\n\r\n");
        if (end < 0 || !text.startsWith("HTTP/1.")) {
            return new Answer(0, Map.of(), text, took);
        }
        var lines = text.substring(0, end).split("\r\n");
        var headers = new TreeMap<String, String>();
        for (int i = 1; i < lines.length; i++) {
            var colon = lines[i].indexOf(':');
            headers.put(
                    lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                    lines[i].substring(colon + 1).strip());
        }
        return new Answer(Integer.parseInt(lines[0].substring(9, 12)), headers, text.substring(end + 4), took);
    }
}
