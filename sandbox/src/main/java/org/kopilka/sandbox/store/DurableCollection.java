package org.kopilka.sandbox.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** Uses an index wherever one narrows the query, and hands out copies of what lies in the store. */
final class DurableCollection extends H2Collection {

    /** What the thread is about to change, one write at a time; who only reads has none. */
    private static final ScopedValue<Change> CHANGE = ScopedValue.newInstance();

    private final List<Index<Object>> indexes = new CopyOnWriteArrayList<>();

    DurableCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            MVMap<Object, Document> documents,
            MVMap<String, Object> meta,
            CursorRegistry cursors) {
        super(database, name, options, documents, meta, cursors);
    }

    @Override
    public void addIndex(Index<Object> index) {
        super.addIndex(index);
        if (indexes.stream().noneMatch(known -> known.getName().equals(index.getName()))) {
            indexes.add(index);
            indexes.sort(Comparator.comparing(Index::isUnique, Comparator.reverseOrder()));
        }
    }

    @Override
    public void dropIndex(String name) {
        super.dropIndex(name);
        indexes.removeIf(index -> index.getName().equals(name));
    }

    boolean hasIndex(Object hint) {
        return indexes.stream()
                .anyMatch(index -> hint.equals(index.getName())
                        || BsonOrder.isEqual(hint, index.toIndexDescription().get("key")));
    }

    /** The library takes an index only for a query of exactly its fields, and reads everything for one more. */
    @Override
    protected QueryResult queryDocuments(
            Document query, Document orderBy, int skip, int limit, int batchSize, Document fields) {
        var conditions = conditions(query);
        for (var index : indexes) {
            var narrowed = new Document();
            for (var key : index.getKeys()) {
                if (conditions.containsKey(key.getKey())) {
                    narrowed.put(key.getKey(), conditions.get(key.getKey()));
                }
            }
            if (index.canHandle(narrowed)) {
                return matchDocuments(query, index.getPositions(narrowed), orderBy, skip, limit, batchSize, fields);
            }
        }
        return matchDocuments(query, orderBy, skip, limit, batchSize, fields);
    }

    /** Of several conditions on one field the first: any of them narrows. */
    private static Document conditions(Document query) {
        var conditions = new Document(query);
        for (var clause : Fields.documents(query.get("$and"))) {
            conditions(clause).forEach(conditions::putIfAbsent);
        }
        return conditions;
    }

    @Override
    protected QueryResult matchDocumentsFromStream(
            Stream<Document> documents,
            Document query,
            @Nullable Document orderBy,
            int skip,
            int limit,
            int batchSize,
            @Nullable Document fields) {
        var found = documents.filter(document -> Matching.matches(document, query));
        if (orderBy != null && !orderBy.isEmpty() && !orderBy.containsKey("$natural")) {
            found = found.sorted(new SortOrder(orderBy));
        }
        found = found.skip(skip).limit(limit == 0 ? Long.MAX_VALUE : Math.abs(limit));
        if (fields != null && !fields.isEmpty()) {
            found = found.map(new Shown(fields, query)::of);
        }
        return createQueryResult(found.toList(), batchSize);
    }

    /** The library updates in place what it found; so that nobody reads it half updated, it finds a copy. */
    @Override
    protected QueryResult createQueryResult(List<Document> found, int batchSize) {
        var copies = found.stream().map(Document::cloneDeeply).toList();
        if (CHANGE.isBound()) {
            CHANGE.get().checkOn(copies);
        }
        return super.createQueryResult(copies, batchSize);
    }

    @Override
    public synchronized List<Document> insertDocuments(List<Document> documents, boolean ordered) {
        var errors = new ArrayList<Document>();
        for (var index = 0; index < documents.size() && (errors.isEmpty() || !ordered); index++) {
            try {
                addDocument(documents.get(index));
            } catch (MongoServerError refused) {
                errors.add(Writes.error(index, refused));
            }
        }
        return errors;
    }

    @Override
    public synchronized void addDocument(Document document) {
        super.addDocument(document);
        if (CHANGE.isBound()) {
            CHANGE.get().added = document;
        }
    }

    @Override
    protected void handleUpdate(Object id, Document old, Document next) {
        super.handleUpdate(id, old, next);
        if (CHANGE.isBound()) {
            CHANGE.get().modified++;
        }
    }

    /** @throws Writes.Failed instead of the library's own, which it would take and tell without the keys */
    @Override
    public synchronized Document updateDocuments(
            Document selector, Document update, ArrayFilters filters, boolean many, boolean upsert, Oplog oplog) {
        try {
            var change = new Change(UpdateRules.check(selector, update, many), many);
            return ScopedValue.where(CHANGE, change)
                    .call(() -> super.updateDocuments(
                            UpdateRules.placing(selector), change.update, filters, many, upsert, oplog))
                    .append("nModified", change.modified);
        } catch (MongoServerException failed) {
            throw new Writes.Failed(failed);
        }
    }

    /** The library tells nothing of an upsert. */
    @Override
    public synchronized Document findAndModify(Document command) {
        UpdateRules.checkIsNoPipeline(command.get("update"));
        if (!(command.get("update") instanceof Document update)) {
            return super.findAndModify(command);
        }
        var selector = Fields.document(command.get("query"));
        var change = new Change(UpdateRules.check(selector, update, false), false);
        var answer = ScopedValue.where(CHANGE, change)
                .call(() -> super.findAndModify(new Document(command)
                        .append("query", UpdateRules.placing(selector))
                        .append("update", change.update)));
        if (change.added != null) {
            answer.put(
                    "lastErrorObject",
                    new Document("n", 1).append("updatedExisting", false).append("upserted", change.added.get("_id")));
        }
        return answer;
    }

    /** A statistic nobody reads here; keeping it would encode every document twice more. */
    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    private static final class Change {

        private final Document update;
        private final boolean many;
        private int modified;
        private @Nullable Document added;

        Change(Document update, boolean many) {
            this.update = update;
            this.many = many;
        }

        void checkOn(List<Document> found) {
            found.stream().limit(many ? Long.MAX_VALUE : 1).forEach(document -> UpdateRules.checkOn(document, update));
        }
    }
}
