package org.kopilka.sandbox.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kopilka.sandbox.Parts;
import org.kopilka.sandbox.Store;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AskingTheStoreIT {

    @TempDir
    static Path dir;

    private static Store store;
    private static MongoClient client;

    @BeforeAll
    static void start() {
        store = Store.start(Parts.here(), dir, 0);
        client = MongoClients.create(store.uri() + "/?uuidRepresentation=standard");
    }

    @AfterAll
    static void stop() {
        client.close();
        store.close();
    }

    @Test
    void replaces_only_the_version_that_was_read() {
        var documents = collection("versioned");
        var id = UUID.randomUUID();
        documents.insertOne(new Document("_id", id).append("version", 3));

        var late = documents.replaceOne(and(eq("_id", id), eq("version", 2)), new Document("version", 4));
        var timely = documents.replaceOne(and(eq("_id", id), eq("version", 3)), new Document("version", 4));

        assertThat(late.getMatchedCount()).isZero();
        assertThat(timely.getMatchedCount()).isOne();
        assertThat(documents.find(eq("_id", id)).first()).containsEntry("version", 4);
    }

    @Test
    void finds_the_same_with_an_index_as_without() {
        var indexed = collection("indexed");
        var plain = collection("plain");
        indexed.createIndex(Indexes.ascending("institution", "hours"));
        indexed.createIndex(Indexes.ascending("people"));
        var random = new Random(7);
        for (var step = 0; step < 1_500; step++) {
            var change = change(random);
            change.on(indexed);
            change.on(plain);
        }
        assertThat(plain.countDocuments()).isGreaterThan(50);

        for (var each = 0; each < 20; each++) {
            for (var query : queries(each, random)) {
                assertThat(found(indexed, query)).as("%s", query).isEqualTo(found(plain, query));
            }
        }
    }

    @Test
    void never_shows_a_document_half_changed() throws Exception {
        var documents = collection("changing");
        var id = UUID.randomUUID();
        documents.insertOne(wide(id, 0));

        try (var threads = Executors.newFixedThreadPool(2)) {
            var writing = threads.submit(() ->
                    IntStream.range(1, 400).forEach(version -> documents.replaceOne(eq("_id", id), wide(id, version))));
            while (!writing.isDone()) {
                var seen = documents.find(eq("_id", id)).first();
                assertThat(seen).isNotNull();
                assertThat(seen).isEqualTo(wide(id, seen.getInteger("f0")));
            }
            writing.get();
        }
    }

    private static Document wide(UUID id, int version) {
        var document = new Document("_id", id);
        IntStream.range(0, 100).forEach(field -> document.append("f" + field, version));
        return document;
    }

    private static Change change(Random random) {
        var id = random.nextInt(200);
        var next = new Document("institution", "i" + random.nextInt(10))
                .append("hours", random.nextInt(5))
                .append("people", List.of("p" + random.nextInt(9), "p" + random.nextInt(9)));
        return switch (random.nextInt(4)) {
            case 0 -> documents -> documents.deleteOne(eq("_id", id));
            case 1 -> documents -> documents.updateOne(eq("_id", id), Updates.push("people", "p1"));
            case 2 -> documents -> documents.updateMany(eq("institution", "i1"), Updates.set("institution", "i2"));
            default ->
                documents -> {
                    documents.deleteOne(eq("_id", id));
                    documents.insertOne(new Document(next).append("_id", id));
                };
        };
    }

    private static List<Bson> queries(int each, Random random) {
        var institution = eq("institution", "i" + each);
        return List.of(
                institution,
                and(institution, gte("hours", random.nextInt(5))),
                and(in("institution", "i" + each, "i2"), eq("people", "p" + random.nextInt(9))),
                eq("people", "p" + each));
    }

    private static List<Document> found(MongoCollection<Document> documents, Bson query) {
        return documents.find(query).sort(Indexes.ascending("_id")).into(new ArrayList<>());
    }

    private static MongoCollection<Document> collection(String name) {
        return client.getDatabase("asked").getCollection(name);
    }

    /** One and the same change made to two collections. */
    @FunctionalInterface
    private interface Change {
        void on(MongoCollection<Document> documents);
    }
}
