package org.kopilka.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.kopilka.sandbox.Broker;
import org.kopilka.sandbox.Parts;
import org.kopilka.sandbox.Store;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mongodb.MongoDBContainer;

/**
 * The broker and the store that tests run against, the same for all tests of one JVM: those named by
 * {@code KOPILKA_KAFKA} and {@code KOPILKA_MONGO_URI}; else, where a Docker engine answers, MongoDB and Kafka in
 * containers; else the sandbox's own, as processes that end with this JVM.
 */
public final class Backing {

    /** The versions that the containers of an installation have, as the build says. */
    private static final String MONGO_IMAGE = "mongo:" + System.getProperty("version.mongodb");

    private static final String KAFKA_IMAGE = "apache/kafka:" + System.getProperty("version.kafka");

    /** Started when it is first asked for: who only wants to know of Docker has no store or broker to wait for. */
    private static final class Started {
        static final Backing INSTANCE = start();
    }

    private final String mongo;
    private final String kafka;

    private Backing(String mongo, String kafka) {
        this.mongo = mongo;
        this.kafka = kafka;
    }

    /** The store's URI without the name of a database. */
    public static String mongo() {
        return Started.INSTANCE.mongo;
    }

    /** The broker's bootstrap servers. */
    public static String kafka() {
        return Started.INSTANCE.kafka;
    }

    @SuppressWarnings("resource") // they live until the JVM ends
    private static Backing start() {
        var docker = dockerAnswers();
        var mongo = System.getenv("KOPILKA_MONGO_URI");
        if (mongo == null) {
            mongo = docker
                    ? containedMongo()
                    : Store.start(Parts.here(), folder("store"), 0).uri();
        }
        var kafka = System.getenv("KOPILKA_KAFKA");
        if (kafka == null) {
            kafka = docker
                    ? containedKafka()
                    : Broker.start(Parts.here(), folder("broker"), 0).bootstrap();
        }
        return new Backing(mongo, kafka);
    }

    static boolean dockerAnswers() {
        try {
            return DockerClientFactory.instance().isDockerAvailable();
        } catch (RuntimeException none) {
            return false;
        }
    }

    @SuppressWarnings("resource")
    private static String containedMongo() {
        var mongo = new MongoDBContainer(MONGO_IMAGE).withReplicaSet();
        mongo.start();
        return mongo.getConnectionString();
    }

    @SuppressWarnings("resource")
    private static String containedKafka() {
        var kafka = new KafkaContainer(KAFKA_IMAGE);
        kafka.start();
        return kafka.getBootstrapServers();
    }

    /** A new one, under {@code target} where there is such. */
    static Path folder(String name) {
        try {
            var target = Path.of("target");
            return Files.createTempDirectory(Files.isDirectory(target) ? target : Path.of("."), name + "-")
                    .toAbsolutePath();
        } catch (IOException noRoom) {
            throw new UncheckedIOException(noRoom);
        }
    }
}
