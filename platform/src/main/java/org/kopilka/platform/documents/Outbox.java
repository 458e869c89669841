package org.kopilka.platform.documents;

import static java.util.stream.Collectors.toCollection;

import com.mongodb.client.MongoCollection;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import tools.jackson.databind.json.JsonMapper;

/** Makes documents with an outbox, and knows all their collections. */
public final class Outbox {

    private final MongoTemplate mongo;
    private final JsonMapper json;
    private final Clock clock;
    private final String source;
    private final CurrentTrace trace;
    private final Relay relay;
    private final Indexes indexes;
    private final Predicate<UUID> repeats;
    private final List<MongoCollection<Document>> collections = new CopyOnWriteArrayList<>();
    private final List<Told<?>> told = new CopyOnWriteArrayList<>();

    Outbox(
            MongoTemplate mongo,
            JsonMapper json,
            Clock clock,
            String source,
            CurrentTrace trace,
            Relay relay,
            Indexes indexes,
            Predicate<UUID> repeats) {
        this.mongo = mongo;
        this.json = json;
        this.clock = clock;
        this.source = source;
        this.trace = trace;
        this.relay = relay;
        this.indexes = indexes;
        this.repeats = repeats;
    }

    /** The documents of one record type; call once for each, from the repository that owns them. */
    public <D extends Stored> Documents<D> of(Class<D> type) {
        collections.add(mongo.getCollection(mongo.getCollectionName(type)));
        return new Documents<>(type, mongo, this);
    }

    void add(Told<?> documents) {
        told.add(documents);
    }

    /** The topics whose messages can be told anew, see {@link Documents#telling}. */
    public Set<String> toldTopics() {
        return told.stream().flatMap(each -> each.topics().stream()).collect(toCollection(TreeSet::new));
    }

    /** What can be told anew, in the order of the collections' names. */
    List<Told<?>> told() {
        return told.stream().sorted(Comparator.comparing(Told::name)).toList();
    }

    List<MongoCollection<Document>> collections() {
        return collections;
    }

    List<OutboxEntry> entries(long version, List<Outgoing> messages) {
        return messages.stream()
                .map(message -> {
                    var body = message.body().apply(version);
                    return new OutboxEntry(
                            message.id(),
                            version,
                            message.topic(),
                            message.key().toString(),
                            body.getClass().getSimpleName(),
                            source,
                            json.writeValueAsString(body),
                            clock.instant(),
                            trace.parent());
                })
                .toList();
    }

    /** Whether an id was made from the request's own Idempotency-Key: then its document is this request's, stored before. */
    boolean isRepeat(UUID id) {
        return repeats.test(id);
    }

    /** @param stay whether they wait in the document for a second sending by the {@link Sweeper} */
    void publish(MongoCollection<Document> collection, UUID document, List<OutboxEntry> entries, boolean stay) {
        entries.forEach(entry -> relay.publish(new Relay.Waiting(collection, document, entry, stay)));
    }

    /** The sweeper's way to documents that still hold messages. */
    void createIndexes() {
        collections.forEach(collection -> indexes.make(
                collection.getNamespace().getCollectionName(),
                new Index(OutboxEntry.FIELD + ".at", org.springframework.data.domain.Sort.Direction.ASC).sparse()));
    }
}
