package org.kopilka.platform.documents;

import com.mongodb.MongoClientSettings;
import com.mongodb.ReadPreference;
import com.mongodb.client.MongoClients;
import org.bson.Document;
import org.kopilka.start.AwaitingTheStore;

/** Every service waits for its store before it makes anything that needs one. */
final class AwaitingMongo extends AwaitingTheStore {

    AwaitingMongo() {
        super(AwaitingMongo::client);
    }

    private static Store client(MongoClientSettings settings) {
        var client = MongoClients.create(settings);
        return new Store() {
            @Override
            public void ping() {
                client.getDatabase("admin").runCommand(new Document("ping", 1), ReadPreference.primary());
            }

            @Override
            public void close() {
                client.close();
            }
        };
    }
}
