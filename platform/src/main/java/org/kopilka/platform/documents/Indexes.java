package org.kopilka.platform.documents;

import static java.util.stream.Collectors.joining;

import com.mongodb.MongoCommandException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.IndexDefinition;
import org.springframework.data.mongodb.core.index.IndexResolver;

/**
 * Makes what indexes there have to be: at the start those that record types declare, and others when they are asked for.
 * MongoDB refuses an index that is there under another name or with another expiry; here the one serves whatever it is
 * called, and the other gets its expiry.
 */
public final class Indexes implements SmartLifecycle {

    /** Before anything that asks the store, but not while a program is only made ready to start. */
    static final int PHASE = Integer.MIN_VALUE;

    private record Former(String collection, String keys) {}

    private static final Logger log = LoggerFactory.getLogger(Indexes.class);
    private static final int COMMAND_NOT_FOUND = 59;

    private final MongoTemplate mongo;
    private final List<Former> formers = new ArrayList<>();
    private boolean made;

    public Indexes(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** Has those made that a type of the platform declares; those of the service itself are found. */
    public Indexes of(Class<?> type) {
        mongo.getConverter().getMappingContext().getRequiredPersistentEntity(type);
        return this;
    }

    /**
     * Has an index dropped that a former version made, once all that are declared are there.
     *
     * @param keys as in the shell: {@code {catalogue: 1}}
     */
    public Indexes no(Class<?> type, String keys) {
        formers.add(new Former(mongo.getCollectionName(type), shape(Document.parse(keys))));
        return this;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    @Override
    public boolean isRunning() {
        return made;
    }

    @Override
    public void stop() {
        made = false;
    }

    @Override
    public void start() {
        var types = mongo.getConverter().getMappingContext();
        var declared = new HashMap<String, List<IndexDefinition>>();
        for (var entity : types.getPersistentEntities()) {
            if (entity.isAnnotationPresent(org.springframework.data.mongodb.core.mapping.Document.class)) {
                IndexResolver.create(types)
                        .resolveIndexFor(entity.getTypeInformation())
                        .forEach(index -> declared.computeIfAbsent(entity.getCollection(), _ -> new ArrayList<>())
                                .add(index));
            }
        }
        declared.forEach((collection, indexes) -> make(collection, indexes.toArray(IndexDefinition[]::new)));
        formers.forEach(this::drop);
        made = true;
    }

    /** Makes those that are not there, and gives others the expiry that is wanted. */
    public void make(String collection, IndexDefinition... wanted) {
        var there = there(collection);
        for (var index : wanted) {
            var known = there.get(shape(index.getIndexKeys()));
            if (known == null) {
                create(collection, index);
            } else if (!isAlike(known, index.getIndexOptions(), "unique")
                    || !isAlike(known, index.getIndexOptions(), "sparse")) {
                // Two of the same keys cannot be there at once.
                mongo.indexOps(collection).dropIndex(known.getString("name"));
                create(collection, index);
            } else if (!Objects.equals(expiry(known), expiry(index.getIndexOptions()))) {
                expire(collection, known, index);
            }
        }
    }

    private void create(String collection, IndexDefinition index) {
        log.info("{} gets an index of {}", collection, index.getIndexKeys());
        mongo.indexOps(collection).createIndex(index);
    }

    private void expire(String collection, Document known, IndexDefinition wanted) {
        var after = expiry(wanted.getIndexOptions());
        if (after == null) {
            throw new IllegalStateException("%s of %s would not expire any more".formatted(known, collection));
        }
        var index = new Document("keyPattern", known.get("key")).append("expireAfterSeconds", after);
        try {
            mongo.getDb().runCommand(new Document("collMod", collection).append("index", index));
            log.info("What {} of {} holds goes after {} s", known.get("key"), collection, after);
        } catch (MongoCommandException refused) {
            if (refused.getErrorCode() != COMMAND_NOT_FOUND) {
                throw refused;
            }
            // The sandbox's store changes none, and makes one in no time.
            mongo.indexOps(collection).dropIndex(known.getString("name"));
            create(collection, wanted);
        }
    }

    private void drop(Former former) {
        var known = there(former.collection()).get(former.keys());
        if (known != null) {
            mongo.indexOps(former.collection()).dropIndex(known.getString("name"));
            log.info("{} needs no index of {} any more", former.collection(), known.get("key"));
        }
    }

    private Map<String, Document> there(String collection) {
        var there = new HashMap<String, Document>();
        mongo.getCollection(collection)
                .listIndexes()
                .forEach(index -> there.put(shape(index.get("key", Document.class)), index));
        return there;
    }

    /** Numbers come as the server likes them. */
    private static String shape(Document keys) {
        return keys.entrySet().stream()
                .map(key -> key.getKey() + ":"
                        + (key.getValue() instanceof Number direction ? direction.intValue() : key.getValue()))
                .collect(joining(","));
    }

    private static boolean isAlike(Document known, Document wanted, String option) {
        return known.getBoolean(option, false) == wanted.getBoolean(option, false);
    }

    private static @Nullable Long expiry(Document options) {
        return options.get("expireAfterSeconds") instanceof Number seconds ? Long.valueOf(seconds.longValue()) : null;
    }
}
