package org.kopilka.operations;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.bson.Document;
import org.bson.UuidRepresentation;
import org.kopilka.sandbox.Parts;
import org.kopilka.sandbox.Store;

/**
 * Store and broker of a network, with documents as the services keep them, and of Keycloak the three requests that
 * matter here; the accounts of a real one are restored in the acceptance tests.
 */
final class SmallNetwork implements AutoCloseable {

    static final UUID ROOT = UUID.fromString("00000000-0000-4000-8000-000000000001");
    static final String PASSWORD = "the operator's";

    /** What a run of the program ended with and said. */
    record Ended(int code, String said) {}

    final MongoClient mongo;
    final Admin kafka;
    final Map<String, String> environment = new HashMap<>();
    volatile String realm = "{\"realm\":\"kopilka\",\"users\":[{\"username\":\"fedorova.a\"}]}";

    private final Store store;
    private final org.kopilka.sandbox.Broker broker;
    private final HttpServer keycloak;

    SmallNetwork(Path folder) throws IOException {
        store = Store.start(Parts.here(), folder.resolve("store"), 0);
        broker = org.kopilka.sandbox.Broker.start(Parts.here(), folder.resolve("broker"), 0);
        mongo = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new com.mongodb.ConnectionString(store.uri()))
                .uuidRepresentation(UuidRepresentation.STANDARD)
                .build());
        kafka = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()));
        keycloak = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        keycloak.createContext("/realms/master/protocol/openid-connect/token", this::token);
        keycloak.createContext("/admin/realms", this::realms);
        keycloak.start();
        environment.put("KOPILKA_MONGO_URI", store.uri());
        environment.put("KOPILKA_KAFKA", broker.bootstrap());
        environment.put(
                "KOPILKA_KEYCLOAK", "http://127.0.0.1:" + keycloak.getAddress().getPort());
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", PASSWORD);
    }

    Ended run(String... words) {
        return run(new ByteArrayOutputStream(), words);
    }

    Ended run(OutputStream standard, String... words) {
        var err = new ByteArrayOutputStream();
        var code = Operations.run(
                List.of(words),
                new Settings(environment),
                standard,
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Ended(
                code, err.toString(StandardCharsets.UTF_8) + (standard instanceof FileOutputStream ? "" : standard));
    }

    MongoCollection<Document> collection(String database, String name) {
        return mongo.getDatabase(database).getCollection(name);
    }

    /** A year of a district in a few documents, and what is no part of a backup. */
    void tellOfADistrict() {
        forget();
        realm = "{\"realm\":\"kopilka\",\"users\":[{\"username\":\"fedorova.a\"}]}";
        insert(Contents.STAFF, "institutions", ROOT, new Document("name", "Методическая сеть"));
        insert(Contents.STAFF, "institutions", new Document("name", "Детский сад № 53"));
        collection(Contents.STAFF, "people")
                .insertMany(IntStream.range(0, 1_200)
                        .mapToObj(i -> new Document("_id", UUID.randomUUID()).append("name", "Педагог " + i))
                        .toList());
        insert(Contents.STAFF, "portfolio", new Document("title", "a copy"));
        insert(Contents.STAFF, "idempotency", new Document("answer", "of the moment"));
        insert(Contents.EVENTS, "events", new Document("title", "Мастер-класс").append("outbox", List.of()));
        insert(Contents.EVENTS, "people", new Document("name", "a copy"));
        insert(Contents.BANK, "attachments.files", new Document("length", 3L));
        insert(Contents.BANK, "attachments.chunks", new Document("data", new byte[] {1, 2, 3}));
        insert(Contents.BANK, "something new", new Document("kept", true));
    }

    UUID insert(String database, String name, Document document) {
        return insert(database, name, UUID.randomUUID(), document);
    }

    UUID insert(String database, String name, UUID id, Document document) {
        collection(database, name)
                .insertOne(new Document("_id", id)
                        .append("version", 1L)
                        .append("told", new java.util.Date(1_000))
                        .append("of", document));
        return id;
    }

    void forget() {
        Contents.DATABASES.forEach(database -> mongo.getDatabase(database).drop());
    }

    void topic(String... names) {
        try {
            kafka.createTopics(List.of(names).stream()
                            .map(name -> new NewTopic(name, 1, (short) 1))
                            .toList())
                    .all()
                    .get();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** All documents by database and collection, in their text. */
    Map<String, List<String>> everything() {
        var all = new TreeMap<String, List<String>>();
        for (var database : Contents.DATABASES) {
            for (var name : mongo.getDatabase(database).listCollectionNames()) {
                var documents = new ArrayList<String>();
                collection(database, name).find().forEach(document -> documents.add(document.toJson()));
                documents.sort(null);
                if (!documents.isEmpty()) {
                    all.put(database + "/" + name, documents);
                }
            }
        }
        return all;
    }

    private void token(HttpExchange exchange) throws IOException {
        var form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var known = form.contains("password=" + java.net.URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8));
        answer(exchange, known ? 200 : 401, "{\"access_token\":\"operator\"}");
    }

    private void realms(HttpExchange exchange) throws IOException {
        var isOperator = "Bearer operator".equals(exchange.getRequestHeaders().getFirst("Authorization"));
        var path = exchange.getRequestURI().getPath();
        switch (isOperator ? exchange.getRequestMethod() + " " + path : "a stranger") {
            case "GET /admin/realms/kopilka/accounts" -> answer(exchange, 200, realm);
            case "DELETE /admin/realms/kopilka" -> {
                var was = realm;
                realm = "";
                answer(exchange, was.isEmpty() ? 404 : 204, "");
            }
            case "POST /admin/realms" -> {
                realm = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                answer(exchange, 201, "");
            }
            default -> answer(exchange, 403, "");
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        mongo.close();
        kafka.close();
        keycloak.stop(0);
        broker.close();
        store.close();
    }
}
