package org.kopilka.sandbox.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** Uses an index wherever one narrows the query, and hands out copies of what lies in the store. */
final class DurableCollection extends H2Collection {

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

    /** The library takes an index only for a query of exactly its fields, and reads everything for one more. */
    @Override
    protected QueryResult queryDocuments(
            Document query, Document orderBy, int skip, int limit, int batchSize, Document fields) {
        for (var index : indexes) {
            var narrowed = new Document();
            for (var key : index.getKeys()) {
                if (query.containsKey(key.getKey())) {
                    narrowed.put(key.getKey(), query.get(key.getKey()));
                }
            }
            if (index.canHandle(narrowed)) {
                return matchDocuments(query, index.getPositions(narrowed), orderBy, skip, limit, batchSize, fields);
            }
        }
        return matchDocuments(query, orderBy, skip, limit, batchSize, fields);
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
        return super.createQueryResult(found.stream().map(Document::cloneDeeply).toList(), batchSize);
    }

    /** A statistic nobody reads here; keeping it would encode every document twice more. */
    @Override
    protected boolean tracksDataSize() {
        return false;
    }
}
