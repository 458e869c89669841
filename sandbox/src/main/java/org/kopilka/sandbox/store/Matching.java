package org.kopilka.sandbox.store;

import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.QueryMatcher;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.aggregation.Expression;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Whether a document is what a query asks for, following paths into arrays as MongoDB follows them. */
final class Matching {

    private static final Set<String> OF_WHOLE_DOCUMENTS = Set.of("$and", "$or", "$nor", "$expr", "$comment");
    private static final Set<String> OF_REFERENCES = Set.of("$ref", "$id", "$db");
    private static final QueryMatcher LIBRARY = new DefaultQueryMatcher();

    private Matching() {}

    static boolean matches(Document document, Document query) {
        for (var asked : query.entrySet()) {
            if (!meets(document, asked.getKey(), asked.getValue())) {
                return false;
            }
        }
        return true;
    }

    private static boolean meets(Document document, String key, @Nullable Object asked) {
        return switch (key) {
            case "$and" -> clauses(asked).stream().allMatch(clause -> matches(document, clause));
            case "$or" -> clauses(asked).stream().anyMatch(clause -> matches(document, clause));
            case "$nor" -> clauses(asked).stream().noneMatch(clause -> matches(document, clause));
            case "$expr" -> Utils.isTrue(Expression.evaluateDocument(asked, document));
            case "$comment" -> true;
            default -> holds(document, key, asked);
        };
    }

    private static List<Document> clauses(@Nullable Object asked) {
        if (!(asked instanceof Collection<?> clauses)
                || clauses.isEmpty()
                || !clauses.stream().allMatch(Document.class::isInstance)) {
            throw Refusal.BAD_VALUE.because("$and/$or/$nor must be a nonempty array of objects");
        }
        return clauses.stream().map(Document.class::cast).toList();
    }

    private static boolean holds(Document document, String path, @Nullable Object asked) {
        if (path.startsWith("$") && !OF_REFERENCES.contains(path)) {
            throw Refusal.BAD_VALUE.because("unknown top level operator: %s", path);
        }
        var field = new Field(document, Utils.splitPath(path));
        if (asked instanceof Document operators && isOperators(operators)) {
            for (var operator : operators.entrySet()) {
                if (!field.meets(operator.getKey(), operator.getValue(), operators)) {
                    return false;
                }
            }
            return true;
        }
        return field.is(asked);
    }

    private static boolean isOperators(Document asked) {
        return first(asked).startsWith("$") && !OF_REFERENCES.contains(first(asked));
    }

    private static String first(Document asked) {
        return asked.keySet().stream().findFirst().orElse("");
    }

    /** What lies at the end of a path: one value, none, or as many as the arrays on the way lead to. */
    private record Field(Document document, List<String> path) {

        boolean meets(String operator, @Nullable Object asked, Document beside) {
            return switch (operator) {
                case "$eq" -> any(value -> BsonOrder.isEqual(value, asked));
                case "$ne" -> !any(value -> BsonOrder.isEqual(value, asked));
                case "$in" -> list(operator, asked).stream().anyMatch(this::is);
                case "$nin" -> list(operator, asked).stream().noneMatch(this::is);
                case "$not" -> !holds(document, String.join(".", path), asked);
                case "$exists" -> whole(value -> !(value instanceof Missing)) == Utils.isTrue(asked);
                case "$gt" -> any(value -> isOrdered(value, asked, order -> order > 0));
                case "$gte" -> any(value -> isOrdered(value, asked, order -> order >= 0));
                case "$lt" -> any(value -> isOrdered(value, asked, order -> order < 0));
                case "$lte" -> any(value -> isOrdered(value, asked, order -> order <= 0));
                case "$size" -> whole(value -> isOfSize(value, asked));
                case "$elemMatch" -> whole(value -> hasElement(value, asked));
                case "$all" -> hasAll(list(operator, asked));
                case "$regex" -> is(BsonRegularExpression.convertToRegularExpression(beside));
                case "$options" -> true;
                default -> any(value -> LIBRARY.matchesValue(new Document(operator, asked), value));
            };
        }

