package org.kopilka.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Answers every request with a list of 1.2 KB, and costs next to nothing doing it. */
final class SmallService implements AutoCloseable {

    private static final byte[] ANSWER = answer();

    private final ServerSocket server;

    SmallService() throws IOException {
        server = new ServerSocket(0, 2048, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(this::accept);
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void accept() {
        try {
            while (true) {
                var socket = server.accept();
                Thread.startVirtualThread(() -> serve(socket));
            }
        } catch (IOException closed) {
            if (!server.isClosed()) {
                throw new UncheckedIOException(closed);
            }
        }
    }

    /** Requests are GETs without a body, so a blank line ends each. */
    private static void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            var in = socket.getInputStream();
            var buffer = new byte[16 * 1024];
            int lineFeeds = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    if (buffer[i] == '\n') {
                        lineFeeds++;
                    } else if (buffer[i] != '\r') {
                        lineFeeds = 0;
                    }
                    if (lineFeeds == 2) {
                        lineFeeds = 0;
                        socket.getOutputStream().write(ANSWER);
                    }
                }
            }
        } catch (IOException gone) {
            // The gateway closed the connection.
        }
    }

    private static byte[] answer() {
        var body = "{\"items\":["
                + "{\"id\":\"00000000-0000-4000-8000-000000000001\",\"name\":\"x\"},".repeat(20)
                + "{}],\"next\":null}";
        return ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nETag: \"1\"\r\nContent-Length: " + body.length()
                        + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }
}
