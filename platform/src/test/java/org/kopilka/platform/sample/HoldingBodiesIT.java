package org.kopilka.platform.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kopilka.sandbox.Ports;
import org.kopilka.testing.Backing;
import org.kopilka.testing.Http;
import org.kopilka.testing.Tokens;
import tools.jackson.databind.json.JsonMapper;

/** A service as a program of its own, with the heap it has in a container. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HoldingBodiesIT {

    private static final int AT_ONCE = 96;
    private static final String METHODIST = Tokens.of(UUID.randomUUID(), "Анна", "methodist:" + UUID.randomUUID());

    @TempDir
    Path dir;

    private final int port = Ports.free();
    private final Http http = new Http("http://127.0.0.1:" + port, JsonMapper.shared()).as(METHODIST);

    @Test
    void lives_through_as_many_of_the_largest_bodies_as_come_at_once() throws Exception {
        var service = start();
        try {
            await().atMost(Duration.ofMinutes(2))
                    .ignoreExceptions()
                    .until(() ->
                            http.post("/api/sample/jars", Map.of("label", "x")).status() == 201);
            var largest = "{\"label\":\"" + "x".repeat((2 << 20) - 20) + "\"}";

            var answers = new ConcurrentLinkedQueue<Http.Answer>();
            try (var rush = Executors.newVirtualThreadPerTaskExecutor()) {
                IntStream.range(0, AT_ONCE)
                        .forEach(_ -> rush.submit(() -> answers.add(http.post("/api/sample/jars", largest))));
            }

            assertThat(service.isAlive()).isTrue();
            assertThat(answers).hasSize(AT_ONCE);
            assertThat(answers).extracting(Http.Answer::status).contains(201).containsAnyOf(201, 503);
            assertThat(answers).filteredOn(answer -> answer.status() != 201).allSatisfy(answer -> {
                assertThat(answer.problem()).isEqualTo("too-many-at-once");
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            });
        } finally {
            service.destroyForcibly().waitFor();
        }
    }

    private Process start() throws IOException {
        var builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx112m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SampleService.class.getName()))
                .redirectErrorStream(true)
                .redirectOutput(dir.resolve("service.log").toFile());
        builder.environment()
                .putAll(Map.of(
                        "SERVER_PORT", "" + port,
                        "KOPILKA_MONGO_URI", Backing.mongo(),
                        "KOPILKA_KAFKA", Backing.kafka(),
                        "KOPILKA_KEYCLOAK", Tokens.keycloak()));
        return builder.start();
    }
}
