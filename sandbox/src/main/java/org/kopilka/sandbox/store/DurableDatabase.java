package org.kopilka.sandbox.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;
import java.time.Instant;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/** Opens every map with BSON on disk before the library would open it with Java serialization, ten times slower. */
final class DurableDatabase extends H2Database {

    private final MVStore store;
    private final Commands commands;

    DurableDatabase(String name, MVStore store, CursorRegistry cursors) {
        this.store = store; // before super, which already opens collections
        super(name, store, cursors);
        this.commands = new Commands(this, cursors);
    }

    @Override
    public Document handleCommand(
            Channel channel, String command, Document query, DatabaseResolver databases, Oplog oplog) {
        return commands.answer(
                command,
                query,
                databases,
                oplog,
                asked -> super.handleCommand(channel, command, asked, databases, oplog));
    }

    @Nullable
    MongoCollection<Object> collection(@Nullable Object name) {
        return resolveCollection(String.valueOf(name), false);
    }

    List<Document> indexesOf(@Nullable Object collection) {
        var known = indexes.get();
        return known == null
                ? List.of()
                : known.handleQueryAsStream(new Document("ns", getDatabaseName() + "." + collection))
                        .toList();
    }

    /** @return how many documents were older than an index lets them grow */
    int expire(Instant now) {
        commands.forgetAbandoned();
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
