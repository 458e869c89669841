package org.kopilka.bench;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.kopilka.sandbox.PortalSession;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The network of {@code ./kopilka up} with its demo district, looked at from outside. */
final class UpNetwork {

    static final List<String> PROGRAMS =
            List.of("gateway", "staff-service", "events-service", "survey-service", "experience-bank-service");
    static final List<String> GROUND = List.of("broker", "store", "keycloak");

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Path FOLDER = Path.of(System.getenv().getOrDefault("KOPILKA_HOME", ".kopilka"));

    private UpNetwork() {}

    static String portal() throws IOException {
        return "http://localhost:" + Files.readString(FOLDER.resolve("port"));
    }

    static PortalSession logIn(String account) throws IOException {
        var password = Files.readString(FOLDER.resolve("secrets/KOPILKA_ADMIN_PASSWORD"));
        return PortalSession.logIn(portal(), account, password).orElseThrow();
    }

    static JsonNode get(PortalSession session, String path) {
        return read(path, session.call("GET", path, BodyPublishers.noBody()));
    }

    static JsonNode send(PortalSession session, String method, String path, Object body, String... headers) {
        var all = Stream.concat(Stream.of(headers), Stream.of("Content-Type", "application/json"))
                .toArray(String[]::new);
        return read(path, session.call(method, path, BodyPublishers.ofString(JSON.writeValueAsString(body)), all));
    }

    static ProcessHandle process(String part) {
        var mark = "-Dkopilka.part=" + FOLDER.toAbsolutePath().resolve("data").resolve(part);
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().command().orElse("").endsWith("java"))
                .filter(process -> process.info()
                        .arguments()
                        .map(Stream::of)
                        .orElseGet(Stream::empty)
                        .anyMatch(mark::equals))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(part + " is not running: ./kopilka up"));
    }

    /** Resident memory. */
    static long mebibytes(String part) throws IOException {
        try (var lines = Files.lines(Path.of("/proc/" + process(part).pid() + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElseThrow();
        }
    }

    static double cpuSeconds(String part) {
        return process(part).info().totalCpuDuration().orElseThrow().toMillis() / 1000.0;
    }

    private static JsonNode read(String path, java.net.http.HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(path + " was answered by " + answer.statusCode() + " " + answer.body());
        }
        return answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body());
    }
}
