package org.kopilka.gateway.session;

import com.mongodb.MongoClientSettings;
import com.mongodb.ReadPreference;
import com.mongodb.connection.TransportSettings;
import com.mongodb.reactivestreams.client.MongoClients;
import org.bson.Document;
import org.kopilka.start.AwaitingTheStore;
import reactor.core.publisher.Mono;

/** The gateway starts when its sessions can be read and their indexes made; once up, it lives without the store. */
final class AwaitingMongo extends AwaitingTheStore {

    AwaitingMongo() {
        super(AwaitingMongo::client);
    }

    private static Store client(MongoClientSettings settings) {
        var client = MongoClients.create(MongoClientSettings.builder(settings)
                .transportSettings(TransportSettings.asyncBuilder().build())
                .build());
        return new Store() {
            @Override
            public void ping() {
                Mono.from(client.getDatabase("admin").runCommand(new Document("ping", 1), ReadPreference.primary()))
                        .block();
            }

            @Override
            public void close() {
                client.close();
            }
        };
    }
}
