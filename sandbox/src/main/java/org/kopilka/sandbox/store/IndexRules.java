package org.kopilka.sandbox.store;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which indexes MongoDB makes beside those that are there, and which it refuses. */
final class IndexRules {

    private static final String EXPIRY = "expireAfterSeconds";

    private IndexRules() {}

    static void check(Document wanted, List<Document> there) {
        if (wanted.containsKey("partialFilterExpression")) {
            throw Refusal.CANNOT_CREATE_INDEX.because("this store has no partial indexes");
        }
        if (wanted.containsKey(EXPIRY) && keys(wanted).size() != 1) {
            throw Refusal.CANNOT_CREATE_INDEX.because("TTL indexes are single-field indexes");
        }
        there.forEach(index -> check(wanted, index));
    }

    private static void check(Document wanted, Document index) {
        var sameName = Objects.equals(wanted.get("name"), index.get("name"));
        var sameKeys = isSame(keys(wanted), keys(index));
        if (sameName && (!sameKeys || differs("unique", wanted, index) || differs("sparse", wanted, index))) {
            throw Refusal.INDEX_KEY_SPECS_CONFLICT.because(
                    "An existing index has the same name as the requested index: %s, there: %s", wanted, index);
        }
        if (sameKeys && (!sameName || !isSame(wanted.get(EXPIRY), index.get(EXPIRY)))) {
            throw Refusal.INDEX_OPTIONS_CONFLICT.because(
                    "An equivalent index already exists with a different name or other options: %s, there: %s",
                    wanted, index);
        }
    }

    static void checkDrop(@Nullable Object index) {
        if ("_id_".equals(index)) {
            throw Refusal.INVALID_OPTIONS.because("cannot drop _id index");
        }
    }

    /** {@code _id} first, then by name: the library tells them in no order. */
    static int inOrder(Document left, Document right) {
        var a = String.valueOf(left.get("name"));
        var b = String.valueOf(right.get("name"));
        return a.equals("_id_") ? -1 : b.equals("_id_") ? 1 : a.compareTo(b);
    }

    private static Document keys(Document index) {
        return Fields.document(index.get("key"));
    }

    private static boolean isSame(@Nullable Object left, @Nullable Object right) {
        return BsonOrder.isEqual(left, right);
    }

    private static boolean differs(String option, Document left, Document right) {
        return Utils.isTrue(left.get(option)) != Utils.isTrue(right.get(option));
    }
}
