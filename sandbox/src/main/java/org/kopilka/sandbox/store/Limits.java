package org.kopilka.sandbox.store;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.Unpooled;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How large and how deep a document may be, and what may not be its id. */
final class Limits {

    private static final int DEEPEST = 200;
    private static final int BYTES_OF_A_FIELD = 24;
    private static final int BYTES_OF_A_CHARACTER = 3;

    private Limits() {}

    static void check(Document document) {
        if (document.get("_id") instanceof BsonRegularExpression) {
            throw Refusal.BAD_VALUE.because("The '_id' value cannot be of type regex");
        }
        if (atMost(document, 0) > Greeting.LARGEST_DOCUMENT && bytes(document) > Greeting.LARGEST_DOCUMENT) {
            throw Refusal.TOO_LARGE.because("the document is larger than %s bytes", Greeting.LARGEST_DOCUMENT);
        }
    }

    static int bytes(Document document) {
        var out = Unpooled.buffer();
        BsonEncoder.encodeDocument(document, out);
        return out.writerIndex();
    }

    /** What it can take in bytes, without encoding it: nearly every document is far from being too large. */
    static long atMost(@Nullable Object value, int depth) {
        if (depth > DEEPEST) {
            throw Refusal.OVERFLOW.because("cannot insert document because it exceeds %s levels", DEEPEST);
        }
        var bytes = (long) BYTES_OF_A_FIELD;
        switch (value) {
            case String text -> bytes += (long) BYTES_OF_A_CHARACTER * text.length();
            case BinData data -> bytes += data.getData().length;
            case Map<?, ?> fields -> {
                for (var field : fields.entrySet()) {
                    bytes += atMost(field.getKey(), depth) + atMost(field.getValue(), depth + 1);
                }
            }
            case Collection<?> many -> {
                for (var each : many) {
                    bytes += BYTES_OF_A_FIELD + atMost(each, depth + 1);
                }
            }
            case null, default -> {}
        }
        return bytes;
    }
}
