package org.kopilka.testing;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonNumber;
import org.bson.BsonRegularExpression;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * What a command looks for in a collection, and whether an index leads there: by its first field, or for a list by the
 * order in which a page is read.
 *
 * @param limited whether only some of what fits is asked for
 */
record AskedQuery(String collection, BsonDocument filter, BsonDocument sort, boolean limited) {

    /** One field and what it has to be. */
    private record Condition(String field, BsonValue wanted) {}

    /** All of which have to hold, and choices of which one has to. */
    private record Conditions(List<Condition> all, List<List<Conditions>> choices) {}

    static final Set<String> COMMANDS =
            Set.of("find", "count", "distinct", "findAndModify", "update", "delete", "aggregate");

    private static final BsonDocument NONE = new BsonDocument();
    private static final Set<String> NARROWING =
            Set.of("$eq", "$in", "$gt", "$gte", "$lt", "$lte", "$all", "$elemMatch", "$regex");
    /** A query says so by its comment, and why. */
    private static final String READS_ALL = "reads all";

    /** The queries of a command; none if it is no query, or says that it reads all. */
    static List<AskedQuery> of(String name, BsonDocument command) {
        if (command.get("comment") instanceof BsonString comment
                && comment.getValue().startsWith(READS_ALL)) {
            return List.of();
        }
        return switch (name) {
            case "find" ->
                List.of(new AskedQuery(
                        text(command, name), part(command, "filter"), part(command, "sort"), isLimited(command)));
            case "count", "distinct" ->
                List.of(new AskedQuery(text(command, name), part(command, "query"), NONE, false));
            case "findAndModify" ->
                List.of(new AskedQuery(text(command, name), part(command, "query"), part(command, "sort"), true));
            case "update" -> changes(command, name, "updates");
            case "delete" -> changes(command, name, "deletes");
            case "aggregate" ->
                command.isString(name)
                        ? List.of(aggregated(text(command, name), command.getArray("pipeline")))
                        : List.of();
            default -> List.of();
        };
    }

    private static String text(BsonDocument command, String name) {
        return command.getString(name).getValue();
    }

    private static BsonDocument part(BsonDocument command, String name) {
        return command.getDocument(name, NONE);
    }

    private static boolean isLimited(BsonDocument command) {
        return command.get("limit") instanceof BsonNumber limit && limit.intValue() != 0;
    }

    private static List<AskedQuery> changes(BsonDocument command, String name, String changes) {
        return command.getArray(changes).stream()
                .map(change -> new AskedQuery(text(command, name), part(change.asDocument(), "q"), NONE, false))
                .toList();
    }

    private static AskedQuery aggregated(String collection, BsonArray stages) {
        var filter = NONE;
        var sort = NONE;
        var limited = false;
        for (var stage : stages) {
            var step = stage.asDocument();
            if (step.containsKey("$match") && filter.isEmpty() && sort.isEmpty()) {
                filter = step.getDocument("$match");
            } else if (step.containsKey("$sort") && sort.isEmpty()) {
                sort = step.getDocument("$sort");
            } else {
                limited = step.containsKey("$limit");
                break;
            }
        }
        return new AskedQuery(collection, filter, sort, limited);
    }

    /** @param indexes as the store lists them */
    boolean isServedBy(List<BsonDocument> indexes) {
        if (filter.isEmpty()) {
            return sort.isEmpty() || isSortedBy(indexes);
        }
        return isNarrowed(conditions(filter), indexes) || limited && isSortedBy(indexes);
    }

    /** Its form, the same for all values. */
    String form() {
        return collection + " " + form(filter) + (sort.isEmpty() ? "" : " by " + sort.toJson())
                + (limited ? ", some of them" : "");
    }

    private static String form(BsonValue value) {
        return switch (value) {
            case BsonDocument document ->
                document.entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + form(entry.getValue()))
                        .collect(joining(", ", "{", "}"));
            case BsonArray array ->
                array.stream()
                        .map(AskedQuery::form)
                        .collect(java.util.stream.Collectors.toCollection(TreeSet::new))
                        .toString();
            default -> "?";
        };
    }

    private static Conditions conditions(BsonDocument filter) {
        var found = new Conditions(new ArrayList<>(), new ArrayList<>());
        collect(filter, "", found);
        return found;
    }

    private static void collect(BsonDocument filter, String above, Conditions found) {
        filter.forEach((field, wanted) -> {
            if (field.equals("$and")) {
                wanted.asArray().forEach(one -> collect(one.asDocument(), above, found));
            } else if (field.equals("$or")) {
                found.choices()
                        .add(wanted.asArray().stream()
                                .map(one -> conditions(one.asDocument()))
                                .toList());
            } else if (wanted instanceof BsonDocument operators && operators.containsKey("$elemMatch")) {
                collect(operators.getDocument("$elemMatch"), above + field + ".", found);
            } else if (!field.startsWith("$")) {
                found.all().add(new Condition(above + field, wanted));
            }
        });
    }

    private static boolean isNarrowed(Conditions conditions, List<BsonDocument> indexes) {
        return conditions.all().stream()
                        .anyMatch(condition -> indexes.stream().anyMatch(index -> isNarrowed(condition, index)))
                || conditions.choices().stream()
                        .anyMatch(choice -> choice.stream().allMatch(each -> isNarrowed(each, indexes)));
    }

    private static boolean isNarrowed(Condition condition, BsonDocument index) {
        if (!condition.field().equals(index.getDocument("key").getFirstKey())) {
            return false;
        }
        var sparse = index.containsKey("sparse") && index.getBoolean("sparse").getValue();
        return switch (condition.wanted()) {
            case BsonRegularExpression regex -> isBeginning(regex);
            case BsonNull _ -> !sparse;
            case BsonDocument operators
            when isOperators(operators) ->
                operators.entrySet().stream().anyMatch(operator -> isNarrowing(operator, sparse));
            default -> true;
        };
    }

    private static boolean isOperators(BsonDocument value) {
        return !value.isEmpty() && value.getFirstKey().startsWith("$");
    }

    private static boolean isNarrowing(Map.Entry<String, BsonValue> operator, boolean sparse) {
        return switch (operator.getKey()) {
            case "$regex" -> operator.getValue() instanceof BsonRegularExpression regex && isBeginning(regex);
            case "$exists" -> sparse && operator.getValue().asBoolean().getValue();
            default -> NARROWING.contains(operator.getKey());
        };
    }

    private static boolean isBeginning(BsonRegularExpression regex) {
        return regex.getPattern().startsWith("^") && regex.getOptions().isEmpty();
    }

    private boolean isSortedBy(List<BsonDocument> indexes) {
        return !sort.isEmpty()
                && indexes.stream()
                        .map(index -> index.getDocument("key"))
                        .anyMatch(keys -> Stream.of(1, -1).anyMatch(way -> isPrefix(sort, keys, way)));
    }

    private static boolean isPrefix(BsonDocument sort, BsonDocument keys, int way) {
        var wanted = List.copyOf(sort.entrySet());
        var there = List.copyOf(keys.entrySet());
        if (wanted.size() > there.size()) {
            return false;
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (!wanted.get(i).getKey().equals(there.get(i).getKey())
                    || !(wanted.get(i).getValue() instanceof BsonNumber asked)
                    || !(there.get(i).getValue() instanceof BsonNumber kept)
                    || asked.intValue() != way * kept.intValue()) {
                return false;
            }
        }
        return true;
    }
}
