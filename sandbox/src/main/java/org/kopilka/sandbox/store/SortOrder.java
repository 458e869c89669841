package org.kopilka.sandbox.store;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The order that {@code sort} asks for; an array counts by its least element, or by its greatest if descending. */
final class SortOrder implements Comparator<Document> {

    private final Document keys;

    SortOrder(Document keys) {
        this.keys = keys;
    }

    @Override
    public int compare(Document left, Document right) {
        for (var key : keys.entrySet()) {
            var order = isAscending(key) ? BsonOrder.OF_VALUES : BsonOrder.OF_VALUES.reversed();
            var found = order.compare(value(left, key.getKey(), order), value(right, key.getKey(), order));
            if (found != 0) {
                return found;
            }
        }
        return 0;
    }

    private static boolean isAscending(Map.Entry<String, Object> key) {
        return !(key.getValue() instanceof Number direction) || direction.intValue() > 0;
    }

    private static @Nullable Object value(Document document, String path, Comparator<@Nullable Object> order) {
        var value = Utils.getSubdocumentValueCollectionAware(document, path);
        if (value instanceof Collection<?> many) {
            return many.isEmpty() ? BsonOrder.Nothing.EMPTY : Collections.min(many, order);
        }
        return value;
    }
}
