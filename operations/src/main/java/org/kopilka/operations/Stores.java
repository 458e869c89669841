package org.kopilka.operations;

import static java.util.concurrent.TimeUnit.SECONDS;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.UuidRepresentation;

/** The services' databases. */
final class Stores implements AutoCloseable {

    /** Where a service finds the order to tell all anew, see the platform's {@code Retelling}. */
    static final String ORDERS = "retelling";

    /** Stands in the staff's database from the first change of a restore to its last. */
    static final String UNFINISHED = "restoring";

    private static final int BATCH = 500;
    private static final int BATCH_BYTES = 4 << 20;
    private static final String ROOT = "00000000-0000-4000-8000-000000000001";

    private final ConnectionString address;
    private final MongoClient client;

    Stores(String uri) {
        try {
            address = new ConnectionString(uri);
        } catch (IllegalArgumentException bad) {
            throw new Trouble("KOPILKA_MONGO_URI is no address of MongoDB: %s".formatted(bad.getMessage()), bad);
        }
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(address)
                .uuidRepresentation(UuidRepresentation.STANDARD)
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(10, SECONDS))
                .build());
    }

    /** @throws Trouble if MongoDB does not answer, or not to us */
    void require() {
        try {
            client.getDatabase(Contents.STAFF).listCollectionNames().first();
        } catch (MongoTimeoutException | MongoSecurityException away) {
            throw new Trouble(
                    "MongoDB does not answer at %s, or does not know this user; see that it runs, and what KOPILKA_MONGO_URI says."
                            .formatted(String.join(",", address.getHosts())),
                    away);
        }
    }

    List<String> collections(String database) {
        return client.getDatabase(database).listCollectionNames().into(new ArrayList<>());
    }

    /** In the order of random ids: that in which they lie would tell in which they came. */
    Iterator<RawBsonDocument> read(String database, String name) {
        return new ById(collection(database, name));
    }

    MongoCollection<RawBsonDocument> collection(String database, String name) {
        return client.getDatabase(database).getCollection(name, RawBsonDocument.class);
    }

    /** @return how many were written */
    long write(String database, String name, Iterator<RawBsonDocument> documents) {
        var collection = collection(database, name);
        var batch = new ArrayList<RawBsonDocument>();
        int bytes = 0;
        long count = 0;
        while (documents.hasNext()) {
            var document = documents.next();
            batch.add(document);
            bytes += document.getByteBuffer().remaining();
            count++;
            if (batch.size() == BATCH || bytes > BATCH_BYTES) {
                collection.insertMany(batch);
                batch.clear();
                bytes = 0;
            }
        }
        if (!batch.isEmpty()) {
            collection.insertMany(batch);
        }
        return count;
    }

    /** All collections go, but for the mark of a restore that is under way; their indexes come with the services. */
    void empty(String database) {
        collections(database).stream()
                .filter(name -> !name.startsWith("system.") && !name.equals(UNFINISHED))
                .forEach(
                        name -> client.getDatabase(database).getCollection(name).drop());
    }

    /** Whether anybody has written anything into this network; a restore that was cut short does not count. */
    boolean isEmpty() {
        if (isUnfinished()) {
            return true;
        }
        var institutions = client.getDatabase(Contents.STAFF).getCollection("institutions");
        var other = new Document("_id", new Document("$ne", UUID.fromString(ROOT)));
        return institutions.find(other).first() == null
                && client.getDatabase(Contents.STAFF)
                                .getCollection("people")
                                .find()
                                .first()
                        == null;
    }

    boolean isUnfinished() {
        return client.getDatabase(Contents.STAFF)
                        .getCollection(UNFINISHED)
                        .find()
                        .first()
                != null;
    }

    void markUnfinished() {
        if (!isUnfinished()) {
            client.getDatabase(Contents.STAFF).getCollection(UNFINISHED).insertOne(new Document("at", new Date()));
        }
    }

    void markFinished() {
        client.getDatabase(Contents.STAFF).getCollection(UNFINISHED).drop();
    }

    /** Has a service tell all of a database anew, from its beginning. */
    void orderRetelling(String database) {
        var orders = client.getDatabase(database).getCollection(ORDERS);
        var order = new Document("_id", "all");
        orders.deleteOne(order);
        orders.insertOne(new Document(order).append("told", 0L).append("at", Date.from(Instant.now())));
    }

    boolean isRetellingOrdered(String database) {
        return client.getDatabase(database)
                        .getCollection(ORDERS, BsonDocument.class)
                        .find()
                        .first()
                != null;
    }

    @Override
    public void close() {
        client.close();
    }
}
