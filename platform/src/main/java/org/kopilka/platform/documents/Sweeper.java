package org.kopilka.platform.documents;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * Sends what a crash or a broker's absence left in the outboxes: at start, soon after anything could not be sent, and
 * every ten seconds for what another replica left. Of a topic and key only the newest goes out. Between two looks it tells
 * anew what was ordered to be.
 */
final class Sweeper implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Sweeper.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration SWEEP_EVERY = Duration.ofSeconds(10);
    /**
     * Younger messages may be on their way from the replica that wrote them: it begins within {@link Relay#FRESH}, and
     * its producer gives up after {@code max.block.ms} and {@code delivery.timeout.ms}.
     */
    static final Duration YOUNG = Duration.ofSeconds(20);

    private static final int BATCH = 200;

    /** The newest message of a topic and key, and with it all of them that lie in the document. */
    private record Left(Relay.Waiting newest, List<Relay.Waiting> all) {

        UUID id() {
            return newest.entry().id();
        }

        String topic() {
            return newest.entry().topic();
        }
    }

    private final Outbox outbox;
    private final Relay relay;
    private final Retelling retelling;
    private final Clock clock;
    private final AtomicLong backlog = new AtomicLong();
    private final Counter refusals;
    /** Not tried again before the next start, which may bring another limit. */
    private final Set<UUID> refused = new HashSet<>();
    /** Said once of each. */
    private final Set<Object> unread = new HashSet<>();

    private volatile boolean running;
    private volatile @Nullable Thread thread;

    Sweeper(Outbox outbox, Relay relay, Retelling retelling, Clock clock, MeterRegistry metrics) {
        this.outbox = outbox;
        this.relay = relay;
        this.retelling = retelling;
        this.clock = clock;
        Gauge.builder("kopilka.outbox.backlog", backlog, AtomicLong::get)
                .description("Documents with messages the broker has not acknowledged")
                .register(metrics);
        refusals = Counter.builder("kopilka.outbox.refused")
                .description("Messages the broker will never take, by their size or form; counted again after a start")
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
                        sweep(now.minus(YOUNG));
                        next = now.plus(SWEEP_EVERY);
                    } catch (MongoException | org.springframework.dao.DataAccessException away) {
                        relay.markLeftBehind();
                        log.warn("The outboxes cannot be read now: {}", away.getMessage());
                    } catch (RuntimeException fault) {
                        next = now.plus(SWEEP_EVERY);
                        log.error("A sweep of the outboxes failed; it begins again in ten seconds", fault);
                    }
                }
                if (!tellSomeAnew()) {
                    Thread.sleep(LOOK_EVERY);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean tellSomeAnew() {
        try {
            return retelling.tellSome();
        } catch (MongoException | org.springframework.dao.DataAccessException away) {
            log.warn("Telling anew goes on once the store is back: {}", away.getMessage());
            return false;
        } catch (RuntimeException fault) {
            log.error("Telling anew failed, and is tried again", fault);
            return false;
        }
    }

    private void sweep(Instant writtenBefore) {
        var answering = new HashMap<String, Boolean>();
        long left = 0;
        for (var collection : outbox.collections()) {
            try (var documents = waitingIn(collection, writtenBefore)) {
                while (running && documents.hasNext()) {
                    var page = new ArrayList<Left>();
                    do {
                        page.addAll(leftIn(collection, documents.next(), writtenBefore));
                    } while (documents.available() > 0);
                    left += send(page, answering);
                    if (!page.isEmpty()
                            && page.stream().noneMatch(message -> answering.getOrDefault(message.topic(), true))) {
                        break;
                    }
                }
            }
        }
        backlog.set(left);
    }

    private static MongoCursor<Document> waitingIn(MongoCollection<Document> collection, Instant writtenBefore) {
        return collection
                .find(new Document(OutboxEntry.FIELD + ".at", new Document("$lte", Date.from(writtenBefore))))
                .projection(new Document(OutboxEntry.FIELD, 1))
                .batchSize(BATCH)
                .iterator();
    }

    /** One that cannot be read holds back nothing but itself. */
    private List<Left> leftIn(MongoCollection<Document> collection, Document document, Instant writtenBefore) {
        try {
            return readLeft(collection, document, writtenBefore);
        } catch (RuntimeException unreadable) {
            if (unread.add(document.get("_id"))) {
                refusals.increment();
                log.error(
                        "The outbox of {} in {} cannot be read and is left as it is",
                        document.get("_id"),
                        collection.getNamespace().getCollectionName(),
                        unreadable);
            }
            return List.of();
        }
    }

    private static List<Left> readLeft(MongoCollection<Document> collection, Document document, Instant writtenBefore) {
        return document.getList(OutboxEntry.FIELD, Document.class).stream()
                .map(entry ->
                        new Relay.Waiting(collection, document.get("_id", UUID.class), OutboxEntry.of(entry), false))
                .collect(groupingBy(
                        message ->
                                List.of(message.entry().topic(), message.entry().key()),
                        LinkedHashMap::new,
                        toList()))
                .values()
                .stream()
                .map(all -> new Left(all.getLast(), all))
                .filter(message -> !message.newest().entry().at().isAfter(writtenBefore))
                .toList();
    }

    /** Answers how many still wait. */
    private long send(List<Left> page, Map<String, Boolean> answering) {
        var sent = new LinkedHashMap<Left, CompletableFuture<Relay.Outcome>>();
        for (var message : page) {
            var known = answering.get(message.topic());
            if (refused.contains(message.id())) {
                continue;
            }
            if (known == null) {
                // One first: with the broker away each further one would wait for it too.
                var first = relay.send(message.newest());
                answering.put(message.topic(), first.join() != Relay.Outcome.NOT_NOW);
                sent.put(message, first);
            } else if (known) {
                sent.put(message, relay.send(message.newest()));
            }
        }
        sent.forEach((message, outcome) -> {
            if (outcome.join() == Relay.Outcome.REFUSED && refused.add(message.id())) {
                refusals.increment();
            }
        });
        sent.values().removeIf(outcome -> outcome.join() != Relay.Outcome.ACKNOWLEDGED);
        relay.remove(sent.keySet().stream()
                .flatMap(message -> message.all().stream())
                .toList());
        return page.size() - sent.size();
    }

    @Override
    public void stop() {
        running = false;
        if (thread != null) {
            thread.interrupt();
        }
        relay.close();
    }

    /** Stops after the web server has: what the last requests wrote is still sent. */
    @Override
    public int getPhase() {
        return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
