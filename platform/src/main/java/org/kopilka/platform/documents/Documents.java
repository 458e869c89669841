package org.kopilka.platform.documents;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.elemMatch;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.pull;
import static java.util.stream.Collectors.groupingBy;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Documents of one kind with their outbox: state and messages are stored by one write, so both are there or neither.
 * The collection belongs to this class alone; readers may query it with {@link MongoTemplate}.
 *
 * @param <D> a record mapped by Spring Data
 */
public final class Documents<D extends Stored> {

    /** A document to store and what it tells the others. */
    public record Saving<D>(D document, List<Outgoing> messages) {}

    private final Class<D> type;
    private final MongoTemplate mongo;
    private final MongoCollection<Document> collection;
    private final Set<String> fields;
    private final Outbox outbox;

    Documents(Class<D> type, MongoTemplate mongo, Outbox outbox) {
        this.type = type;
        this.mongo = mongo;
        this.outbox = outbox;
        this.collection = mongo.getCollection(mongo.getCollectionName(type));
        this.fields = new TreeSet<>();
        mongo.getConverter()
                .getMappingContext()
                .getRequiredPersistentEntity(type)
                .forEach(property -> {
                    if (!property.isIdProperty()) {
                        fields.add(property.getFieldName());
                    }
                });
    }

    /**
     * Says what a document tells the others, so that all of it can be told anew when they have lost it.
     *
     * @param topics on which it tells
     * @param state all messages of a document as it is now; none for one that nobody hears of, such as a draft
     */
    public Documents<D> telling(Set<String> topics, Function<D, List<Outgoing>> state) {
        outbox.add(new Told<>(topics, state, type, mongo, collection, outbox));
        return this;
    }

    public Optional<D> find(UUID id) {
        return Optional.ofNullable(mongo.findById(id, type));
    }

    /**
     * Stores the document and its messages; then the messages are on their way.
     *
     * @return the version it has now
     * @throws LostRace if the stored version is not the one the document was loaded with
     */
    public long save(D document, Outgoing... messages) {
        var version = document.version() + 1;
        var entries = outbox.entries(version, List.of(messages));
        if (document.version() > 0) {
            var overtaking = update(document, version, entries);
            outbox.publish(collection, document.id(), entries, overtaking);
        } else if (insert(document, entries)) {
            outbox.publish(collection, document.id(), entries, false);
        }
        return version;
    }

    /**
     * Stores many new documents at once, each with its messages in one write.
     *
     * @return the ids that were there already and were left as they are
     */
    public Set<UUID> insertAll(List<Saving<D>> savings) {
        if (savings.isEmpty()) {
            return Set.of();
        }
        var entries = savings.stream()
                .map(saving -> outbox.entries(1, saving.messages()))
                .toList();
        var documents = new ArrayList<Document>();
        for (int i = 0; i < savings.size(); i++) {
            documents.add(toInsert(savings.get(i).document(), entries.get(i)));
        }
        var known = new TreeSet<UUID>();
        try {
            collection.insertMany(documents, new InsertManyOptions().ordered(false));
        } catch (MongoBulkWriteException partly) {
            partly.getWriteErrors().forEach(error -> {
                if (error.getCategory() != ErrorCategory.DUPLICATE_KEY) {
                    throw partly;
                }
                known.add(savings.get(error.getIndex()).document().id());
            });
        }
        for (int i = 0; i < savings.size(); i++) {
            var id = savings.get(i).document().id();
            if (!known.contains(id)) {
                outbox.publish(collection, id, entries.get(i), false);
            }
        }
        return known;
    }

    /**
     * Removes a document that nobody was told of.
     *
     * @throws LostRace if the stored version is not the one the document was loaded with
     */
    public void delete(D document) {
        var loaded = and(eq("_id", document.id()), eq("version", document.version()));
        if (collection.deleteOne(loaded).getDeletedCount() == 0) {
            throw new LostRace(collection.getNamespace().getCollectionName(), document.id());
        }
    }

    /** Whether it was stored now; if an earlier try of this request did it, its messages went with that. */
    private boolean insert(D document, List<OutboxEntry> entries) {
        try {
            collection.insertOne(toInsert(document, entries));
            return true;
        } catch (MongoWriteException refused) {
            if (refused.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                if (outbox.isRepeat(document.id()) && isThere(document.id())) {
                    return false;
                }
                throw new AlreadyStored(collection.getNamespace().getCollectionName(), document.id(), refused);
            }
            throw refused;
        }
    }

    /** Otherwise the conflict was over another value that must be unique. */
    private boolean isThere(UUID id) {
        return collection.find(eq("_id", id)).first() != null;
    }

    private Document toInsert(D document, List<OutboxEntry> entries) {
        var stored = toBson(document);
        stored.put("version", 1L);
        if (!entries.isEmpty()) {
            stored.put(OutboxEntry.FIELD, toBson(entries));
        }
        return stored;
    }

    /**
     * Whether older messages of the same topics and keys still waited and were dropped for these: Kafka keeps the last
     * of a key, and one of them may be on its way to become that.
     */
    private boolean update(D document, long version, List<OutboxEntry> entries) {
        var set = toBson(document);
        set.remove("_id");
        set.put("version", version);
        var unset = new Document();
        fields.stream().filter(field -> !set.containsKey(field)).forEach(field -> unset.put(field, ""));
        var change = new Document("$set", set);
        if (!unset.isEmpty()) {
            change.put("$unset", unset);
        }
        if (!entries.isEmpty()) {
            change.put("$push", new Document(OutboxEntry.FIELD, new Document("$each", toBson(entries))));
        }
        var before = and(eq("_id", document.id()), eq("version", document.version()));
        var writes = new ArrayList<WriteModel<Document>>();
        writes.add(new UpdateOneModel<>(before, change));
        writes.addAll(dropOvertaken(document.id(), entries));
        var matched = collection.bulkWrite(writes).getMatchedCount();
        if (matched == 0) {
            throw new LostRace(collection.getNamespace().getCollectionName(), document.id());
        }
        return matched > 1;
    }

    /** Only where these entries lie: after a lost race nothing may go. */
    static List<WriteModel<Document>> dropOvertaken(UUID document, List<OutboxEntry> entries) {
        return entries.stream().collect(groupingBy(OutboxEntry::topic)).entrySet().stream()
                .<WriteModel<Document>>map(told -> {
                    var newest = told.getValue().getFirst();
                    var overtaken = and(
                            eq("topic", told.getKey()),
                            in(
                                    "key",
                                    told.getValue().stream()
                                            .map(OutboxEntry::key)
                                            .toList()),
                            lt("version", newest.version()));
                    return new UpdateOneModel<>(
                            and(
                                    eq("_id", document),
                                    eq(OutboxEntry.FIELD + ".id", newest.id()),
                                    elemMatch(OutboxEntry.FIELD, overtaken)),
                            pull(OutboxEntry.FIELD, overtaken));
                })
                .toList();
    }

    private Document toBson(D document) {
        var bson = new Document();
        mongo.getConverter().write(document, bson);
        return bson;
    }

    static List<Document> toBson(List<OutboxEntry> entries) {
        return entries.stream().map(OutboxEntry::toDocument).toList();
    }
}
