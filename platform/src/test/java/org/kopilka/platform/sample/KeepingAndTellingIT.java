package org.kopilka.platform.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kopilka.platform.documents.Stored;
import org.kopilka.platform.messages.Projection;
import org.kopilka.platform.messages.Projections;
import org.kopilka.platform.sample.SampleService.JarListener;
import org.kopilka.platform.sample.SampleService.JarV1;
import org.kopilka.platform.sample.SampleService.LabelListener;
import org.kopilka.testing.Http;
import org.kopilka.testing.ServiceTest;
import org.kopilka.testing.Tokens;
import org.kopilka.testing.Topic;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;

@ServiceTest
class KeepingAndTellingIT {

    private static final UUID SCHOOL = UUID.randomUUID();
    private static final String METHODIST = Tokens.of(UUID.randomUUID(), "Анна", "methodist:" + SCHOOL);
    private static final String EDUCATOR = Tokens.of(UUID.randomUUID(), "Вера", "educator:" + SCHOOL);

    @Autowired
    Http http;

    @Autowired
    Topic.Broker kafka;

    @Autowired
    JarListener listener;

    @Autowired
    LabelListener labels;

    @Autowired
    MongoTemplate mongo;

    @Autowired
    Projections projections;

    @Test
    void tells_the_others_what_it_keeps_with_cloudevents_headers() {
        var id = make("honey");

        var message = kafka.topic(SampleService.TOPIC).await(id);

        assertThat(message.body().at("/label").asString()).isEqualTo("honey");
        assertThat(message.body().at("/version").asLong()).isEqualTo(1);
        assertThat(message.headers())
                .containsEntry("ce_type", "JarV1")
                .containsEntry("ce_source", "/sample-service")
                .containsEntry("ce_specversion", "1.0")
                .containsKeys("ce_id", "ce_time", "traceparent");
    }

    @Test
    void one_trace_leads_from_the_request_over_the_message_to_whoever_hears_it() {
        var trace = UUID.randomUUID().toString().replace("-", "");
        var made = http.as(METHODIST)
                .with("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .post("/api/sample/jars", Map.of("label", "followed"));
        var id = UUID.fromString(made.text("/id"));

        assertThat(kafka.topic(SampleService.TOPIC).await(id).headers().get("traceparent"))
                .startsWith("00-" + trace);
        await().untilAsserted(() -> assertThat(listener.traces).containsEntry(id, trace));
    }

    @Test
    void empties_the_outbox_once_the_broker_has_acknowledged() {
        var id = make("jam");

        await().untilAsserted(() -> assertThat(
                        mongo.findById(id, org.bson.Document.class, "jars").getList("outbox", org.bson.Document.class))
                .isEmpty());
    }

    @Test
    void sends_at_the_next_sweep_what_a_crash_left_in_an_outbox() {
        var id = UUID.randomUUID();
        var entry = new org.bson.Document("id", UUID.randomUUID())
                .append("topic", SampleService.TOPIC)
                .append("key", id.toString())
                .append("type", "JarV1")
                .append("source", "/sample-service")
                .append("body", "{\"id\":\"%s\",\"version\":1,\"label\":\"left\",\"coins\":7}".formatted(id))
                .append("at", java.util.Date.from(java.time.Instant.now().minusSeconds(60)));
        mongo.getCollection("jars")
                .insertOne(new org.bson.Document("_id", id)
                        .append("version", 1L)
                        .append("label", "left")
                        .append("coins", 7)
                        .append("outbox", List.of(entry)));

        await().atMost(Duration.ofSeconds(45))
                .untilAsserted(() -> assertThat(listener.coins(id)).contains(7));
    }

    @Test
    void counts_every_coin_of_a_rush_once() {
        var id = make("rush");

        try (var rush = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 40)
                    .forEach(_ -> rush.submit(() -> http.as(EDUCATOR).post("/api/sample/jars/" + id + "/coins", null)));
        }

        assertThat(http.as(EDUCATOR)
                        .get("/api/sample/jars/" + id)
                        .body()
                        .at("/coins")
                        .asInt())
                .isEqualTo(40);
        await().untilAsserted(() -> assertThat(listener.coins(id)).contains(40));
    }

