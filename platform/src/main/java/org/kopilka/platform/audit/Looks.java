package org.kopilka.platform.audit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.FindAndReplaceOptions;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/**
 * Writes looks behind the answers they belong to, many at a time. None is dropped, and none fails a reader: while the
 * store is away they wait and are tried again; what finds no room within a second, or cannot be written before the program
 * ends, stands in its log. Only a program that is killed takes along what it has not written, as a rule of the last moment.
 */
final class Looks implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Looks.class);
    private static final int MOST_WAITING = 10_000;
    private static final int AT_ONCE = 500;
    private static final int REMEMBERED = 10_000;
    private static final Duration WAITED_FOR_ROOM = Duration.ofSeconds(1);
    private static final Duration TRIED_AGAIN_AFTER = Duration.ofSeconds(1);
    private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(5);

    private final MongoTemplate mongo;
    private final BlockingQueue<Entry> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final Set<UUID> known = new LinkedHashSet<>();
    private final Thread writer;
    private volatile List<Entry> inHand = List.of();
    private volatile boolean closed;

    Looks(MongoTemplate mongo, MeterRegistry metrics) {
        this.mongo = mongo;
        Gauge.builder("kopilka.audit.waiting", waiting, BlockingQueue::size)
                .description("Looks at people's records that are not written yet")
                .register(metrics);
        writer = Thread.ofPlatform().daemon().name("audit-looks").start(this::writeUntilClosed);
    }

    void keep(List<Entry> looks) {
        var until = System.nanoTime() + WAITED_FOR_ROOM.toNanos();
        looks.stream()
                .filter(look -> isNew(look.id()))
                .filter(look -> !findsRoom(look, until))
                .forEach(Looks::say);
    }

    private boolean findsRoom(Entry look, long until) {
        try {
            return waiting.offer(look, until - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return waiting.offer(look);
        }
    }

    private static void say(Entry look) {
        log.error("Not written: {}", look);
    }

    private boolean isNew(UUID look) {
        synchronized (known) {
            if (known.size() >= REMEMBERED) {
                known.remove(known.iterator().next());
            }
            return known.add(look);
        }
    }

    private void writeUntilClosed() {
        try {
            while (!closed || !waiting.isEmpty() && inHand.isEmpty()) {
                var first = waiting.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    writeWith(first);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeWith(Entry first) throws InterruptedException {
        var batch = new ArrayList<Entry>(List.of(first));
        waiting.drainTo(batch, AT_ONCE - 1);
        inHand = batch;
        for (var failure = tryToWrite(batch); failure != null; failure = tryToWrite(batch)) {
            log.error("{} looks at people's records cannot be written now: {}", batch.size(), failure.getMessage());
            if (closed) {
                return;
            }
            Thread.sleep(TRIED_AGAIN_AFTER);
        }
        inHand = List.of();
    }

    /** Again does no harm: a look has its id. Whatever fails, the writer goes on. */
    private @Nullable RuntimeException tryToWrite(List<Entry> batch) {
        try {
            var all = mongo.bulkOps(BulkMode.UNORDERED, Entry.class);
            batch.forEach(look -> all.replaceOne(
                    Query.query(Criteria.where("_id").is(look.id())),
                    look,
                    FindAndReplaceOptions.options().upsert()));
            all.execute();
            return null;
        } catch (RuntimeException failure) {
            return failure;
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            writer.join(PATIENCE_AT_THE_END);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        inHand.forEach(Looks::say);
        waiting.forEach(Looks::say);
    }
}
