package org.kopilka.sandbox.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;

/** Tells the keys of the unique index and the value that another document has. */
final class DuplicateKey extends DuplicateKeyError {

    private static final long serialVersionUID = 1L;

    private final Document pattern = new Document();
    private final Document value = new Document();

    DuplicateKey(Index<?> index, MongoCollection<?> collection, KeyValue taken) {
        super(index, collection, index.getKeys(), taken);
        for (var i = 0; i < taken.size(); i++) {
            var key = index.getKeys().get(i);
            pattern.put(key.getKey(), key.isAscending() ? 1 : -1);
            value.put(key.getKey(), taken.get(i) instanceof Missing ? null : taken.get(i));
        }
    }

    Document tell(Document error) {
        return error.append("keyPattern", pattern).append("keyValue", value);
    }
}