    @Test
    void keeps_the_newest_state_when_messages_come_twice_and_out_of_order() {
        var id = UUID.randomUUID();
        var heard = listener.heard.get();
        for (var version : List.of(2L, 5L, 1L, 5L, 3L)) {
            kafka.send(SampleService.TOPIC, id.toString(), new JarV1(id, version, "jar", (int) (version * 10)));
        }
        var last = UUID.randomUUID();
        kafka.send(SampleService.TOPIC, last.toString(), new JarV1(last, 1, "jar", 1));

        await().until(() -> listener.coins(last).isPresent() && listener.heard.get() >= heard + 6);
        assertThat(listener.coins(id)).contains(50);
    }

    @Test
    void every_projection_of_a_topic_has_all_of_it() {
        var jars = Stream.generate(UUID::randomUUID).limit(30).toList();
        jars.forEach(id -> kafka.send(SampleService.TOPIC, id.toString(), new JarV1(id, 1, "jar", 3)));

        await().untilAsserted(() -> assertThat(jars).allSatisfy(id -> {
            assertThat(listener.coins(id)).contains(3);
            assertThat(labels.label(id)).contains("jar");
        }));
        assertThat(http.asOperator().get("/actuator/projections").body().toString())
                .contains("\"sample-service.heard_jars\"", "\"sample-service.heard_labels\"");
    }

    @Test
    void keeps_the_newest_of_two_that_come_at_once() throws Exception {
        var notes = projections.of(Note.class);
        try (var replicas = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 60; round++) {
                var id = UUID.randomUUID();
                var at = new CyclicBarrier(2);
                for (var kept : List.of(
                        replicas.submit(() -> keptAt(at, notes, new Note(id, 1, "older"))),
                        replicas.submit(() -> keptAt(at, notes, new Note(id, 2, "newer"))))) {
                    kept.get();
                }
                assertThat(notes.find(id)).contains(new Note(id, 2, "newer"));
            }
        }
    }

    private static boolean keptAt(CyclicBarrier barrier, Projection<Note> notes, Note note) throws Exception {
        barrier.await();
        return notes.keep(note);
    }

    @Document("notes")
    record Note(@Id UUID id, long version, @Nullable String text) implements Stored {}

    @Test
    void forgets_a_value_that_a_newer_version_no_longer_has() {
        var notes = projections.of(Note.class);
        var id = UUID.randomUUID();

        assertThat(notes.keep(new Note(id, 1, "here"))).isTrue();
        assertThat(notes.keep(new Note(id, 2, null))).isTrue();
        assertThat(notes.keep(new Note(id, 1, "here"))).isFalse();

        assertThat(notes.find(id)).contains(new Note(id, 2, null));
    }

    @Test
    void puts_what_it_cannot_take_aside_and_takes_it_when_told_to_try_again() {
        var cursed = UUID.randomUUID();
        var after = UUID.randomUUID();
        kafka.send(SampleService.TOPIC, cursed.toString(), new JarV1(cursed, 1, "cursed", 13));
        kafka.send(SampleService.TOPIC, cursed.toString(), "{ this is no json");
        kafka.send(SampleService.TOPIC, after.toString(), new JarV1(after, 1, "fine", 2));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(listener.coins(after)).contains(2));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(
                                http.asOperator().get("/actuator/deadletters").body())
                        .hasSize(3)
                        .anySatisfy(letter -> {
                            assertThat(letter.at("/error").asString()).contains("cursed");
                            assertThat(letter.at("/projection").asString()).isEqualTo("heard_jars");
                        }));
        assertThat(labels.label(cursed)).contains("cursed");

        listener.healed = true;
        var onTheTopic = told(cursed);
        assertThat(http.asOperator()
                        .post("/actuator/deadletters", Map.of())
                        .body()
                        .at("/kopilka.sample.jar")
                        .asInt())
                .isEqualTo(1);
        assertThat(listener.coins(cursed)).contains(13);
        assertThat(labels.heard).containsEntry(cursed, 1);
        assertThat(told(cursed)).isSubsetOf(onTheTopic);
        assertThat(http.asOperator().get("/actuator/deadletters").body())
                .hasSize(2)
                .allSatisfy(letter -> assertThat(letter.at("/body").asString()).isEqualTo("{ this is no json"))
                .extracting(letter -> letter.at("/projection").asString())
                .containsExactlyInAnyOrder("heard_jars", "heard_labels");
    }

    private List<Topic.Message> told(UUID id) {
        return kafka.topic(SampleService.TOPIC).messages().stream()
                .filter(message -> message.key().equals(id.toString()))
                .toList();
    }

    private UUID make(String label) {
        var made = http.as(METHODIST).post("/api/sample/jars", Map.of("label", label));
        assertThat(made.status()).isEqualTo(201);
        return UUID.fromString(made.text("/id"));
    }
}
