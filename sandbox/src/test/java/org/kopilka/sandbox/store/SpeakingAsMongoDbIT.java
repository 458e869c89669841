package org.kopilka.sandbox.store;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kopilka.sandbox.Parts;
import org.kopilka.sandbox.Store;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SpeakingAsMongoDbIT {

    private static final int NINE_MIB = 9 << 20;

    @TempDir
    static Path dir;

    private static Store store;
    private static MongoClient client;

    @BeforeAll
    static void start() {
        store = Store.start(Parts.here(), dir, 0);
        client = MongoClients.create(store.uri());
    }

    @AfterAll
    static void stop() {
        client.close();
        store.close();
    }

    @Test
    void says_what_a_lone_server_of_version_8_says() {
        assertThat(spoken().runCommand(new Document("hello", 1)))
                .containsEntry("isWritablePrimary", true)
                .containsEntry("maxWireVersion", 25)
                .containsEntry("maxBsonObjectSize", 16 << 20)
                .containsEntry("logicalSessionTimeoutMinutes", 30)
                .doesNotContainKey("setName");
        assertThat(spoken().runCommand(new Document("buildInfo", 1)).getString("version"))
                .startsWith("8.");
    }

    @Test
    void takes_no_document_of_more_than_16_MiB() {
        var documents = collection("large");
        documents.insertOne(new Document("_id", 1).append("first", new Binary(new byte[NINE_MIB])));

        refuses(10334, () -> documents.updateOne(eq("_id", 1), Updates.set("second", new Binary(new byte[NINE_MIB]))));

        assertThat(documents.find().projection(Projections.exclude("first")).first())
                .isEqualTo(new Document("_id", 1));
    }

    @Test
    void hands_out_101_documents_at_first_and_never_16_MiB_at_once() {
        collection("many")
                .insertMany(IntStream.range(0, 300)
                        .mapToObj(SpeakingAsMongoDbIT::numbered)
                        .toList());
        collection("heavy")
                .insertMany(IntStream.range(0, 3)
                        .mapToObj(id -> numbered(id).append("data", new Binary(new byte[NINE_MIB])))
                        .toList());

        assertThat(firstBatch("many")).hasSize(101);
        assertThat(firstBatch("heavy")).hasSize(1);
        assertThat(collection("many").find().into(new ArrayList<>())).hasSize(300);
        assertThat(collection("heavy").find().into(new ArrayList<>())).hasSize(3);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            2     | {find: 'asked', filter: {a: {$in: 5}}}
            2     | {find: 'asked', filter: {a: {$regex: '('}}}
            2     | {find: 'asked', sort: {a: 5}}
            2     | {find: 'asked', limit: -1}
            2     | {find: 'asked', hint: 'nobody'}
            40415 | {find: 'asked', foo: 1}
            9     | {findAndModify: 'asked', query: {_id: 1}, remove: true, new: true}
            238   | {findAndModify: 'asked', query: {_id: 1}, update: [{$set: {a: 1}}]}
            2     | {insert: 'asked', documents: [{_id: 2}], writeConcern: {w: 'nobody'}}
            20    | {insert: 'asked', documents: [{_id: 2}], txnNumber: 1}
            73    | {insert: 'a$b', documents: [{_id: 2}]}
            48    | {create: 'asked'}
            20    | {aggregate: 'asked', pipeline: [{$changeStream: {}}], cursor: {}}
            26    | {listIndexes: 'nobody'}
            72    | {dropIndexes: 'asked', index: '_id_'}
            67    | {createIndexes: 'asked', indexes: [{key: {a: 1}, name: 'a', partialFilterExpression: {a: 1}}]}
            """)
    void refuses_what_MongoDB_refuses(int code, String command) {
        if (collection("asked").countDocuments() == 0) {
            collection("asked").insertOne(numbered(1).append("a", "text"));
        }

        refuses(code, () -> spoken().runCommand(Document.parse(command)));
    }

    @Test
    void makes_no_index_that_contradicts_another() {
        var documents = collection("contradicted");
        documents.createIndex(Indexes.ascending("at"), new IndexOptions().expireAfter(10L, TimeUnit.SECONDS));

        refuses(85, () -> documents.createIndex(Indexes.ascending("at")));
        refuses(86, () -> documents.createIndex(Indexes.ascending("at"), new IndexOptions().unique(true)));
        refuses(86, () -> documents.createIndex(Indexes.ascending("else"), new IndexOptions().name("at_1")));
    }

    @Test
    void tells_what_was_written_before_the_first_failure_and_whose_key_was_taken() {
        assertThatThrownBy(() -> collection("taken").insertMany(List.of(numbered(1), numbered(1), numbered(2))))
                .isInstanceOfSatisfying(MongoBulkWriteException.class, failed -> {
                    assertThat(failed.getWriteResult().getInsertedCount()).isOne();
                    assertThat(failed.getWriteErrors()).singleElement().satisfies(error -> {
                        assertThat(error.getIndex()).isOne();
                        assertThat(error.getCode()).isEqualTo(11000);
                    });
                });
        assertThat(collection("taken").countDocuments()).isOne();

        var answer = spoken().runCommand(Document.parse("{insert: 'taken', documents: [{_id: 1}]}"));
        assertThat(answer.getList("writeErrors", Document.class))
                .singleElement()
                .satisfies(error -> assertThat(error)
                        .containsEntry("keyPattern", new Document("_id", 1))
                        .containsKey("keyValue"));
    }

    @Test
    void does_nothing_more_of_an_ordered_update_after_the_first_failure() {
        collection("ordered").insertOne(numbered(1).append("text", "no number"));

        var answer = spoken().runCommand(Document.parse("""
                {update: 'ordered', updates: [{q: {_id: 1}, u: {$inc: {text: 1}}}, {q: {_id: 1}, u: {$set: {late: true}}}]}
                """));

        assertThat(answer.getList("writeErrors", Document.class))
                .singleElement()
                .satisfies(error -> assertThat(error).containsEntry("index", 0).containsEntry("code", 14));
        assertThat(collection("ordered").find().first()).doesNotContainKey("late");
    }

    private static void refuses(int code, ThrowingCallable asked) {
        assertThatThrownBy(asked)
                .isInstanceOfSatisfying(
                        MongoException.class,
                        refused -> assertThat(refused.getCode()).isEqualTo(code));
    }

    private static List<Document> firstBatch(String collection) {
        return spoken().runCommand(new Document("find", collection))
                .get("cursor", Document.class)
                .getList("firstBatch", Document.class);
    }

    private static Document numbered(int id) {
        return new Document("_id", id);
    }

    private static MongoCollection<Document> collection(String name) {
        return spoken().getCollection(name);
    }

    private static MongoDatabase spoken() {
        return client.getDatabase("spoken");
    }
}
