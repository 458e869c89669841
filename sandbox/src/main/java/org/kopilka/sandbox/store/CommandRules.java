package org.kopilka.sandbox.store;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What MongoDB refuses by the look of a command alone, and the library takes. */
final class CommandRules {

    private static final Set<String> OF_A_COLLECTION = Set.of(
            "find", "insert", "update", "delete", "create", "createindexes", "count", "distinct", "findandmodify");

    private static final Set<String> FIELDS_OF_FIND =
            Set.of(("find filter sort projection hint skip limit batchSize singleBatch comment "
                            + "maxTimeMS readConcern max min returnKey showRecordId tailable oplogReplay "
                            + "noCursorTimeout awaitData allowPartialResults collation allowDiskUse let lsid "
                            + "apiVersion apiStrict apiDeprecationErrors")
                    .split(" "));

    private CommandRules() {}

    static void check(String command, Document query) {
        var name = command.toLowerCase(Locale.ROOT);
        if (OF_A_COLLECTION.contains(name)) {
            checkCollection(query.get(command));
        }
        if (query.containsKey("txnNumber")) {
            throw Refusal.ILLEGAL_OPERATION.because(
                    "Transaction numbers are only allowed on a replica set member or mongos");
        }
        if (query.get("writeConcern") instanceof Document concern
                && concern.get("w") instanceof String who
                && !who.equals("majority")) {
            throw Refusal.BAD_VALUE.because("cannot use non-majority 'w' mode %s without a replica set", who);
        }
        if (name.equals("find")) {
            checkFind(query);
        } else if (name.equals("findandmodify") && Utils.isTrue(query.get("remove"))) {
            if (query.containsKey("update") || Utils.isTrue(query.get("new"))) {
                throw Refusal.FAILED_TO_PARSE.because("Cannot specify both update or new=true and remove=true");
            }
        }
    }

    private static void checkCollection(@Nullable Object name) {
        if (!(name instanceof String text) || text.isEmpty() || text.contains("$")) {
            throw Refusal.INVALID_NAMESPACE.because("Invalid namespace specified '%s'", name);
        }
    }

    private static void checkFind(Document query) {
        for (var field : query.keySet()) {
            if (!FIELDS_OF_FIND.contains(field) && !field.startsWith("$")) {
                throw Refusal.UNKNOWN_FIELD.because("BSON field 'FindCommandRequest.%s' is an unknown field.", field);
            }
        }
        for (var field : Set.of("limit", "skip", "batchSize")) {
            if (query.get(field) instanceof Number number && number.longValue() < 0) {
                throw Refusal.BAD_VALUE.because("BSON field '%s' value must be >= 0, actual value '%s'", field, number);
            }
        }
        if (query.get("sort") instanceof Document sort) {
            for (var direction : sort.values()) {
                if (direction instanceof Number number && Math.abs(number.doubleValue()) != 1) {
                    throw Refusal.BAD_VALUE.because("$sort key ordering must be 1 or -1");
                }
            }
        }
    }
}
