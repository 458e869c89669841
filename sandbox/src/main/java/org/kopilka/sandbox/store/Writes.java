package org.kopilka.sandbox.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Tells what became of each statement of a write, and stops at the first that fails, where their order counts. */
final class Writes {

    private Writes() {}

    /** The library counts those as inserted that it did not. */
    static Document insert(Document command, UnaryOperator<Document> library) {
        var answer = library.apply(command);
        if (answer.get("writeErrors") instanceof List<?> errors) {
            answer.put(
                    "n",
                    isOrdered(command)
                            ? Fields.document(errors.getFirst()).get("index")
                            : Fields.documents(command.get("documents")).size() - errors.size());
        }
        return answer;
    }

    /** The library goes on after a failure, ordered or not. */
    static Document update(Document command, UnaryOperator<Document> library) {
        var matched = 0;
        var modified = 0;
        var upserted = new ArrayList<Document>();
        var errors = new ArrayList<Document>();
        var statements = Fields.documents(command.get("updates"));
        for (var index = 0; index < statements.size() && (errors.isEmpty() || !isOrdered(command)); index++) {
            try {
                var statement = statements.get(index);
                UpdateRules.checkIsNoPipeline(statement.get("u"));
                var answer = library.apply(new Document(command).append("updates", List.of(statement)));
                matched += Fields.number(answer.get("n"));
                modified += Fields.number(answer.get("nModified"));
                for (var made : Fields.documents(answer.get("upserted"))) {
                    upserted.add(made.append("index", index));
                }
                for (var failed : Fields.documents(answer.get("writeErrors"))) {
                    errors.add(failed.append("index", index));
                }
            } catch (Failed failed) {
                errors.add(error(index, failed.why));
            } catch (MongoServerError refused) {
                errors.add(error(index, refused));
            }
        }
        var answer = new Document("n", matched).append("nModified", modified);
        if (!upserted.isEmpty()) {
            answer.put("upserted", upserted);
        }
        if (!errors.isEmpty()) {
            answer.put("writeErrors", errors);
        }
        return answer.append("ok", 1.0);
    }

    private static boolean isOrdered(Document command) {
        return !Boolean.FALSE.equals(command.get("ordered"));
    }

    static Document error(int index, MongoServerException why) {
        var error = new Document("index", index).append("errmsg", why.getMessageWithoutErrorCode());
        if (why instanceof MongoServerError known) {
            error.append("code", known.getCode()).putIfNotNull("codeName", known.getCodeName());
        }
        return why instanceof DuplicateKey taken ? taken.tell(error) : error;
    }

    /** Carries out of the library why an update failed; what it would tell by itself lacks the keys. */
    static final class Failed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final MongoServerException why;

        Failed(MongoServerException why) {
            super(why);
            this.why = why;
        }
    }
}
