package org.kopilka.platform.messages;

import java.util.Optional;
import java.util.UUID;
import org.kopilka.platform.documents.Stored;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.ReplaceOptions;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/**
 * This service's own copy of what another tells on a state topic. Messages may come twice and in any order: only a
 * newer version is written. {@link Projections} makes it.
 */
public final class Projection<D extends Stored> {

    private final Class<D> type;
    private final MongoTemplate mongo;

    Projection(Class<D> type, MongoTemplate mongo) {
        this.type = type;
        this.mongo = mongo;
    }

    /** Whether the document was newer than what was here, and so took its place: a field it leaves out is gone. */
    public boolean keep(D document) {
        try {
            return replaceOlder(document);
        } catch (DuplicateKeyException isHere) {
            // Newer, or an older one that came between our looking and our writing.
            try {
                return replaceOlder(document);
            } catch (DuplicateKeyException newerIsHere) {
                return false;
            }
        }
    }

    private boolean replaceOlder(D document) {
        var older = Query.query(
                Criteria.where("_id").is(document.id()).and("version").lt(document.version()));
        var written =
                mongo.replace(older, document, ReplaceOptions.replaceOptions().upsert());
        return written.getModifiedCount() > 0 || written.getUpsertedId() != null;
    }

    public Optional<D> find(UUID id) {
        return Optional.ofNullable(mongo.findById(id, type));
    }
}
