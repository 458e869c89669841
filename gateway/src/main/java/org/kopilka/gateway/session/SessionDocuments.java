package org.kopilka.gateway.session;

import java.util.Date;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.mongodb.spring.session.AbstractMongoSessionConverter;
import org.mongodb.spring.session.MongoSession;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** How a session lies in the store: attributes are strings, so that no Java class is ever read back from there. */
@Component
class SessionDocuments extends AbstractMongoSessionConverter {

    private static final String ACCESSED = "accessed";
    private static final String IDLE = "idleSeconds";
    private static final String ATTRIBUTES = "attributes";

    /** When the session may be swept away. */
    static final String EXPIRE_AT = "expireAt";

    @Override
    protected Document convert(MongoSession session) {
        var attributes = new Document();
        for (var name : session.getAttributeNames()) {
            attributes.append(name, session.<String>getAttribute(name));
        }
        var accessed = session.getLastAccessedTime();
        return new Document("_id", session.getId())
                .append(ACCESSED, Date.from(accessed))
                .append(IDLE, session.getMaxInactiveInterval().toSeconds())
                .append(EXPIRE_AT, Date.from(accessed.plus(session.getMaxInactiveInterval())))
                .append(ATTRIBUTES, attributes);
    }

    @Override
    protected MongoSession convert(Document stored) {
        var session = new MongoSession(stored.getString("_id"), stored.getLong(IDLE));
        session.setLastAccessedTime(stored.getDate(ACCESSED).toInstant());
        stored.get(ATTRIBUTES, Document.class).forEach(session::setAttribute);
        return session;
    }

    @Override
    protected @Nullable Query getQueryForIndex(String indexName, Object indexValue) {
        return null;
    }
}
