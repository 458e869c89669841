package org.kopilka.platform.web;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.documents.Indexes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.http.HttpStatus;

/**
 * The requests that had an {@code Idempotency-Key}, and what they were answered. A request claims its key before it runs, and its claim
 * beats while it runs, so that a repeat can tell one that runs from one whose service was killed: it watches the claim
 * by its own clock, whatever other machines' clocks say, and takes over what no longer beats. Should the first run
 * after all, {@link NewIds} gives both the same ids.
 */
final class RepeatedRequests implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RepeatedRequests.class);

    private static final String COLLECTION = "idempotency";
    private static final Bson BEATEN = new Document("$inc", new Document("beat", 1L));
    private static final Duration KEPT = Duration.ofDays(2);
    private static final Duration SWEEP_EVERY = Duration.ofHours(1);

    private static final Duration BEAT = Duration.ofMillis(500);
    private static final Duration LOOK = Duration.ofMillis(100);
    /** Five beats: who repeats is answered within the five seconds that a killed instance may cost. */
    private static final Duration DEAD = Duration.ofMillis(2_500);

    private static final Duration PATIENCE = Duration.ofSeconds(4);
    /** Of a service's places: whoever repeats one slow request again and again keeps nobody else out. */
    private static final int WAITING_AT_ONCE = 24;

    private final MongoTemplate mongo;
    private final Indexes indexes;
    private final Clock clock;
    private final Set<UUID> running = ConcurrentHashMap.newKeySet();
    private final Semaphore room = new Semaphore(WAITING_AT_ONCE);
    private final ScheduledExecutorService heart =
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
    private volatile boolean indexed;
    private volatile Instant nextSweep = Instant.MIN;

    RepeatedRequests(MongoTemplate mongo, Indexes indexes, Clock clock) {
        this.indexes = indexes;
        this.mongo = mongo;
        this.clock = clock;
        heart.scheduleWithFixedDelay(this::beat, BEAT.toMillis(), BEAT.toMillis(), MILLISECONDS);
    }

    /**
     * The answer of the first request under this key, null if that is the present one.
     *
     * @throws Refusal 422 {@code key-reused} if the first was another request, 409 {@code request-running} if it runs
     *     and runs
     */
    @Nullable
    Document claim(UUID id, String fingerprint) {
        index();
        sweep();
        try (var watched = new Watch()) {
            while (!isFirst(id, fingerprint)) {
                var before = claims().find(byId(id)).first();
                if (before == null) {
                    continue;
                }
                if (!fingerprint.equals(before.getString("fingerprint"))) {
                    throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "key-reused");
                }
                if (before.containsKey("status")) {
                    return before;
                }
                if (watched.isDead(before) && takesOver(before)) {
                    break;
                }
                watched.pause();
            }
        }
        running.add(id);
        return null;
    }

    /** Whatever becomes of the store meanwhile: the answer is the caller's. */
    void keep(UUID id, Document answer) {
        settle(id, () -> claims().updateOne(byId(id), new Document("$set", answer)));
    }

    void forget(UUID id) {
        settle(id, () -> claims().deleteOne(byId(id)));
    }

    private void settle(UUID id, Runnable write) {
        running.remove(id);
        try {
            write.run();
        } catch (RuntimeException away) {
            log.warn("An answer is given but not kept for its repeat: {}", away.getMessage());
        }
    }

    private boolean isFirst(UUID id, String fingerprint) {
        var claim = new Document("_id", id)
                .append("fingerprint", fingerprint)
                .append("at", Date.from(clock.instant()))
                .append("beat", 0L);
        try {
            mongo.insert(claim, COLLECTION);
            return true;
        } catch (DuplicateKeyException known) {
            return false;
        }
    }

    /** One of those that watch the same claim does. */
    private boolean takesOver(Document dead) {
        var asSeen = new Document("_id", dead.get("_id"))
                .append("beat", dead.get("beat"))
                .append("status", new Document("$exists", false));
        return claims().updateOne(asSeen, BEATEN).getModifiedCount() == 1;
    }

    /** Whatever goes wrong once: a heart that throws is not asked to beat again. */
    private void beat() {
        var ids = Set.copyOf(running);
        if (ids.isEmpty()) {
            return;
        }
        try {
            claims().updateMany(new Document("_id", new Document("$in", ids)), BEATEN);
        } catch (RuntimeException away) {
            log.debug("The requests that run cannot say so: {}", away.getMessage());
        }
    }

    private MongoCollection<Document> claims() {
        return mongo.getCollection(COLLECTION);
    }

    private static Bson byId(UUID id) {
        return new Document("_id", id);
    }

    private void index() {
        if (!indexed) {
            indexes.make(COLLECTION, new Index("at", Sort.Direction.ASC).expire(KEPT));
            indexed = true;
        }
    }

    /** The sandbox's store has no index that would do it. */
    private void sweep() {
        var now = clock.instant();
        if (now.isAfter(nextSweep)) {
            nextSweep = now.plus(SWEEP_EVERY);
            try {
                claims().deleteMany(new Document("at", new Document("$lt", Date.from(now.minus(KEPT)))));
            } catch (MongoException failingOver) {
                // The driver does not repeat it; nobody has to wait for it.
                nextSweep = now;
            }
        }
    }

    @Override
    public void close() {
        heart.shutdownNow();
    }

    /** How long somebody has looked at a claim, and how long it has not beaten since. */
    private final class Watch implements AutoCloseable {

        private final long begun = System.nanoTime();
        private @Nullable Object beat;
        private long beaten = begun;
        private boolean waits;

        boolean isDead(Document claim) {
            var now = System.nanoTime();
            if (!Objects.equals(beat, claim.get("beat"))) {
                beat = claim.get("beat");
                beaten = now;
            }
            return now - beaten >= DEAD.toNanos();
        }

        void pause() {
            waits = waits || room.tryAcquire();
            try {
                if (waits && System.nanoTime() - begun < PATIENCE.toNanos()) {
                    Thread.sleep(LOOK);
                    return;
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            throw new Refusal(HttpStatus.CONFLICT, "request-running");
        }

        @Override
        public void close() {
            if (waits) {
                room.release();
            }
        }
    }
}
