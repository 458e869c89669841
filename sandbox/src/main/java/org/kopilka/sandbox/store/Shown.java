package org.kopilka.sandbox.store;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.aggregation.Expression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which fields of a found document a projection shows, in the document's own order. */
final class Shown {

    private final Document query;
    private final Map<String, Object> wanted = new LinkedHashMap<>();
    private @Nullable String including;
    private @Nullable String excluding;
    private boolean withId = true;

    /** @param query of whose conditions {@code path.$} shows the first element that meets them */
    Shown(Document projection, Document query) {
        this.query = query;
        projection.forEach((path, how) -> add(path, how));
        if (including != null && excluding != null) {
            throw Refusal.BAD_PROJECTION.because(
                    "Cannot do inclusion on field %s and exclusion on field %s together", including, excluding);
        }
        if (!projection.isEmpty() && projection.keySet().stream().allMatch("_id"::equals) && withId) {
            including = "_id";
        }
    }

    private void add(String path, @Nullable Object how) {
        if (how instanceof Document fields && fields.keySet().stream().noneMatch(key -> key.startsWith("$"))) {
            fields.forEach((field, inner) -> add(path + "." + field, inner));
            return;
        }
        var isSlice = how instanceof Document operator && operator.containsKey("$slice");
        var isShown = how instanceof Document || how instanceof String || Utils.isTrue(how);
        if (path.equals("_id")) {
            withId = isShown;
        } else if (isShown && !isSlice) {
            including = path;
        } else if (!isShown) {
            excluding = path;
        }
        var isPlace = path.endsWith(".$");
        put(isPlace ? path.substring(0, path.length() - 2) : path, isPlace ? new Place() : Missing.ofNullable(how));
    }

    @SuppressWarnings("unchecked")
    private void put(String path, Object how) {
        var steps = Utils.splitPath(path);
        var level = wanted;
        for (var step : steps.subList(0, steps.size() - 1)) {
            if (!(level.computeIfAbsent(step, _ -> new HashMap<String, Object>()) instanceof HashMap<?, ?> next)) {
                throw Refusal.COLLIDING_PATHS.because("Path collision at %s", path);
            }
            level = (Map<String, Object>) next;
        }
        if (level.put(steps.getLast(), how) != null) {
            throw Refusal.COLLIDING_PATHS.because("Path collision at %s", path);
        }
    }

    Document of(Document document) {
        var shown = new Document();
        document.forEach((field, value) -> {
            if (field.equals("_id") && !wanted.containsKey(field)) {
                shown.put(field, value);
            } else {
                show(shown, field, value, wanted, field);
            }
        });
        wanted.forEach((field, how) -> {
            var isComputed = how instanceof String
                    || how instanceof Document operator
                            && !operator.containsKey("$slice")
                            && !operator.containsKey("$elemMatch");
            if (isComputed && !(Expression.evaluateDocument(how, document) instanceof Missing)) {
                shown.put(field, Expression.evaluateDocument(how, document));
            }
        });
        return shown;
    }

    private void show(Document into, String field, @Nullable Object value, Map<?, ?> level, String path) {
        switch (level.get(field)) {
            case null -> {
                if (including == null) {
                    into.put(field, value);
                }
            }
            case HashMap<?, ?> fields -> {
                if (hasFields(value)) {
                    into.put(field, within(value, fields, path));
                } else if (including == null) {
                    into.put(field, value);
                }
            }
            case Place _ -> into.put(field, placed(path, value));
            case Document operator
            when operator.containsKey("$slice") ->
                into.put(field, value instanceof List<?> many ? slice(many, operator.get("$slice")) : value);
            case Document operator
            when operator.get("$elemMatch") instanceof Document asked -> {
                if (value instanceof List<?> many) {
                    many.stream()
                            .filter(each -> Matching.isElement(each, asked))
                            .findFirst()
                            .ifPresent(each -> into.put(field, List.of(each)));
                }
            }
            case Document _, String _ -> {}
            case Object how -> {
                if (Utils.isTrue(how)) {
                    into.put(field, value);
                }
            }
        }
    }

    private static boolean hasFields(@Nullable Object value) {
        return value instanceof Document || value instanceof Collection;
    }

    /** What has no fields is shown in an array only where fields are left out. */
    private @Nullable Object within(@Nullable Object value, Map<?, ?> fields, String path) {
        return switch (value) {
            case Document document -> {
                var inner = new Document();
                document.forEach((field, each) -> show(inner, field, each, fields, path + "." + field));
                yield inner;
            }
            case Collection<?> many -> {
                var inner = new ArrayList<@Nullable Object>();
                for (var each : many) {
                    if (including == null || hasFields(each)) {
                        inner.add(within(each, fields, path));
                    }
                }
                yield inner;
            }
            case null, default -> value;
        };
    }

    private List<?> placed(String path, @Nullable Object value) {
        var conditions = new Document();
        query.forEach((asked, condition) -> {
            if (asked.equals(path) || asked.startsWith(path + ".")) {
                conditions.put(asked, condition);
            }
        });
        var all = value instanceof List<?> many ? many : List.of();
        for (var each : all) {
            var alone = new Document();
            Utils.changeSubdocumentValue(alone, path, new ArrayList<>(List.of(Objects.requireNonNull(each))));
            if (Matching.matches(alone, conditions)) {
                return List.of(each);
            }
        }
        return List.of();
    }

    private static List<?> slice(List<?> many, @Nullable Object how) {
        var skip = how instanceof List<?> two && two.getFirst() instanceof Number first ? first.intValue() : 0;
        var last = how instanceof List<?> two ? two.getLast() : how;
        var count = last instanceof Number number ? number.intValue() : many.size();
        if (count < 0) {
            skip = count;
            count = -count;
        }
        var from = skip < 0 ? Math.max(0, many.size() + skip) : Math.min(skip, many.size());
        return many.subList(from, (int) Math.min(many.size(), (long) from + count));
    }

    /** Stands for {@code path.$}. */
    private record Place() {}
}
