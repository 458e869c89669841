package org.kopilka.sandbox.store;

import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.bson.Document;
import java.time.Instant;
import java.util.List;

/** What the store says of itself: a MongoDB 8 that stands alone, so that no driver asks for what only replica sets do. */
final class Greeting implements MongoVersion {

    static final int LARGEST_DOCUMENT = 16 << 20;

    private static final int LARGEST_MESSAGE = 48_000_000;
    private static final int LARGEST_BATCH = 100_000;
    private static final int SESSION_MINUTES = 30;

    @Override
    public List<Integer> getVersionArray() {
        return List.of(8, 0, 0);
    }

    @Override
    public int getWireVersion() {
        return 25;
    }

    /** @param writable the field's name: {@code isWritablePrimary} of {@code hello}, {@code ismaster} of older drivers */
    Document to(String writable) {
        return new Document(writable, true)
                .append("helloOk", true)
                .append("maxBsonObjectSize", LARGEST_DOCUMENT)
                .append("maxMessageSizeBytes", LARGEST_MESSAGE)
                .append("maxWriteBatchSize", LARGEST_BATCH)
                .append("localTime", Instant.now())
                .append("logicalSessionTimeoutMinutes", SESSION_MINUTES)
                .append("minWireVersion", 0)
                .append("maxWireVersion", getWireVersion())
                .append("readOnly", false)
                .append("ok", 1.0);
    }

    static boolean is(Document answer) {
        return answer.containsKey("maxWireVersion");
    }
}
