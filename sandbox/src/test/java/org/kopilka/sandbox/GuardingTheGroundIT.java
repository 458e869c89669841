package org.kopilka.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoSecurityException;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Broker and store as the sandbox starts them: nobody is let in whom they do not know. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class GuardingTheGroundIT {

    private static final Path ACCESS = Path.of(System.getProperty("kopilka.root", ".."), "k8s/base/kafka/access.txt");
    private static final String STAFF = "kopilka.staff.educator";
    private static final String EVENTS = "kopilka.events.event";

    @TempDir
    private static Path dir;

    private static int brokerPort;
    private static int storePort;
    private static Process broker;
    private static Process store;

    @BeforeAll
    static void aBrokerAndAStoreThatKnowTheirUsers() {
        brokerPort = Ports.orFree(0);
        storePort = Ports.orFree(0);
        broker = Broker.guarded(Parts.here(), dir.resolve("broker"), brokerPort, Ports.orFree(0), ACCESS)
                .tethered()
                .withVariables(Map.of(
                        "KAFKA_KEY", "of-the-broker-itself",
                        "KAFKA_LOGIN_STAFF", "staff-service:of-staff",
                        "KAFKA_LOGIN_EVENTS", "events-service:of-events",
                        "KAFKA_LOGIN_OPERATIONS", "operations:of-operations"))
                .start(dir.resolve("broker.log"));
        store = Store.command(Parts.here(), dir.resolve("store"), storePort)
                .tethered()
                .withVariable("STORE_LOGINS", "staff-service:of-staff events-service:of-events")
                .start(dir.resolve("store.log"));
        await().atMost(Duration.ofSeconds(90))
                .until(() -> Broker.probe(brokerPort).answers()
                        && Store.probe(storePort).answers());
        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().untilAsserted(() -> {
            try (var staff = admin("staff-service", "of-staff")) {
                staff.createTopics(List.of(
                                new NewTopic(STAFF, 1, (short) 1),
                                new NewTopic("kopilka.staff.reference", 1, (short) 1)))
                        .all()
                        .get(10, TimeUnit.SECONDS);
            }
        });
    }

    @AfterAll
    static void end() {
        broker.destroyForcibly();
        store.destroyForcibly();
    }

    @Test
    void a_service_writes_its_own_topics_and_no_others() throws Exception {
        try (var events = admin("events-service", "of-events")) {
            events.createTopics(List.of(new NewTopic(EVENTS, 1, (short) 1)))
                    .all()
                    .get(10, TimeUnit.SECONDS);
        }
        write("staff-service", "of-staff", STAFF);
        assertThatThrownBy(() -> write("events-service", "of-events", STAFF))
                .hasCauseInstanceOf(TopicAuthorizationException.class);
        assertThatThrownBy(() -> write("staff-service", "of-staff", EVENTS))
                .hasCauseInstanceOf(TopicAuthorizationException.class);
        try (var staff = admin("staff-service", "of-staff")) {
            assertThatThrownBy(() -> staff.deleteTopics(List.of(STAFF)).all().get(10, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(TopicAuthorizationException.class);
        }
    }

    @Test
    void a_service_reads_what_the_page_says_with_groups_of_its_own_name() {
        read("events-service", "of-events", "events-service", STAFF);
        assertThatThrownBy(() -> read("events-service", "of-events", "events-service", "kopilka.bank.review"))
                .isInstanceOf(TopicAuthorizationException.class);
        assertThatThrownBy(() -> read("events-service", "of-events", "staff-service", STAFF))
                .isInstanceOf(GroupAuthorizationException.class);
    }

    @Test
    void the_operator_sees_all_topics() throws Exception {
        try (var operations = admin("operations", "of-operations")) {
            assertThat(operations.listTopics().names().get(10, TimeUnit.SECONDS))
                    .contains(STAFF);
        }
    }

    @Test
    void a_wrong_password_or_none_is_let_in_nowhere() {
        try (var wrong = admin("staff-service", "guessed")) {
            assertThatThrownBy(() -> wrong.listTopics().names().get(10, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(SaslAuthenticationException.class);
        }
        try (var none = Admin.create(Map.of(
                "bootstrap.servers", "127.0.0.1:" + brokerPort,
                "request.timeout.ms", "3000",
                "default.api.timeout.ms", "4000"))) {
            assertThatThrownBy(() -> none.listTopics().names().get(10, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class);
        }
    }

    @Test
    void the_store_lets_in_whom_it_knows() {
        try (var known = MongoClients.create(store("staff-service:of-staff@"))) {
            known.getDatabase("kopilka-staff").getCollection("people").insertOne(new Document("_id", 1));
            assertThat(known.getDatabase("kopilka-staff")
                            .getCollection("people")
                            .countDocuments())
                    .isEqualTo(1);
        }
        try (var wrong = MongoClients.create(store("staff-service:guessed@"))) {
            assertThatThrownBy(() -> wrong.getDatabase("kopilka-staff")
                            .getCollection("people")
                            .countDocuments())
                    .isInstanceOf(MongoSecurityException.class);
        }
        try (var none = MongoClients.create("mongodb://127.0.0.1:" + storePort)) {
            assertThatThrownBy(() -> none.getDatabase("kopilka-staff")
                            .getCollection("people")
                            .countDocuments())
                    .isInstanceOf(MongoCommandException.class)
                    .hasMessageContaining("requires authentication");
        }
    }

    private static String store(String login) {
        return "mongodb://%s127.0.0.1:%d/?authMechanism=PLAIN&authSource=$external&serverSelectionTimeoutMS=5000"
                .formatted(login, storePort);
    }

    private static void write(String user, String password, String topic) throws Exception {
        try (var producer = new KafkaProducer<>(told(user, password), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, "key", "value")).get(10, TimeUnit.SECONDS);
        }
    }

    private static void read(String user, String password, String group, String topic) {
        var told = new java.util.HashMap<>(told(user, password));
        told.put("group.id", group);
        told.put("auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(told, new StringDeserializer(), new StringDeserializer())) {
            var partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.position(partition, Duration.ofSeconds(10));
            consumer.poll(Duration.ofMillis(500));
        }
    }

    private static Admin admin(String user, String password) {
        return Admin.create(told(user, password));
    }

    private static Map<String, Object> told(String user, String password) {
        return Map.of(
                "bootstrap.servers", "127.0.0.1:" + brokerPort,
                "security.protocol", "SASL_PLAINTEXT",
                "sasl.mechanism", "SCRAM-SHA-512",
                "sasl.jaas.config",
                        "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                                .formatted(user, password),
                "request.timeout.ms", "8000",
                "default.api.timeout.ms", "10000",
                "max.block.ms", "8000",
                "allow.auto.create.topics", "false");
    }
}
