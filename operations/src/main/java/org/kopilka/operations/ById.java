package org.kopilka.operations;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/**
 * The documents of a collection in the order of their ids, a few megabytes at a time. All ids are taken first, 64 bytes
 * each, and sorted here: a store that sorts in memory would take all documents whole.
 */
final class ById implements Iterator<RawBsonDocument> {

    private static final int BYTES_AT_A_TIME = 4 << 20;
    private static final int MOST_AT_A_TIME = 500;
    private static final int FIRST = 20;

    private final MongoCollection<RawBsonDocument> collection;
    private final List<BsonValue> ids = new ArrayList<>();
    private final Deque<RawBsonDocument> here = new ArrayDeque<>();
    private int taken;
    private int atATime = FIRST;

    ById(MongoCollection<RawBsonDocument> collection) {
        this.collection = collection;
        collection
                .withDocumentClass(BsonDocument.class)
                .find()
                .projection(Projections.include("_id"))
                .batchSize(10_000)
                .forEach(document -> ids.add(document.get("_id")));
        ids.sort(ById::compare);
    }

    private static int compare(BsonValue a, BsonValue b) {
        return a.isBinary() && b.isBinary()
                ? Arrays.compareUnsigned(a.asBinary().getData(), b.asBinary().getData())
                : a.toString().compareTo(b.toString());
    }

    /** Those that are gone meanwhile are left out. */
    @Override
    public boolean hasNext() {
        while (here.isEmpty() && taken < ids.size()) {
            var next = ids.subList(taken, Math.min(taken + atATime, ids.size()));
            taken += next.size();
            long bytes = 0;
            var found = new HashMap<BsonValue, RawBsonDocument>();
            for (var document : collection.find(Filters.in("_id", next))) {
                found.put(document.get("_id"), document);
                bytes += document.getByteBuffer().remaining();
            }
            next.stream().map(found::get).filter(Objects::nonNull).forEach(here::add);
            var each = Math.max(1, bytes / Math.max(1, found.size()));
            atATime = Math.clamp(BYTES_AT_A_TIME / each, 1, MOST_AT_A_TIME);
        }
        return !here.isEmpty();
    }

    @Override
    public RawBsonDocument next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return here.removeFirst();
    }
}
