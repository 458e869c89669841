package org.kopilka.sandbox.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * An index that is not unique, which the library ignores. It lies in memory, narrows by the first of its fields only,
 * and is filled by the library when a collection opens.
 */
final class SecondaryIndex extends Index<Object> {

    private final Map<KeyValue, Set<Object>> ids = new ConcurrentHashMap<>();

    SecondaryIndex(String name, List<IndexKey> keys, boolean sparse) {
        super(name, keys, sparse);
    }

    @Override
    protected List<String> keys() {
        return List.of(getKeys().getFirst().getKey());
    }

    /** Equality and {@code $in} on the first field; whatever else is asked is matched document by document. */
    @Override
    public boolean canHandle(Document query) {
        return !sought(query).isEmpty();
    }

    @Override
    public Iterable<Object> getPositions(Document query) {
        var found = new LinkedHashSet<Object>();
        for (var value : sought(query)) {
            found.addAll(ids.getOrDefault(new KeyValue(value).normalized(), Set.of()));
        }
        return found;
    }

    private List<Object> sought(Document query) {
        var asked = query.get(keys().getFirst());
        if (asked instanceof Document operators && operators.get("$in") instanceof Collection<?> many) {
            return operators.size() == 1 && many.stream().allMatch(SecondaryIndex::isPlain)
                    ? new ArrayList<>(many)
                    : List.of();
        }
        return isPlain(asked) ? List.of(asked) : List.of();
    }

    private static boolean isPlain(@Nullable Object value) {
        return value instanceof String
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof java.util.UUID
                || value instanceof java.time.Instant;
    }

    @Override
    public void add(Document document, Object id, MongoCollection<Object> collection) {
        for (var key : getKeyValues(document)) {
            ids.computeIfAbsent(key, _ -> ConcurrentHashMap.newKeySet()).add(id);
        }
    }

    @Override
    public Object remove(Document document) {
        var id = Utils.getSubdocumentValue(document, "_id");
        for (var key : getKeyValues(document)) {
            ids.computeIfPresent(key, (_, having) -> having.remove(id) && having.isEmpty() ? null : having);
        }
        return id;
    }

    @Override
    public void updateInPlace(Document old, Document next, Object id, MongoCollection<Object> collection) {
        if (!nullAwareEqualsKeys(old, next)) {
            remove(old);
            add(next, id, collection);
        }
    }

    @Override
    public @Nullable Object getPosition(Document document) {
        return null;
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Object> collection) {
        var arrays = getKeys().stream()
                .map(IndexKey::getKey)
                .filter(key -> Utils.getSubdocumentValueCollectionAware(document, key) instanceof Collection)
                .map(Utils::firstFragment)
                .distinct()
                .toList();
        if (arrays.size() > 1) {
            throw Refusal.PARALLEL_ARRAYS.because("cannot index parallel arrays %s", arrays);
        }
    }

    @Override
    public void checkUpdate(Document old, Document next, MongoCollection<Object> collection) {
        checkAdd(next, collection);
    }

    @Override
    public long getCount() {
        return ids.size();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }

    @Override
    public void drop() {
        ids.clear();
    }
}
