package org.kopilka.sandbox.store;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** MongoDB's order of all values: first by type, then numbers by what they are worth, strings by code point. */
final class BsonOrder {

    static final Comparator<@Nullable Object> OF_VALUES = BsonOrder::compare;

    private BsonOrder() {}

    private static boolean isNothing(@Nullable Object value) {
        return value == null || value instanceof Missing;
    }

    static boolean isSameType(@Nullable Object left, @Nullable Object right) {
        return rank(left) == rank(right);
    }

    /** Documents are equal only with their fields in the same order; a field that is missing equals null. */
    static boolean isEqual(@Nullable Object left, @Nullable Object right) {
        if (left instanceof String || left instanceof UUID) {
            return left.equals(right);
        }
        return isSameType(left, right) && compare(left, right) == 0;
    }

    static boolean isNaN(@Nullable Object value) {
        return value instanceof Number number && Double.isNaN(number.doubleValue());
    }

    private static int compare(@Nullable Object left, @Nullable Object right) {
        var types = Integer.compare(rank(left), rank(right));
        if (types != 0) {
            return types;
        }
        if (left instanceof Number a && right instanceof Number b) {
            return compareNumbers(a, b);
        }
        if (left instanceof String a && right instanceof String b) {
            return compareStrings(a, b);
        }
        if (left instanceof Document a && right instanceof Document b) {
            return compareEach(List.copyOf(a.entrySet()), List.copyOf(b.entrySet()), BsonOrder::compareFields);
        }
        if (left instanceof Collection<?> a && right instanceof Collection<?> b) {
            return compareEach(Arrays.asList(a.toArray()), Arrays.asList(b.toArray()), BsonOrder::compare);
        }
        if (left instanceof BsonRegularExpression) {
            return left.toString().compareTo(String.valueOf(right));
        }
        return isNothing(left) ? 0 : ValueComparator.asc().compare(left, right);
    }

    private static int compareFields(Map.Entry<String, Object> left, Map.Entry<String, Object> right) {
        var types = Integer.compare(rank(left.getValue()), rank(right.getValue()));
        var order = types != 0 ? types : compareStrings(left.getKey(), right.getKey());
        return order != 0 ? order : compare(left.getValue(), right.getValue());
    }

    private static <T> int compareEach(List<T> left, List<T> right, BiFunction<T, T, Integer> order) {
        for (var i = 0; i < Math.min(left.size(), right.size()); i++) {
            var found = order.apply(left.get(i), right.get(i));
            if (found != 0) {
                return found;
            }
        }
        return Integer.compare(left.size(), right.size());
    }

    private static int compareNumbers(Number left, Number right) {
        if (isNaN(left) || isNaN(right)) {
            return Boolean.compare(isNaN(right), isNaN(left));
        }
        if (isWhole(left) && isWhole(right)) {
            return Long.compare(left.longValue(), right.longValue());
        }
        return Double.isInfinite(left.doubleValue()) || Double.isInfinite(right.doubleValue())
                ? Double.compare(left.doubleValue(), right.doubleValue())
                : exact(left).compareTo(exact(right));
    }

    private static boolean isWhole(Number number) {
        return number instanceof Integer || number instanceof Long;
    }

    private static BigDecimal exact(Number number) {
        return switch (number) {
            case Decimal128 decimal -> decimal.toBigDecimal();
            case Double real -> new BigDecimal(real);
            default -> BigDecimal.valueOf(number.longValue());
        };
    }

    /** As UTF-8 would be compared: where both differ, a surrogate stands for more than any other character. */
    private static int compareStrings(String left, String right) {
        for (var i = 0; i < Math.min(left.length(), right.length()); i++) {
            var a = left.charAt(i);
            var b = right.charAt(i);
            if (a != b) {
                return Character.isSurrogate(a) == Character.isSurrogate(b)
                        ? Character.compare(a, b)
                        : Boolean.compare(Character.isSurrogate(a), Character.isSurrogate(b));
            }
        }
        return Integer.compare(left.length(), right.length());
    }

    private static int rank(@Nullable Object value) {
        return switch (value) {
            case MinKey _ -> 0;
            case Nothing _ -> 1;
            case null -> 2;
            case Missing _ -> 2;
            case Number _ -> 3;
            case String _ -> 4;
            case Document _ -> 5;
            case Collection<?> _ -> 6;
            case BinData _ -> 7;
            case UUID _ -> 7;
            case LegacyUUID _ -> 7;
            case ObjectId _ -> 8;
            case Boolean _ -> 9;
            case Instant _ -> 10;
            case BsonTimestamp _ -> 11;
            case BsonRegularExpression _ -> 12;
            case MaxKey _ -> 14;
            default -> 13;
        };
    }

    /** What an empty array is sorted by: before null. */
    enum Nothing {
        EMPTY
    }
}
