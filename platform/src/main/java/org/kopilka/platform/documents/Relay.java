package org.kopilka.platform.documents;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Updates.pull;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ProducerFactory;

/**
 * Sends what lies in the outboxes and removes what the broker acknowledged. Never on a user's thread: with the broker
 * down a write is as quick as ever, and what could not be sent is left to the {@link Sweeper}.
 *
 * <p>Compaction keeps the message that came last, so an older one must not come after a newer for good. A message that
 * overtook a waiting one stays in its outbox and is sent again when nothing older can be on its way any more, see
 * {@link Sweeper#YOUNG}. What is left: two replicas sweep the same message, one is stuck in the sending while the other
 * is acknowledged, and within those seconds a newer version is written and sent.
 */
final class Relay implements AutoCloseable {

    /**
     * A message and the document it still lies in.
     *
     * @param stays in the document although acknowledged: it overtook an older one and will be sent again
     */
    record Waiting(MongoCollection<Document> collection, UUID document, OutboxEntry entry, boolean stays) {}

    /** What became of a sending. A message larger than the broker takes would only be refused again. */
    enum Outcome {
        ACKNOWLEDGED,
        NOT_NOW,
        REFUSED
    }

    private static final Logger log = LoggerFactory.getLogger(Relay.class);
    /** What has waited longer is the sweeper's; two that send the same could pass a newer one between them. */
    static final Duration FRESH = Duration.ofSeconds(5);

    private static final int MOST_WAITING = 20_000;
    private static final int MOST_REMOVED_AT_ONCE = 500;

    private final ProducerFactory<?, ?> producers;
    private final Clock clock;
    private final BlockingQueue<Waiting> toSend = new LinkedBlockingQueue<>(MOST_WAITING);
    private final BlockingQueue<Waiting> toRemove = new LinkedBlockingQueue<>();
    private final AtomicBoolean leftBehind = new AtomicBoolean(true);
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicLong begun = new AtomicLong();
    private volatile boolean running;

    Relay(ProducerFactory<?, ?> producers, Clock clock) {
        this.producers = producers;
        this.clock = clock;
    }

    void start() {
        running = true;
        threads.add(Thread.ofPlatform().daemon().name("outbox-send").start(this::sendUntilStopped));
        threads.add(Thread.ofPlatform().daemon().name("outbox-remove").start(this::removeUntilStopped));
    }

    void publish(Waiting message) {
        if (!toSend.offer(message)) {
            leftBehind.set(true);
        }
    }

    /** Whether something may lie in an outbox that nobody is sending; asking takes the mark away. */
    boolean takeLeftBehind() {
        return leftBehind.getAndSet(false);
    }

    void markLeftBehind() {
        leftBehind.set(true);
    }

    /** Sends now; the future tells when the broker has answered. */
    CompletableFuture<Outcome> send(Waiting message) {
        var sent = new CompletableFuture<Outcome>();
        try {
            producer()
                    .send(
                            message.entry().toRecord(),
                            (_, failure) -> sent.complete(
                                    failure == null ? Outcome.ACKNOWLEDGED : failed(message.entry(), failure)));
        } catch (KafkaException unreachable) {
            sent.complete(failed(message.entry(), unreachable));
        } catch (RuntimeException fault) {
            // Such as a producer that was closed to begin anew.
            sent.complete(failed(message.entry(), fault));
        }
        return sent;
    }

    private Outcome failed(OutboxEntry entry, Exception failure) {
        if (failure instanceof RecordTooLargeException) {
            log.error(
                    "Kafka refuses {} of {} on {}: {}", entry.type(), entry.key(), entry.topic(), failure.getMessage());
            return Outcome.REFUSED;
        }
        leftBehind.set(true);
        log.warn("Not sent to {}: {}", entry.topic(), failure.getMessage());
        beginAnew();
        return Outcome.NOT_NOW;
    }

    /** One that was refused its login or its number once sends nothing ever after. */
    private void beginAnew() {
        var now = clock.millis();
        var last = begun.get();
        if (now - last > FRESH.toMillis() && begun.compareAndSet(last, now)) {
            Thread.ofVirtual().name("outbox-producer").start(producers::reset);
        }
    }

    @SuppressWarnings("unchecked")
    private Producer<String, String> producer() {
        return (Producer<String, String>) producers.createProducer();
    }

    private void sendUntilStopped() {
        try {
            while (running) {
                var message = toSend.take();
                if (message.entry().at().isBefore(clock.instant().minus(FRESH))) {
                    leftBehind.set(true);
                    continue;
                }
                var sent = send(message);
                sent.thenAccept(outcome -> {
                    if (outcome == Outcome.ACKNOWLEDGED && !message.stays()) {
                        toRemove.add(message);
                    }
                });
                if (sent.isDone() && sent.join() == Outcome.NOT_NOW) {
                    // The broker is away: the sweeper asks for it, so that this queue cannot wait for it message by
                    // message.
                    toSend.clear();
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void removeUntilStopped() {
        var batch = new ArrayList<Waiting>();
        try {
            while (running) {
                batch.add(toRemove.take());
                toRemove.drainTo(batch, MOST_REMOVED_AT_ONCE);
                remove(batch);
                batch.clear();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    void remove(List<Waiting> acknowledged) {
        Map<MongoCollection<Document>, Map<UUID, List<UUID>>> sent = new LinkedHashMap<>();
        acknowledged.forEach(message -> sent.computeIfAbsent(message.collection(), _ -> new LinkedHashMap<>())
                .computeIfAbsent(message.document(), _ -> new ArrayList<>())
                .add(message.entry().id()));
        sent.forEach((collection, documents) -> {
            List<WriteModel<Document>> removals = new ArrayList<>();
            documents.forEach((document, entries) -> removals.add(
                    new UpdateOneModel<>(eq("_id", document), pull(OutboxEntry.FIELD, in("id", entries)))));
            try {
                collection.bulkWrite(removals, new BulkWriteOptions().ordered(false));
            } catch (MongoException away) {
                leftBehind.set(true);
                log.warn("Sent messages stay in their outbox until the next sweep: {}", away.getMessage());
            } catch (RuntimeException fault) {
                leftBehind.set(true);
                log.error("Sent messages stay in their outbox until the next sweep", fault);
            }
        });
    }

    @Override
    public void close() {
        running = false;
        threads.forEach(Thread::interrupt);
    }
}
