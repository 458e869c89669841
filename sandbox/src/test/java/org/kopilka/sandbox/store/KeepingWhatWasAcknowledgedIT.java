package org.kopilka.sandbox.store;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kopilka.sandbox.Parts;
import org.kopilka.sandbox.Store;

@DisplayNameGeneration(ReplaceUnderscores.class)
class KeepingWhatWasAcknowledgedIT {

    private static final int ROUNDS = 12;
    private static final int WRITERS = 16;

    /** The newest version that the store acknowledged, by document: in this round, and in those before. */
    private final Map<UUID, Integer> acknowledged = new ConcurrentHashMap<>();

    private final Map<UUID, Integer> before = new HashMap<>();

    private final Random random = new Random(20_260_901);

    @Test
    void survives_being_killed_among_many_writers_again_and_again(@TempDir Path dir) throws Exception {
        try (var store = Store.start(Parts.here(), dir, 0);
                var writers = Executors.newFixedThreadPool(WRITERS)) {
            for (var round = 1; round <= ROUNDS; round++) {
                writeUntilKilled(store, writers);
                assertThat(acknowledged).as("round %d wrote", round).isNotEmpty();

                store.restart();
                try (var client = client(store)) {
                    isThere(acknowledged, numbered(client));
                }
                before.putAll(acknowledged);
                acknowledged.clear();
            }
            try (var client = client(store)) {
                isThere(before, numbered(client));
            }
        }
    }

    private void writeUntilKilled(Store store, ExecutorService writers) throws Exception {
        try (var client = client(store)) {
            var documents = numbered(client);
            var writing = new ArrayList<Future<?>>();
            for (var writer = 0; writer < WRITERS; writer++) {
                writing.add(writers.submit(() -> writeUntilRefused(documents)));
            }
            Awaitility.await("the first write").until(() -> !acknowledged.isEmpty());
            TimeUnit.MILLISECONDS.sleep(random.nextInt(800)); // not a wait: the moment of death is drawn by lot
            store.kill();
            for (var each : writing) {
                each.get(60, TimeUnit.SECONDS);
            }
        }
    }

    private void writeUntilRefused(MongoCollection<Document> documents) {
        try {
            while (true) {
                var id = UUID.randomUUID();
                documents.insertOne(numbered(id, 0));
                acknowledged.put(id, 0);
                documents.replaceOne(eq("_id", id), numbered(id, 1));
                acknowledged.put(id, 1);
            }
        } catch (MongoException dead) {
            // what was under way may be there or not: nobody was told
        }
    }

    private static void isThere(Map<UUID, Integer> written, MongoCollection<Document> documents) {
        written.forEach((id, version) -> {
            var found = documents.find(eq("_id", id)).first();
            assertThat(found).as("document %s", id).isNotNull();
            assertThat(found.getInteger("version")).isGreaterThanOrEqualTo(version);
            assertThat(documents.find(eq("number", number(id))).first())
                    .as("by its unique number")
                    .isEqualTo(found);
        });
        var taken = written.keySet().iterator().next();
        assertThatThrownBy(
                        () -> documents.insertOne(numbered(UUID.randomUUID(), 0).append("number", number(taken))))
                .isInstanceOf(MongoWriteException.class)
                .hasMessageContaining("duplicate key");
    }

    private static MongoCollection<Document> numbered(MongoClient client) {
        var documents = client.getDatabase("kept").getCollection("numbered");
        documents.createIndex(Indexes.ascending("number"), new IndexOptions().unique(true));
        return documents;
    }

    private static Document numbered(UUID id, int version) {
        return new Document("_id", id)
                .append("version", version)
                .append("number", number(id))
                .append("text", "x".repeat(300));
    }

    private static String number(UUID id) {
        return "№ " + id;
    }

    private static MongoClient client(Store store) {
        return MongoClients.create(store.uri() + "/?uuidRepresentation=standard&retryWrites=false&maxPoolSize=32"
                + "&serverSelectionTimeoutMS=5000");
    }
}
