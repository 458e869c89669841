package org.kopilka.acceptance.containers;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.json.JsonMapper;

/** People write through the gateway while instances of staff-service are replaced, or shot. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Tag("long")
@TestMethodOrder(OrderAnnotation.class)
class RollingOutIT {

    private static final String BY = "docker-compose.yml";
    private static final String NETWORK = "00000000-0000-4000-8000-000000000001";
    private static final int ROLLOUTS = 5;
    private static final int WRITES = 1_000;

    /** How long a pod goes on after it was taken from its Service. */
    private static final Duration PRE_STOP = preStop();

    private static final Balancer BALANCER = new Balancer();
    private static Ground.Running gateway;
    private static Ground.Running current;
    private static String district;

    private record Write(int status, long millis, String body) {

        boolean isAcknowledged() {
            return status == 201;
        }
    }

    @BeforeAll
    static void start() throws Exception {
        current = Ground.run(Given.of(BY, "staff-service"), "").awaitReady();
        BALANCER.list(current.port());
        gateway = Ground.run(Given.of(BY, "gateway"), BALANCER.url()).awaitReady();
        var made = post("district", NETWORK, "Район испытаний", "", Ground.token());
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        district = JsonMapper.shared().readTree(made.body()).path("id").asString();
    }

    @AfterAll
    static void stop() {
        Stream.of(gateway, current).forEach(Ground.Running::close);
        BALANCER.close();
    }

    @Test
    @Order(1)
    void loses_no_write_over_five_rollouts() throws Exception {
        try (var people = new People(false)) {
            for (int rollout = 0; rollout < ROLLOUTS; rollout++) {
                var next = Ground.run(Given.of(BY, "staff-service"), "").awaitReady();
                BALANCER.list(next.port());
                BALANCER.unlist(current.port());
                await().pollDelay(PRE_STOP).atMost(PRE_STOP.plusSeconds(5)).until(() -> true);
                current.process().destroy();
                assertThat(current.process().waitFor(30, SECONDS)).isTrue();
                current = next;
            }
            await().atMost(Duration.ofMinutes(5)).until(() -> people.written.size() >= WRITES);
            people.goHome();
            assertThat(people.written)
                    .allSatisfy(write -> assertThat(write.isAcknowledged())
                            .as(write.toString())
                            .isTrue());
            assertThat(kept()).isEqualTo(people.written.size());
        }
    }

    @Test
    @Order(2)
    void answers_within_five_seconds_when_one_of_two_is_shot() throws Exception {
        var other = Ground.run(Given.of(BY, "staff-service"), "").awaitReady();
        BALANCER.list(other.port());
        var before = kept();
        try (var people = new People(true)) {
            await().atMost(Duration.ofMinutes(2)).until(() -> people.written.size() >= 50);

            other.process().destroyForcibly();
            // Until Kubernetes has seen it, new connections are still led there.
            await().pollDelay(Duration.ofSeconds(3)).until(() -> true);
            BALANCER.unlist(other.port());

            var then = people.written.size();
            await().atMost(Duration.ofMinutes(2)).until(() -> people.written.size() >= then + 50);
            people.goHome();
            assertThat(people.written)
                    .allSatisfy(write -> assertThat(write.isAcknowledged())
                            .as(write.toString())
                            .isTrue());
            assertThat(people.written)
                    .allSatisfy(write ->
                            assertThat(write.millis()).as(write.toString()).isLessThan(5_000));
            assertThat(kept() - before).isEqualTo(people.written.size());
        }
    }

    /** Who writes again and again; as the portal does with a key that makes a repeat do no harm, or without. */
    private static final class People implements AutoCloseable {

        final List<Write> written = new CopyOnWriteArrayList<>();
        private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);
        private final boolean withKeys;
        private volatile String token;

        People(boolean withKeys) throws Exception {
            this.withKeys = withKeys;
            token = Ground.token();
            threads.scheduleWithFixedDelay(this::write, 0, 80, MILLISECONDS);
            threads.scheduleWithFixedDelay(this::refresh, 60, 60, SECONDS);
        }

        private void write() {
            var name = UUID.randomUUID().toString();
            try {
                written.add(post("kindergarten", district, "Детский сад " + name, withKeys ? name : "", token));
            } catch (Exception unanswered) {
                written.add(new Write(0, 0, unanswered.toString()));
            }
        }

        private void refresh() {
            try {
                token = Ground.token();
            } catch (Exception busy) {
                // The one before is good for some minutes more.
            }
        }

        void goHome() throws InterruptedException {
            threads.shutdown();
            assertThat(threads.awaitTermination(60, SECONDS)).isTrue();
        }

        @Override
        public void close() {
            threads.shutdownNow();
        }
    }

    private static Write post(String kind, String parent, String name, String key, String token) throws Exception {
        var body = "{\"kind\":\"%s\",\"parent\":\"%s\",\"name\":\"%s\"}".formatted(kind, parent, name);
        var request = HttpRequest.newBuilder(URI.create(gateway.url() + "/api/staff/institutions"))
                .timeout(Duration.ofSeconds(70))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        if (!key.isEmpty()) {
            request.header("Idempotency-Key", key);
        }
        var begun = System.nanoTime();
        var answer = Ground.HTTP.send(request.build(), BodyHandlers.ofString());
        return new Write(answer.statusCode(), (System.nanoTime() - begun) / 1_000_000, answer.body());
    }

    /** How many there are of those that are written here. */
    private static int kept() throws Exception {
        int kept = 0;
        var after = "";
        do {
            var query = "?kind=kindergarten&limit=500" + (after.isEmpty() ? "" : "&after=" + after);
            var page = JsonMapper.shared()
                    .readTree(Ground.HTTP
                            .send(
                                    HttpRequest.newBuilder(
                                                    URI.create(gateway.url() + "/api/staff/institutions" + query))
                                            .header("Authorization", "Bearer " + Ground.token())
                                            .build(),
                                    BodyHandlers.ofString())
                            .body());
            kept += page.path("items").size();
            after = page.path("next").asString("");
        } while (!after.isEmpty());
        return kept;
    }

    private static Duration preStop() {
        var said = Pattern.compile("sleep: \\{seconds: (\\d+)}").matcher(Shell.read("k8s/base/program.yaml"));
        assertThat(said.find()).as("preStop of k8s/base/program.yaml").isTrue();
        return Duration.ofSeconds(Integer.parseInt(said.group(1)));
    }
}
