package org.kopilka.survey.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kopilka.platform.institutions.InstitutionTree;
import org.kopilka.sandbox.Ports;
import org.kopilka.survey.Network;
import org.kopilka.survey.SurveyApplication;
import org.kopilka.survey.Surveys;
import org.kopilka.testing.Backing;
import org.kopilka.testing.Http;
import org.kopilka.testing.ServiceTest;
import org.kopilka.testing.Tokens;
import org.kopilka.testing.Topic;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The service as a process of its own, killed without a warning while people answer. */
@ServiceTest
class LosingTheServiceIT {

    private static final int PEOPLE = 300;
    private static final List<Integer> KILLED_AFTER = List.of(60, 160);

    @Autowired
    Topic.Broker kafka;

    @Autowired
    InstitutionTree tree;

    @Autowired
    JsonMapper json;

    @Autowired
    MongoTemplate mongo;

    private final String database = "killed-" + UUID.randomUUID().toString().substring(0, 8);
    private final AtomicInteger acknowledged = new AtomicInteger();
    private int port;
    private Process service;

    @Test
    void every_acknowledged_answer_is_there_once_however_often_the_service_is_killed() throws Exception {
        Network.stands(kafka, tree);
        var institution = Network.anotherKindergarten(kafka, tree);
        var people = Surveys.people(kafka, institution, PEOPLE);
        port = Ports.free();
        var http = new Http("http://127.0.0.1:" + port, json);
        start(http);
        var wave = Surveys.openWave(http, true, PEOPLE, institution);

        var work = new ArrayList<Callable<Void>>();
        for (int i = 0; i < PEOPLE; i++) {
            var number = i;
            work.add(() -> answerUntilAcknowledged(http, wave, people.get(number), institution, number));
        }
        work.add(() -> killAndStart(http));
        try (var threads = Executors.newFixedThreadPool(9)) {
            for (var done : threads.invokeAll(shuffledIn(work))) {
                done.get();
            }
        }

        var store = mongo.getMongoDatabaseFactory().getMongoDatabase(database);
        Awaitility.await("all counted")
                .atMost(Duration.ofSeconds(30))
                .until(() -> Surveys.wave(http, wave).at("/answered").asInt() == PEOPLE
                        && store.getCollection("tickets").countDocuments(new Document("state", "GIVEN")) == 0);
        var asked = store.getCollection("answers").find(new Document("wave", wave)).into(new ArrayList<>()).stream()
                .map(answer -> answer.get("values", Document.class).getString("ask"))
                .toList();
        assertThat(asked).hasSize(PEOPLE).doesNotHaveDuplicates();
    }

    /** The killer first, or it would wait for a thread until all is over. */
    private static List<Callable<Void>> shuffledIn(List<Callable<Void>> work) {
        return work.reversed();
    }

    private Void killAndStart(Http http) throws IOException {
        for (var count : KILLED_AFTER) {
            Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> acknowledged.get() >= count);
            service.destroyForcibly();
            service.onExit().join();
            start(http);
        }
        return null;
    }

    private Void answerUntilAcknowledged(Http http, UUID wave, UUID person, UUID institution, int number) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    try {
                        var status = Surveys.answer(http, wave, person, institution, Surveys.fullAnswer(number))
                                .status();
                        return status == 201 || status == 200;
                    } catch (java.io.UncheckedIOException away) {
                        return false;
                    }
                });
        acknowledged.incrementAndGet();
        return null;
    }

    private void start(Http http) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(
                java,
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                SurveyApplication.class.getName(),
                "--server.port=" + port,
                "--management.server.port=0",
                "--spring.mongodb.database=" + database,
                // Of another name, it reads every topic for itself.
                "--spring.application.name=" + database);
        builder.environment().put("KOPILKA_MONGO_URI", Backing.mongo());
        builder.environment().put("KOPILKA_KAFKA", Backing.kafka());
        builder.environment().put("KOPILKA_KEYCLOAK", Tokens.keycloak());
        builder.environment().put("KOPILKA_PARTITIONS", "1");
        builder.redirectErrorStream(true)
                .redirectOutput(Path.of("target", "killed-service.log").toFile());
        service = builder.start();
        Awaitility.await("the service is up").atMost(Duration.ofMinutes(2)).until(() -> {
            try {
                return http.as(Network.districtMethodist())
                                .get("/api/surveys/questionnaires")
                                .status()
                        == 200;
            } catch (java.io.UncheckedIOException notYet) {
                return false;
            }
        });
    }

    @AfterEach
    void end() {
        if (service != null) {
            service.destroyForcibly();
        }
    }
}
