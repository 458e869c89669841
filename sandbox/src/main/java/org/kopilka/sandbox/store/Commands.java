package org.kopilka.sandbox.store;

import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Answers the commands to a database as MongoDB does, where the library does not. */
final class Commands {

    private final DurableDatabase database;
    private final Batches batches;

    Commands(DurableDatabase database, CursorRegistry cursors) {
        this.database = database;
        this.batches = new Batches(cursors);
    }

    Document answer(
            String command, Document query, DatabaseResolver databases, Oplog oplog, UnaryOperator<Document> library) {
        CommandRules.check(command, query);
        return switch (command.toLowerCase(Locale.ROOT)) {
            case "find" -> find(query, library);
            case "aggregate" -> aggregate(query, databases, oplog, library);
            case "insert" -> Writes.insert(query, library);
            case "update" -> Writes.update(query, library);
            case "create" -> create(query, library);
            case "drop" ->
                database.collection(query.get("drop")) == null ? new Document("ok", 1.0) : library.apply(query);
            case "createindexes" -> createIndexes(query, library);
            case "dropindexes" -> {
                IndexRules.checkDrop(query.get("index"));
                yield library.apply(query);
            }
            case "listindexes" -> listIndexes(query, library);
            case "listcollections" -> listCollections(query, library);
            default -> library.apply(query);
        };
    }

    void forgetAbandoned() {
        batches.forgetAbandoned();
    }

    private Document find(Document query, UnaryOperator<Document> library) {
        if (query.get("hint") instanceof Object hint
                && database.collection(query.get("find")) instanceof DurableCollection there
                && !there.hasIndex(hint)) {
            throw Refusal.BAD_VALUE.because("hint provided does not correspond to an existing index: %s", hint);
        }
        var whole = new Document(query);
        whole.remove("batchSize");
        return batches.cut(library.apply(whole), query.get("batchSize"), Utils.isTrue(query.get("singleBatch")));
    }

    /** What a pipeline matches first is found as a query finds it, by an index if there is one. */
    private Document aggregate(
            Document query, DatabaseResolver databases, Oplog oplog, UnaryOperator<Document> library) {
        var pipeline = Aggregation.parse(query.get("pipeline"));
        if (!(query.get("cursor") instanceof Document cursor)) {
            return library.apply(query);
        }
        if (!pipeline.isEmpty() && pipeline.getFirst().containsKey("$changeStream")) {
            throw Refusal.ILLEGAL_OPERATION.because("The $changeStream stage is only supported on replica sets");
        }
        Document answer;
        if (database.collection(query.get("aggregate")) instanceof DurableCollection there
                && !pipeline.isEmpty()
                && pipeline.getFirst().size() == 1
                && pipeline.getFirst().get("$match") instanceof Document match) {
            var rest =
                    Aggregation.fromPipeline(pipeline.subList(1, pipeline.size()), databases, database, there, oplog);
            rest.validate(new Document("cursor", new Document()));
            var found = rest.runStages(there.handleQueryAsStream(new Document("$query", match)));
            answer = new Document(
                            "cursor",
                            new Document("id", 0L)
                                    .append("ns", there.getFullName())
                                    .append("firstBatch", found))
                    .append("ok", 1.0);
        } else {
            answer = library.apply(new Document(query).append("cursor", new Document()));
        }
        return batches.cut(answer, cursor.get("batchSize"), false);
    }

    private Document create(Document query, UnaryOperator<Document> library) {
        if (database.collection(query.get("create")) != null) {
            throw Refusal.NAMESPACE_EXISTS.because("Collection %s already exists", query.get("create"));
        }
        return library.apply(query);
    }

    private Document createIndexes(Document query, UnaryOperator<Document> library) {
        var there = database.indexesOf(query.get("createIndexes"));
        Fields.documents(query.get("indexes")).forEach(wanted -> IndexRules.check(wanted, there));
        return library.apply(query);
    }

    private Document listIndexes(Document query, UnaryOperator<Document> library) {
        if (database.collection(query.get("listIndexes")) == null) {
            throw Refusal.NAMESPACE_NOT_FOUND.because("ns does not exist: %s", query.get("listIndexes"));
        }
        return listing(library.apply(query), indexes -> indexes.sorted(IndexRules::inOrder));
    }

    private Document listCollections(Document query, UnaryOperator<Document> library) {
        var filter = Fields.document(query.get("filter"));
        return listing(library.apply(query), all -> all.filter(each -> Matching.matches(each, filter)));
    }

    private static Document listing(Document answer, UnaryOperator<Stream<Document>> wanted) {
        var cursor = Fields.document(answer.get("cursor"));
        cursor.put(
                "firstBatch",
                wanted.apply(Fields.documents(cursor.get("firstBatch")).stream())
                        .toList());
        return answer;
    }
}
