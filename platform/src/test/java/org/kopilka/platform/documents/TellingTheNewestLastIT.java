package org.kopilka.platform.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.UuidRepresentation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.kopilka.testing.Backing;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.kafka.core.ProducerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Kafka keeps the last message of a key: whatever fails, that must become the newest. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TellingTheNewestLastIT {

    private static final String TOPIC = "kopilka.sample.lamp";

    @Document("lamps")
    record Lamp(@Id UUID id, long version) implements Stored {}

    record LampV1(UUID id, long version) {}

    private final UUID id = UUID.randomUUID();
    private final MovableClock clock = new MovableClock();
    private final List<ProducerRecord<String, String>> broker = new CopyOnWriteArrayList<>();
    private final List<Sweeper> running = new ArrayList<>();
    private MongoClient client;
    private MongoTemplate mongo;

    @BeforeEach
    void connect() {
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(Backing.mongo()))
                .uuidRepresentation(UuidRepresentation.STANDARD)
                .build());
        mongo = new MongoTemplate(client, "newest-" + id);
    }

    @AfterEach
    void disconnect() {
        running.forEach(Sweeper::stop);
        client.close();
    }

    @Test
    void drops_what_could_not_be_sent_once_there_is_a_newer_version() {
        var replica = new Replica();
        replica.save(0);
        replica.fail();

        replica.save(1);
        replica.acknowledge();

        assertThat(outbox()).containsExactly(2L);
        endsWith(2, replica);
    }

    @Test
    void tells_again_what_overtook_a_message_that_may_be_on_its_way() {
        var slow = new Replica();
        var quick = new Replica();
        slow.save(0);
        slow.hasOnItsWay(1);

        quick.save(1);
        quick.acknowledge();
        slow.acknowledge();

        assertThat(told()).containsExactly(2L, 1L);
        endsWith(2, quick, slow);
    }

    @Test
    void tells_anew_without_telling_less_than_is_told_meanwhile() {
        var replica = new Replica();
        replica.save(0);
        replica.acknowledge();
        await().until(() -> outbox().isEmpty());

        replica.retelling.order();
        clock.move(Duration.ofSeconds(4)); // it looks every three
        replica.hasOnItsWay(2);
        replica.save(1);
        replica.acknowledge();
        replica.acknowledge();

        assertThat(told()).containsExactly(1L, 1L, 2L);
        endsWith(2, replica);
    }

    @Test
    void asks_the_broker_before_it_puts_more_into_outboxes_to_be_told_anew() {
        var replica = new Replica();
        replica.save(0);
        replica.acknowledge();
        await().until(() -> outbox().isEmpty());

        replica.retelling.order();
        clock.move(Duration.ofSeconds(4)); // it looks every three
        replica.hasOnItsWay(2);
        replica.fail();
        clock.move(Duration.ofSeconds(4));
        replica.hasOnItsWay(3);

        assertThat(outbox()).containsExactly(1L);
        assertThat(replica.retelling.progress().ordered()).isTrue();
    }

    @Test
    void does_not_send_late_what_the_sweeper_may_send_meanwhile() {
        var stuck = new Replica(false);
        stuck.save(0);
        clock.move(Relay.FRESH.plusSeconds(1));

        stuck.sweeper.start();
        running.add(stuck.sweeper);

        await().during(Duration.ofMillis(500))
                .until(() -> stuck.producer.history().isEmpty());
        endsWith(1, stuck);
    }

    @Test
    void tells_nothing_when_a_request_is_repeated() {
        var replica = new Replica();
        replica.save(0);
        replica.acknowledge();
        await().until(() -> outbox().isEmpty());
        replica.save(1);
        replica.acknowledge();
        await().until(() -> outbox().isEmpty());

        replica.save(0);

        await().during(Duration.ofMillis(500))
                .until(() -> replica.producer.history().size() == 2);
    }

    @Test
    void does_not_let_a_message_that_is_too_large_hold_back_the_others() {
        var replica = new Replica();
        replica.tooLarge = id;
        replica.save(0);
        await().until(() -> replica.refusals.get() == 1);
        var other = UUID.randomUUID();
        replica.save(other, 0);
        replica.fail();

        clock.move(Sweeper.YOUNG.plusSeconds(1));
        await().atMost(Duration.ofSeconds(20)).until(replica::acknowledgeNext);
        clock.move(Sweeper.YOUNG);

        assertThat(broker).extracting(ProducerRecord::key).containsExactly(other.toString());
        await().during(Duration.ofSeconds(2)).until(() -> replica.refusals.get() == 2);
    }

    @Test
    void goes_on_sending_at_once_after_a_producer_that_was_closed() {
        var replica = new Replica();
        replica.closed = true;
        replica.save(0);
        await().until(() -> replica.refusals.get() > 0);

        replica.closed = false;

        await().until(() -> {
            replica.save(UUID.randomUUID(), 0);
            return !replica.producer.history().isEmpty();
        });
    }

    @Test
    void does_not_let_an_outbox_that_cannot_be_read_hold_back_the_others() {
        mongo.getCollection("lamps")
                .insertOne(new org.bson.Document("_id", UUID.randomUUID())
                        .append("outbox", List.of(new org.bson.Document("at", Date.from(clock.instant())))));
        var replica = new Replica();
        replica.save(0);
        replica.fail();

        clock.move(Sweeper.YOUNG.plusSeconds(1));

        await().atMost(Duration.ofSeconds(20)).until(replica::acknowledgeNext);
        assertThat(broker).extracting(ProducerRecord::key).containsExactly(id.toString());
    }

    private void endsWith(long version, Replica... replicas) {
        clock.move(Sweeper.YOUNG.plusSeconds(1));
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            for (var replica : replicas) {
                replica.acknowledgeAll();
            }
            return outbox().isEmpty();
        });
        assertThat(told()).last().isEqualTo(version);
    }

    private List<Long> told() {
        return broker.stream()
                .map(message -> new JsonMapper()
                        .readTree(message.value())
                        .at("/version")
                        .asLong())
                .toList();
    }

    private List<Long> outbox() {
        return mongo.getCollection("lamps").find().first().getList("outbox", org.bson.Document.class).stream()
                .map(entry -> entry.getLong("version"))
                .toList();
    }

    /** One of several, with a producer whose acknowledgements the test gives. */
    private final class Replica {

        final AtomicInteger refusals = new AtomicInteger();
        volatile @Nullable UUID tooLarge;
        volatile boolean closed;
        final MockProducer<String, String> producer =
                new MockProducer<>(false, null, new StringSerializer(), new StringSerializer()) {
                    @Override
                    public synchronized Future<RecordMetadata> send(
                            ProducerRecord<String, String> message, Callback told) {
                        if (closed) {
                            refusals.incrementAndGet();
                            throw new IllegalStateException("closed");
                        }
                        if (tooLarge == null || !message.key().equals(tooLarge.toString())) {
                            return super.send(message, told);
                        }
                        refusals.incrementAndGet();
                        told.onCompletion(null, new RecordTooLargeException("too large"));
                        return new CompletableFuture<>();
                    }
                };
        final Sweeper sweeper;
        final Retelling retelling;
        private final Documents<Lamp> lamps;
        private int acknowledged;

        Replica() {
            this(true);
        }

        Replica(boolean started) {
            ProducerFactory<String, String> producers = new ProducerFactory<>() {
                @Override
                public Producer<String, String> createProducer() {
                    return producer;
                }
            };
            var relay = new Relay(producers, clock);
            var outbox = new Outbox(
                    mongo, new JsonMapper(), clock, "/test", () -> null, relay, new Indexes(mongo), id::equals);
            lamps = outbox.of(Lamp.class).telling(Set.of(TOPIC), lamp -> List.of(told(lamp.id())));
            retelling = new Retelling(outbox, relay, mongo, clock);
            sweeper = new Sweeper(outbox, relay, retelling, clock, new SimpleMeterRegistry());
            if (started) {
                sweeper.start();
                running.add(sweeper);
            }
        }

        void save(long version) {
            save(id, version);
        }

        void save(UUID id, long version) {
            lamps.save(new Lamp(id, version), told(id));
        }

        private static Outgoing told(UUID id) {
            return Outgoing.state(TOPIC, id, next -> new LampV1(id, next));
        }

        void hasOnItsWay(int messages) {
            await().until(() -> producer.history().size() == messages);
        }

        void fail() {
            await().until(() -> producer.errorNext(new TimeoutException("away")));
            acknowledged++;
        }

        void acknowledge() {
            await().until(this::acknowledgeNext);
        }

        void acknowledgeAll() {
            while (acknowledgeNext()) {}
        }

        private boolean acknowledgeNext() {
            if (acknowledged == producer.history().size()) {
                return false;
            }
            broker.add(producer.history().get(acknowledged++));
            return producer.completeNext();
        }
    }

    private static final class MovableClock extends Clock {

        private volatile Instant now = Instant.parse("2026-11-02T08:00:00Z");

        void move(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
