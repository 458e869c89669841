package org.kopilka.sandbox.store;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What MongoDB refuses of an update, by itself and on the document it is to change, and the library does. */
final class UpdateRules {

    private static final Set<String> OF_NUMBERS = Set.of("$inc", "$mul");
    private static final Set<String> OF_ARRAYS = Set.of("$push", "$addToSet", "$pull", "$pullAll");
    private static final Set<String> LEAVING_WHAT_IS_NOT_THERE =
            Set.of("$unset", "$pull", "$pullAll", "$pop", "$rename", "$setOnInsert");

    private UpdateRules() {}

    static void checkIsNoPipeline(@Nullable Object update) {
        if (update instanceof Collection) {
            throw Refusal.NOT_IMPLEMENTED.because("this store has no updates by a pipeline");
        }
    }

    /** @return the update with the fields of each operator in order, as MongoDB makes new ones */
    static Document check(Document selector, Document update, boolean many) {
        var operators =
                update.keySet().stream().filter(key -> key.startsWith("$")).count();
        if (operators > 0 && operators < update.size()) {
            throw Refusal.FAILED_TO_PARSE.because("the update operators and fields are mixed: %s", update.keySet());
        }
        if (many && operators < update.size()) {
            throw Refusal.FAILED_TO_PARSE.because("multi update is not supported for replacement-style update");
        }
        var id = operators == 0
                ? update.get("_id")
                : Fields.document(update.get("$set")).get("_id");
        if (id != null && selector.get("_id") instanceof Object asked && !asks(asked, id)) {
            throw Refusal.IMMUTABLE_FIELD.because(
                    "the (immutable) field '_id' was found to have been altered to %s", id);
        }
        return operators == 0 ? update : inOrder(update);
    }

    private static boolean asks(Object asked, Object id) {
        return asked instanceof Document || BsonOrder.isEqual(asked, id);
    }

    private static Document inOrder(Document update) {
        var ordered = new Document();
        update.forEach((operator, fields) -> ordered.put(
                operator, fields instanceof Document several ? new Document(new TreeMap<>(several)) : fields));
        return ordered;
    }

    static void checkOn(Document document, Document update) {
        update.forEach((operator, fields) -> Fields.document(fields).forEach((path, value) -> {
            if (!path.contains("$")) {
                check(document, operator, path, value);
            }
        }));
    }

    private static void check(Document document, String operator, String path, @Nullable Object value) {
        var there = Utils.getSubdocumentValue(document, path);
        if (OF_NUMBERS.contains(operator) && there == null) {
            throw Refusal.TYPE_MISMATCH.because(
                    "Cannot apply %s to a value of non-numeric type null: %s", operator, path);
        }
        if (operator.equals("$inc") && there instanceof Number a && value instanceof Number b && overflows(a, b)) {
            throw Refusal.BAD_VALUE.because("Failed to apply $inc to %s: the sum does not fit", path);
        }
        if (OF_ARRAYS.contains(operator) && there == null) {
            throw Refusal.BAD_VALUE.because("The field '%s' must be an array but is of type null", path);
        }
        var parent = path.lastIndexOf('.');
        if (parent > 0
                && !LEAVING_WHAT_IS_NOT_THERE.contains(operator)
                && Utils.getSubdocumentValue(document, path.substring(0, parent)) == null) {
            throw Refusal.PATH_NOT_VIABLE.because(
                    "Cannot create field in element {%s: null}", path.substring(0, parent));
        }
    }

    private static boolean overflows(Number left, Number right) {
        if (!(left instanceof Long && isWhole(right) || isWhole(left) && right instanceof Long)) {
            return false;
        }
        var sum = left.longValue() + right.longValue();
        return ((left.longValue() ^ sum) & (right.longValue() ^ sum)) < 0;
    }

    private static boolean isWhole(Number number) {
        return number instanceof Integer || number instanceof Long;
    }

    /** The library knows the place of {@code $} in an array after {@code $elemMatch} only by operators. */
    static Document placing(Document selector) {
        var placing = new Document();
        selector.forEach((path, asked) -> placing.put(path, placing(asked)));
        return placing;
    }

    private static @Nullable Object placing(@Nullable Object asked) {
        return switch (asked) {
            case Document operators
            when operators.get("$elemMatch") instanceof Document element ->
                new Document(operators).append("$elemMatch", new Document("$and", List.of(element)));
            case Collection<?> many
            when many.stream().allMatch(Document.class::isInstance) ->
                many.stream()
                        .map(each -> placing((Document) Objects.requireNonNull(each)))
                        .toList();
            case null, default -> asked;
        };
    }
}
