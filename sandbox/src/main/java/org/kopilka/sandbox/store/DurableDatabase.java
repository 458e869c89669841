package org.kopilka.sandbox.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * Opens every map with BSON on disk before the library would open it with Java serialization, ten times slower; and
 * answers as MongoDB does where the library does not.
 */
final class DurableDatabase extends H2Database {

    private final MVStore store;
    private final Batches batches;

    DurableDatabase(String name, MVStore store, CursorRegistry cursors) {
        this.store = store; // before super, which already opens collections
        this.batches = new Batches(cursors);
        super(name, store, cursors);
    }

    @Override
    public Document handleCommand(
            Channel channel, String command, Document query, DatabaseResolver databases, Oplog oplog) {
        CommandRules.check(command, query);
        UnaryOperator<Document> library = asked -> super.handleCommand(channel, command, asked, databases, oplog);
        return switch (command.toLowerCase(Locale.ROOT)) {
            case "find" -> find(query, library);
            case "aggregate" -> aggregate(query, databases, oplog, library);
            case "insert" -> Writes.insert(query, library);
            case "update" -> Writes.update(query, library);
            case "create" -> create(query, library);
            case "drop" -> collection(query.get("drop")) == null ? new Document("ok", 1.0) : library.apply(query);
            case "createindexes" -> createIndexes(query, library);
            case "dropindexes" -> {
                IndexRules.checkDrop(query.get("index"));
                yield library.apply(query);
            }
            case "listindexes" -> listIndexes(query, library);
            case "listcollections" -> listCollections(query, library);
            default -> library.apply(query);
        };
    }

    private Document find(Document query, UnaryOperator<Document> library) {
        if (query.get("hint") instanceof Object hint
                && collection(query.get("find")) instanceof DurableCollection there
                && !there.hasIndex(hint)) {
            throw Refusal.BAD_VALUE.because("hint provided does not correspond to an existing index: %s", hint);
        }
        var whole = new Document(query);
        whole.remove("batchSize");
        return batches.cut(library.apply(whole), query.get("batchSize"), Utils.isTrue(query.get("singleBatch")));
    }

    /** What a pipeline matches first is found as a query finds it, by an index if there is one. */
    private Document aggregate(
            Document query, DatabaseResolver databases, Oplog oplog, UnaryOperator<Document> library) {
        var pipeline = Aggregation.parse(query.get("pipeline"));
        if (!(query.get("cursor") instanceof Document cursor)) {
            return library.apply(query);
        }
        if (!pipeline.isEmpty() && pipeline.getFirst().containsKey("$changeStream")) {
            throw Refusal.ILLEGAL_OPERATION.because("The $changeStream stage is only supported on replica sets");
        }
        Document answer;
        if (collection(query.get("aggregate")) instanceof DurableCollection there
                && !pipeline.isEmpty()
                && pipeline.getFirst().size() == 1
                && pipeline.getFirst().get("$match") instanceof Document match) {
            var rest = Aggregation.fromPipeline(pipeline.subList(1, pipeline.size()), databases, this, there, oplog);
            rest.validate(new Document("cursor", new Document()));
            var found = rest.runStages(there.handleQueryAsStream(new Document("$query", match)));
            answer = new Document(
                            "cursor",
                            new Document("id", 0L)
                                    .append("ns", there.getFullName())
                                    .append("firstBatch", found))
                    .append("ok", 1.0);
        } else {
            answer = library.apply(new Document(query).append("cursor", new Document()));
        }
        return batches.cut(answer, cursor.get("batchSize"), false);
    }

    private Document create(Document query, UnaryOperator<Document> library) {
        if (collection(query.get("create")) != null) {
            throw Refusal.NAMESPACE_EXISTS.because("Collection %s already exists", query.get("create"));
        }
        return library.apply(query);
    }

    private Document createIndexes(Document query, UnaryOperator<Document> library) {
        var there = indexesOf(query.get("createIndexes"));
        Fields.documents(query.get("indexes")).forEach(wanted -> IndexRules.check(wanted, there));
        return library.apply(query);
    }

    private Document listIndexes(Document query, UnaryOperator<Document> library) {
        if (collection(query.get("listIndexes")) == null) {
            throw Refusal.NAMESPACE_NOT_FOUND.because("ns does not exist: %s", query.get("listIndexes"));
        }
        return listing(library.apply(query), indexes -> indexes.sorted(IndexRules::inOrder));
    }

    private Document listCollections(Document query, UnaryOperator<Document> library) {
        var filter = Fields.document(query.get("filter"));
        return listing(library.apply(query), all -> all.filter(each -> Matching.matches(each, filter)));
    }

    private static Document listing(Document answer, UnaryOperator<Stream<Document>> wanted) {
        var cursor = Fields.document(answer.get("cursor"));
        cursor.put(
                "firstBatch",
                wanted.apply(Fields.documents(cursor.get("firstBatch")).stream())
                        .toList());
        return answer;
    }

    private @Nullable MongoCollection<Object> collection(@Nullable Object name) {
        return resolveCollection(String.valueOf(name), false);
    }

    private List<Document> indexesOf(@Nullable Object collection) {
        var known = indexes.get();
        return known == null
                ? List.of()
                : known.handleQueryAsStream(new Document("ns", getDatabaseName() + "." + collection))
                        .toList();
    }

    /** @return how many documents were older than an index lets them grow */
    int expire(Instant now) {
        batches.forgetAbandoned();
        var known = indexes.get();
        if (known == null) {
            return 0;
        }
        var expired = 0;
        for (var index : known.handleQueryAsStream(new Document()).toList()) {
            var collection = collection(
                    String.valueOf(index.get("ns")).substring(getDatabaseName().length() + 1));
            if (collection != null && index.get("expireAfterSeconds") instanceof Number seconds) {
                var field =
                        Fields.document(index.get("key")).keySet().iterator().next();
                var oldest = now.minusSeconds(seconds.longValue());
                expired += collection.deleteDocuments(new Document(field, new Document("$lt", oldest)), 0);
            }
        }
        return expired;
    }

    @Override
    protected MongoCollection<Object> openOrCreateCollection(String name, CollectionOptions options) {
        var namespace = getFullCollectionNamespace(name);
        var documents = store.openMap(
                "databases." + namespace,
                new MVMap.Builder<Object, Document>().keyType(BsonType.VALUE).valueType(BsonType.DOCUMENT));
        MVMap<String, Object> meta = store.openMap("meta." + namespace);
        return new DurableCollection(this, name, options, documents, meta, cursorRegistry);
    }

    @Override
    protected Index<Object> openOrCreateUniqueIndex(
            String collection, String index, List<IndexKey> keys, boolean sparse) {
        var ids = store.openMap(
                getFullCollectionNamespace(collection) + "._index_" + index,
                new MVMap.Builder<KeyValue, Object>().keyType(BsonType.KEY).valueType(BsonType.VALUE));
        return new UniqueIndex(ids, index, keys, sparse);
    }

    @Override
    protected Index<Object> openOrCreateSecondaryIndex(
            String collection, String index, List<IndexKey> keys, boolean sparse) {
        return new SecondaryIndex(index, keys, sparse);
    }
}
