package org.kopilka.platform.documents;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/**
 * Documents of which others are told. To tell one anew, its messages are put into its outbox as of the version it has:
 * so a change that comes meanwhile drops them, as it drops all that it overtakes.
 */
record Told<D extends Stored>(
        Set<String> topics,
        Function<D, List<Outgoing>> state,
        Class<D> type,
        MongoTemplate mongo,
        MongoCollection<Document> collection,
        Outbox outbox) {

    /** By their digits, as the store orders them; Java takes the first for a sign. */
    private static final Comparator<UUID> ORDER = Comparator.comparing(UUID::toString);

    private static final int MOST_DOCUMENTS = 100;
    private static final int ENOUGH_MESSAGES = 1_000;
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    /**
     * @param last the id with which it ended
     * @param documents how many were looked at
     * @param waiting what lies in their outboxes now, in the order of the documents
     */
    record Portion(UUID last, int documents, List<Relay.Waiting> waiting) {}

    String name() {
        return collection.getNamespace().getCollectionName();
    }

    /**
     * The ids of all documents there are; the highest comes first, so that the root of the institutions is the last. Not
     * sorted by the store: one that does it in memory would take the documents whole.
     *
     * @param before only lower ones
     */
    Deque<UUID> ids(@Nullable UUID before) {
        var ids = new ArrayList<UUID>();
        collection
                .find()
                .projection(Projections.include("_id"))
                .forEach(document -> ids.add(document.get("_id", UUID.class)));
        return ids.stream()
                .filter(id -> before == null || ORDER.compare(id, before) < 0)
                .sorted(ORDER.reversed())
                .collect(toCollection(ArrayDeque::new));
    }

    /** Puts the messages of the next documents into their outboxes, and takes these off the ids. */
    Portion putNext(Deque<UUID> ids) {
        var next = ids.stream().limit(MOST_DOCUMENTS).toList();
        var found = mongo.find(Query.query(Criteria.where("_id").in(next)), type).stream()
                .collect(toMap(Stored::id, document -> document));
        var messages = new LinkedHashMap<D, List<OutboxEntry>>();
        var last = next.getFirst();
        int looked = 0;
        int count = 0;
        while (looked < next.size() && count < ENOUGH_MESSAGES) {
            last = ids.removeFirst();
            looked++;
            var document = found.get(last);
            if (document != null) {
                var entries = entries(document);
                messages.put(document, entries);
                count += entries.size();
            }
        }
        return new Portion(last, looked, put(messages));
    }

    private List<OutboxEntry> entries(D document) {
        return outbox.entries(document.version(), state.apply(document));
    }

    private List<Relay.Waiting> put(Map<D, List<OutboxEntry>> messages) {
        var puts = new ArrayList<WriteModel<Document>>();
        var drops = new ArrayList<WriteModel<Document>>();
        messages.forEach((document, entries) -> {
            if (!entries.isEmpty()) {
                puts.add(new UpdateOneModel<>(
                        and(eq("_id", document.id()), eq("version", document.version())),
                        new Document(
                                "$push",
                                new Document(OutboxEntry.FIELD, new Document("$each", Documents.toBson(entries))))));
                drops.addAll(Documents.dropOvertaken(document.id(), entries));
            }
        });
        if (puts.isEmpty()) {
            return List.of();
        }
        var isPutEverywhere = collection.bulkWrite(puts, UNORDERED).getMatchedCount() == puts.size();
        var overtaking = collection.bulkWrite(drops, UNORDERED).getMatchedCount() > 0;
        var waiting = new ArrayList<Relay.Waiting>();
        messages.forEach((document, entries) ->
                entries.forEach(entry -> waiting.add(new Relay.Waiting(collection, document.id(), entry, overtaking))));
        if (!isPutEverywhere) {
            waiting.addAll(put(changedSince(messages.keySet())));
        }
        return waiting;
    }

    /** Those whose version is not the one they were read with, as they are now. */
    private Map<D, List<OutboxEntry>> changedSince(Collection<D> read) {
        var versions = read.stream().collect(toMap(Stored::id, Stored::version));
        var changed = new LinkedHashMap<D, List<OutboxEntry>>();
        mongo.find(Query.query(Criteria.where("_id").in(versions.keySet())), type).stream()
                .filter(document -> !Long.valueOf(document.version()).equals(versions.get(document.id())))
                .forEach(document -> changed.put(document, entries(document)));
        return changed;
    }
}
