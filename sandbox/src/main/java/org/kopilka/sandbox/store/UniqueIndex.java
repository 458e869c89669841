package org.kopilka.sandbox.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.AbstractUniqueIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** A unique index as it lies in the file. That of {@code _id} meets every document, so it holds the limits of all. */
final class UniqueIndex extends AbstractUniqueIndex<Object> {

    private final MVMap<KeyValue, Object> ids;
    private final boolean ofIds;

    UniqueIndex(MVMap<KeyValue, Object> ids, String name, List<IndexKey> keys, boolean sparse) {
        super(name, keys, sparse);
        this.ids = ids;
        this.ofIds = name.equals("_id_");
    }

    @Override
    public synchronized void checkAdd(Document document, MongoCollection<Object> collection) {
        if (ofIds) {
            Limits.check(document);
        }
        try {
            super.checkAdd(document, collection);
        } catch (DuplicateKeyError taken) {
            throw duplicate(document, collection);
        }
    }

    @Override
    public synchronized void checkUpdate(Document old, Document next, MongoCollection<Object> collection) {
        if (ofIds) {
            Limits.check(next);
        }
        try {
            super.checkUpdate(old, next, collection);
        } catch (DuplicateKeyError taken) {
            throw duplicate(next, collection);
        }
    }

    private DuplicateKey duplicate(Document document, MongoCollection<Object> collection) {
        var id = Missing.ofNullable(document.get("_id"));
        var taken = getKeyValues(document).stream()
                .filter(ids::containsKey)
                .filter(key -> ofIds || !Objects.equals(ids.get(key), id))
                .findFirst();
        return new DuplicateKey(this, collection, taken.orElseThrow());
    }

    @Override
    protected @Nullable Object removeDocument(KeyValue key) {
        return ids.remove(key);
    }

    @Override
    protected boolean putKeyPosition(KeyValue key, @Nullable Object id) {
        return ids.putIfAbsent(key, Missing.ofNullable(id)) == null;
    }

    @Override
    protected Iterable<Map.Entry<KeyValue, Object>> getIterable() {
        return ids.entrySet();
    }

    @Override
    protected @Nullable Object getPosition(KeyValue key) {
        return ids.get(key);
    }

    @Override
    public long getCount() {
        return ids.sizeAsLong();
    }

    @Override
    public boolean isEmpty() {
        return ids.isEmpty();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }
}
