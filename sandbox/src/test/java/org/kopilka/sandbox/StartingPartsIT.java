package org.kopilka.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StartingPartsIT {

    @Test
    void gives_a_broker_that_keeps_its_messages_when_killed(@TempDir Path dir) throws Exception {
        try (var broker = Broker.start(Parts.here(), dir, 0)) {
            try (var admin = Admin.create(at(broker))) {
                admin.createTopics(List.of(new NewTopic("kept", 1, (short) 1)))
                        .all()
                        .get(20, TimeUnit.SECONDS);
            }
            try (var producer = new KafkaProducer<>(at(broker), new StringSerializer(), new StringSerializer())) {
                producer.send(new ProducerRecord<>("kept", "key", "told once")).get(20, TimeUnit.SECONDS);
            }

            broker.kill();
            broker.restart();

            var reading = Map.<String, Object>of(
                    "bootstrap.servers", broker.bootstrap(), "group.id", "reader", "auto.offset.reset", "earliest");
            try (var consumer = new KafkaConsumer<>(reading, new StringDeserializer(), new StringDeserializer())) {
                consumer.subscribe(List.of("kept"));
                assertThat(consumer.poll(Duration.ofSeconds(20)))
                        .singleElement()
                        .extracting("value")
                        .isEqualTo("told once");
            }
        }
    }

    @Test
    void gives_a_Keycloak_that_knows_the_realm_it_was_given(@TempDir Path dir) throws Exception {
        var realm = Path.of(getClass().getResource("/small-realm.json").toURI());
        try (var keycloak = Keycloak.start(Parts.here(), dir, 0, realm, Map.of("SCRIPTS_SECRET", "told by nobody"));
                var http = HttpClient.newHttpClient()) {
            var asking = HttpRequest.newBuilder(
                            URI.create(keycloak.url() + "/realms/small/protocol/openid-connect/token"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(
                            "grant_type=client_credentials&client_id=scripts&client_secret=told+by+nobody"))
                    .build();

            var answer = http.send(asking, BodyHandlers.ofString());

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.body()).contains("access_token");
        }
    }

    @Test
    void leaves_no_part_behind_when_the_tests_are_killed(@TempDir Path dir) throws Exception {
        var tests = Command.java(dir, StartsAStore.class.getName(), dir)
                .withVariable("CLASSPATH", System.getProperty("java.class.path"))
                .withOptions("-Dkopilka.parts=" + Parts.here().folder().toAbsolutePath());
        var process = new ProcessBuilder(tests.line());
        process.environment().putAll(tests.environment());
        var running = process.redirectErrorStream(true).start();
        var store = ProcessHandle.of(Long.parseLong(running.inputReader().readLine()))
                .orElseThrow();
        assertThat(store.isAlive()).isTrue();

        running.destroyForcibly();

        store.onExit().get(10, TimeUnit.SECONDS);
    }

    private static Map<String, Object> at(Broker broker) {
        return Map.of("bootstrap.servers", broker.bootstrap());
    }

    /** Stands for a JVM full of tests: starts a store and tells its process id. */
    static final class StartsAStore {
        public static void main(String[] args) throws InterruptedException {
            System.out.println(Store.start(Parts.here(), Path.of(args[0]), 0).pid());
            Thread.currentThread().join();
        }
    }
}
