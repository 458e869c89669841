package org.kopilka.platform.documents;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Sends what a crash or a broker's absence left in the outboxes: at start, soon after anything could not be sent, and
 * every ten seconds for what another replica left.
 */
final class Sweeper implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Sweeper.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration SWEEP_EVERY = Duration.ofSeconds(10);
    /** Younger messages are still with the relay of the replica that wrote them. */
    private static final Duration YOUNG = Duration.ofSeconds(3);

    private static final int BATCH = 200;

    private final Outbox outbox;
    private final Relay relay;
    private final Clock clock;
    private final AtomicLong backlog = new AtomicLong();
    private volatile boolean running;
    private volatile @Nullable Thread thread;

    Sweeper(Outbox outbox, Relay relay, Clock clock, MeterRegistry metrics) {
        this.outbox = outbox;
        this.relay = relay;
        this.clock = clock;
        Gauge.builder("kopilka.outbox.backlog", backlog, AtomicLong::get)
                .description("Documents with messages the broker has not acknowledged")
                .register(metrics);
    }

    @Override
    public void start() {
        running = true;
        relay.start();
        thread = Thread.ofPlatform().daemon().name("outbox-sweep").start(this::sweepUntilStopped);
    }

    private void sweepUntilStopped() {
        var next = Instant.MIN;
        var indexed = false;
        try {
            while (running) {
                var now = clock.instant();
                var leftBehind = relay.takeLeftBehind();
                if (leftBehind || now.isAfter(next)) {
                    try {
                        if (!indexed) {
                            outbox.createIndexes();
                            indexed = true;
                        }
                        sweep(leftBehind ? now : now.minus(YOUNG));
                        next = now.plus(SWEEP_EVERY);
                    } catch (MongoException | org.springframework.dao.DataAccessException away) {
                        relay.markLeftBehind();
                        log.warn("The outboxes cannot be read now: {}", away.getMessage());
                    }
                }
                Thread.sleep(LOOK_EVERY);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void sweep(Instant writtenBefore) {
        long left = 0;
        for (var collection : outbox.collections()) {
            while (running) {
                var waiting = waitingIn(collection, writtenBefore);
                if (waiting.isEmpty()) {
                    break;
                }
                if (!sendAll(waiting)) {
                    left += waiting.size();
                    relay.markLeftBehind();
                    break;
                }
                relay.remove(waiting);
            }
        }
        backlog.set(left);
    }

    private List<Relay.Waiting> waitingIn(MongoCollection<Document> collection, Instant writtenBefore) {
        var waiting = new ArrayList<Relay.Waiting>();
        collection
                .find(new Document(OutboxEntry.FIELD + ".at", new Document("$lte", Date.from(writtenBefore))))
                .projection(new Document(OutboxEntry.FIELD, 1))
                .limit(BATCH)
                .forEach(document -> document.getList(OutboxEntry.FIELD, Document.class)
                        .forEach(entry -> waiting.add(new Relay.Waiting(
                                collection, document.get("_id", UUID.class), OutboxEntry.of(entry)))));
        return waiting;
    }

    private boolean sendAll(List<Relay.Waiting> waiting) {
        // One first: with the broker away each further one would wait for it too.
        if (!relay.send(waiting.getFirst()).join()) {
            return false;
        }
        var rest = waiting.stream().skip(1).map(relay::send).toList();
        CompletableFuture.allOf(rest.toArray(CompletableFuture[]::new)).join();
        return rest.stream().allMatch(CompletableFuture::join);
    }

    @Override
    public void stop() {
        running = false;
        if (thread != null) {
            thread.interrupt();
        }
        relay.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
