package org.kopilka.gateway;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;

/** A small service behind the gateway that remembers what it was asked. */
final class Service {

    /** @param size of the body, as it arrived */
    record Asked(String method, String path, Headers headers, long size) {
        String header(String name) {
            return headers.getFirst(name);
        }
    }

    @FunctionalInterface
    interface Answer {
        void give(HttpExchange exchange) throws IOException;
    }

    static final Answer OK = exchange -> reply(exchange, 200, "{\"ok\":true}");

    private final ConcurrentLinkedDeque<Asked> asked = new ConcurrentLinkedDeque<>();
    private volatile Answer answer = OK;
    private HttpServer server;

    Service() {
        server = start(0);
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** As new: answers everything, remembers nothing. */
    void reset() {
        answer = OK;
        asked.clear();
    }

    void answers(Answer next) {
        answer = next;
    }

    Asked lastAsked() {
        return asked.getLast();
    }

    List<Asked> asked() {
        return List.copyOf(asked);
    }

    void stop() {
        server.stop(0);
    }

    void startAgain() {
        server = start(server.getAddress().getPort());
    }

    static void reply(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().putIfAbsent("Content-Type", List.of("application/json"));
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private HttpServer start(int port) {
        try {
            var started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1024);
            started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            started.createContext("/", this::handle);
            started.start();
            return started;
        } catch (IOException busy) {
            throw new UncheckedIOException(busy);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        long size = 0;
        var buffer = new byte[64 * 1024];
        try (var body = exchange.getRequestBody()) {
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                size += read;
            }
        }
        var headers = new Headers(Map.copyOf(exchange.getRequestHeaders()));
        asked.add(
                new Asked(exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, size));
        answer.give(exchange);
    }
}
