package org.kopilka.platform.documents;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Tells all there is anew, after Kafka was lost or a backup was restored: for a reader that knows it already it is a
 * repetition. The order to do so is a document in the store, which a restore or {@code POST /actuator/retelling} leaves
 * there; it says how far the telling has come, so a killed one goes on, and goes away with the last message.
 */
@Endpoint(id = "retelling")
public final class Retelling {

    /** @param told how many documents so far */
    public record Progress(boolean ordered, @Nullable String collection, long told) {}

    /** Ids that are still to be told, all of them below one. */
    private record Ahead(Told<?> told, @Nullable UUID after, Deque<UUID> ids) {}

    private static final Logger log = LoggerFactory.getLogger(Retelling.class);
    /** Operations leave orders here, and wait until there are none. */
    static final String COLLECTION = "retelling";

    private static final Document ORDER = new Document("_id", "all");
    private static final Duration LOOK_EVERY = Duration.ofSeconds(3);
    /** A replica that says nothing for as long is dead; another goes on for it. */
    private static final Duration LEASE = Duration.ofSeconds(60);

    private final Outbox outbox;
    private final Relay relay;
    private final MongoCollection<Document> orders;
    private final Clock clock;
    private final String me = UUID.randomUUID().toString();
    private Instant nextLook = Instant.MIN;
    private @Nullable Ahead ahead;
    /** What the broker would not take when last asked: nothing more is put into outboxes before it does. */
    private Relay.@Nullable Waiting stuck;

    Retelling(Outbox outbox, Relay relay, MongoTemplate mongo, Clock clock) {
        this.outbox = outbox;
        this.relay = relay;
        this.orders = mongo.getCollection(COLLECTION);
        this.clock = clock;
    }

    /** How far it is; nothing is ordered once all was told. */
    @ReadOperation
    public Progress progress() {
        var order = orders.find(ORDER).first();
        return order == null
                ? new Progress(false, null, 0)
                : new Progress(true, order.getString("collection"), order.get("told", 0L));
    }

    /** Orders all to be told anew, from the beginning if it is under way. */
    @WriteOperation
    public Progress order() {
        orders.deleteOne(ORDER);
        orders.insertOne(new Document(ORDER).append("told", 0L).append("at", Date.from(clock.instant())));
        log.info("Everything is to be told anew");
        return progress();
    }

    /** Tells a portion if that was ordered, and answers whether there is more to tell at once. */
    boolean tellSome() {
        var now = clock.instant();
        if (now.isBefore(nextLook)) {
            return false;
        }
        var order = claim(now);
        if (order == null || !isBrokerThere()) {
            nextLook = now.plus(LOOK_EVERY);
            return false;
        }
        var collection = order.getString("collection");
        for (var told : outbox.told()) {
            if (collection != null && told.name().compareTo(collection) < 0) {
                continue;
            }
            var after = told.name().equals(collection) ? order.get("after", UUID.class) : null;
            if (ahead == null || ahead.told() != told || !Objects.equals(ahead.after(), after)) {
                ahead = new Ahead(told, after, told.ids(after));
            }
            if (!ahead.ids().isEmpty()) {
                var ids = ahead.ids();
                // Taken off them and put nowhere: after a fault they are read again.
                ahead = null;
                var portion = told.putNext(ids);
                ahead = new Ahead(told, portion.last(), ids);
                send(portion.waiting());
                if (stuck == null) {
                    var soFar = order.get("told", 0L) + portion.documents();
                    var progress = new Document("collection", told.name())
                            .append("after", portion.last())
                            .append("told", soFar);
                    orders.updateOne(mine(), new Document("$set", progress));
                    log.info("Told anew so far: {} documents, {} under way", soFar, told.name());
                }
                return stuck == null;
            }
        }
        ahead = null;
        orders.deleteOne(mine());
        log.info("All was told anew: {} documents", order.get("told", 0L));
        return false;
    }

    private @Nullable Document claim(Instant now) {
        var free = new Document(ORDER)
                .append(
                        "$or",
                        List.of(
                                new Document("by", me),
                                new Document("by", new Document("$exists", false)),
                                new Document("until", new Document("$lt", Date.from(now)))));
        return orders.findOneAndUpdate(
                free,
                new Document("$set", new Document("by", me).append("until", Date.from(now.plus(LEASE)))),
                new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
    }

    private Document mine() {
        return new Document(ORDER).append("by", me);
    }

    private boolean isBrokerThere() {
        if (stuck != null && relay.send(stuck).join() != Relay.Outcome.NOT_NOW) {
            stuck = null;
        }
        return stuck == null;
    }

    /** The last one goes when the others are there: whoever has read it has read all. */
    private void send(List<Relay.Waiting> messages) {
        if (messages.isEmpty()) {
            return;
        }
        var sent = new ArrayList<Relay.Waiting>();
        var first = messages.getFirst();
        // One first: with the broker away each further one would wait for it too.
        if (take(first, relay.send(first), sent)) {
            var futures = new ArrayList<CompletableFuture<Relay.Outcome>>();
            var others = messages.size() > 1 ? messages.subList(1, messages.size() - 1) : List.<Relay.Waiting>of();
            others.forEach(message -> futures.add(relay.send(message)));
            for (int i = 0; i < others.size(); i++) {
                take(others.get(i), futures.get(i), sent);
            }
            if (messages.size() > 1) {
                take(messages.getLast(), relay.send(messages.getLast()), sent);
            }
        }
        relay.remove(sent);
    }

    /** Answers whether the broker answered; what it did not take stays in its outbox, for the {@link Sweeper}. */
    private boolean take(
            Relay.Waiting message, CompletableFuture<Relay.Outcome> sending, List<Relay.Waiting> acknowledged) {
        var outcome = sending.join();
        if (outcome == Relay.Outcome.ACKNOWLEDGED && !message.stays()) {
            acknowledged.add(message);
        }
        if (outcome == Relay.Outcome.NOT_NOW) {
            stuck = message;
        }
        return outcome != Relay.Outcome.NOT_NOW;
    }
}