        boolean is(@Nullable Object asked) {
            return asked instanceof BsonRegularExpression regex
                    ? any(value -> value instanceof String text && isFound(regex, text))
                    : any(value -> BsonOrder.isEqual(value, asked));
        }

        private boolean hasAll(Collection<?> asked) {
            return !asked.isEmpty()
                    && asked.stream()
                            .allMatch(each -> each instanceof Document operators && operators.containsKey("$elemMatch")
                                    ? meets("$elemMatch", operators.get("$elemMatch"), operators)
                                    : is(each));
        }

        /** An array is what it is, and each of its elements. */
        private boolean any(Predicate<@Nullable Object> test) {
            return leadsTo(document, path, true, test);
        }

        private boolean whole(Predicate<@Nullable Object> test) {
            return leadsTo(document, path, false, test);
        }
    }

    private static boolean leadsTo(
            @Nullable Object value, List<String> path, boolean elements, Predicate<@Nullable Object> test) {
        if (path.isEmpty()) {
            return test.test(value)
                    || elements
                            && value instanceof Collection<?> many
                            && many.stream().anyMatch(test);
        }
        var next = path.getFirst();
        var rest = path.subList(1, path.size());
        return switch (value) {
            case Document document -> leadsTo(document.getOrMissing(next), rest, elements, test);
            case List<?> many ->
                isPlace(next, many)
                                && leadsTo(many.get(Integer.parseInt(next)), rest, !rest.isEmpty() && elements, test)
                        || many.stream()
                                .filter(Document.class::isInstance)
                                .anyMatch(each -> leadsTo(each, path, elements, test));
            case null, default -> test.test(Missing.getInstance());
        };
    }

    private static boolean isPlace(String step, List<?> many) {
        return step.matches("\\d{1,9}") && Integer.parseInt(step) < many.size();
    }

    private static Collection<?> list(String operator, @Nullable Object asked) {
        if (asked instanceof Collection<?> many) {
            return many;
        }
        throw Refusal.BAD_VALUE.because("%s needs an array", operator);
    }

    private static boolean isFound(BsonRegularExpression regex, String text) {
        try {
            return regex.matcher(text).find();
        } catch (IllegalArgumentException broken) {
            throw Refusal.BAD_VALUE.because("Regular expression is invalid: %s", broken.getMessage());
        }
    }

    /** Only values of one type have an order in a query; null is at most and at least itself. */
    private static boolean isOrdered(@Nullable Object value, @Nullable Object asked, IntPredicate wanted) {
        if (asked instanceof MinKey || asked instanceof MaxKey) {
            return !(value instanceof Missing) && wanted.test(BsonOrder.OF_VALUES.compare(value, asked));
        }
        return BsonOrder.isSameType(value, asked)
                && BsonOrder.isNaN(value) == BsonOrder.isNaN(asked)
                && wanted.test(BsonOrder.OF_VALUES.compare(value, asked));
    }

    private static boolean isOfSize(@Nullable Object value, @Nullable Object asked) {
        if (!(asked instanceof Number size)) {
            throw Refusal.BAD_VALUE.because("$size needs a number");
        }
        return value instanceof Collection<?> many && many.size() == size.doubleValue();
    }

    private static boolean hasElement(@Nullable Object value, @Nullable Object asked) {
        if (!(asked instanceof Document wanted)) {
            throw Refusal.BAD_VALUE.because("$elemMatch needs an Object");
        }
        return value instanceof Collection<?> many && many.stream().anyMatch(each -> isElement(each, wanted));
    }

    /** Whether {@code $elemMatch} takes the element. */
    static boolean isElement(@Nullable Object element, Document wanted) {
        return isOperators(wanted) && !OF_WHOLE_DOCUMENTS.contains(first(wanted))
                ? holds(new Document("element", element), "element", wanted)
                : element instanceof Document document && matches(document, wanted);
    }
}
