package org.kopilka.platform.messages;

import static java.util.Objects.requireNonNull;

import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.kopilka.platform.documents.Outbox;
import org.kopilka.platform.institutions.InstitutionTree;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.support.converter.ConversionException;
import org.springframework.kafka.support.converter.RecordMessageConverter;
import org.springframework.kafka.support.converter.StringJacksonJsonMessageConverter;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;
import org.springframework.util.backoff.FixedBackOff;
import tools.jackson.databind.json.JsonMapper;

/**
 * How listeners live with faults. The store away: tried again until it is back, since every message would fail. A
 * message that cannot be read: to the dead letters at once. Anything else: a few tries, then to the dead letters.
 */
@AutoConfiguration(before = KafkaAutoConfiguration.class)
public class Listening {

    private static final int TRIES = 5;

    @Bean
    RecordMessageConverter jsonMessages(JsonMapper json) {
        return new StringJacksonJsonMessageConverter(json);
    }

    @Bean
    DeadLetterPublishingRecoverer aside(
            KafkaTemplate<Object, Object> kafka, @Value("${spring.application.name}") String service) {
        return new DeadLetterPublishingRecoverer(
                kafka, (message, _) -> new TopicPartition(DeadLetters.nameFor(message.topic(), service), -1));
    }

    @Bean
    CommonErrorHandler kafkaFaults(DeadLetterPublishingRecoverer aside) {
        var handler = new DefaultErrorHandler(aside, fewTries());
        handler.addNotRetryableExceptions(ConversionException.class);
        handler.setBackOffFunction((_, failure) -> isStoreAway(failure) ? untilBack() : fewTries());
        return handler;
    }

    private static boolean isStoreAway(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof DataAccessResourceFailureException
                        || cause instanceof TransientDataAccessException
                        || cause instanceof MongoTimeoutException
                        || cause instanceof MongoSocketException
                        // Whose primary changes: the driver does not repeat what writes to many.
                        || cause instanceof MongoNotPrimaryException
                        || cause instanceof MongoNodeIsRecoveringException);
    }

    private static BackOff untilBack() {
        return new FixedBackOff(1_000, FixedBackOff.UNLIMITED_ATTEMPTS);
    }

    private static BackOff fewTries() {
        var backOff = new ExponentialBackOff(200, 2);
        backOff.setMaxAttempts(TRIES);
        return backOff;
    }

    /**
     * The topics of this service. Publisher and readers declare them alike, so that whoever starts first makes them.
     * {@code KOPILKA_PARTITIONS} (default 3) and {@code KOPILKA_REPLICAS} (default 1) size them.
     */
    @Bean
    NewTopics kafkaTopics(
            ServiceTopics topics, Environment environment, @Value("${spring.application.name}") String service) {
        var states = Stream.of(List.of(InstitutionTree.TOPIC), topics.told(), topics.heard())
                .flatMap(List::stream)
                .distinct()
                .map(topic ->
                        sized(environment, topic).compact().config(TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG, "60000"));
        var letters = topics.heard().stream()
                .map(topic -> sized(environment, DeadLetters.nameFor(topic, service))
                        .partitions(1)
                        .config(TopicConfig.RETENTION_MS_CONFIG, "-1"));
        return new NewTopics(
                Stream.concat(states, letters).map(TopicBuilder::build).toArray(NewTopic[]::new));
    }

    @Bean
    TopicMaker topicMaker(KafkaAdmin kafka) {
        return new TopicMaker(kafka);
    }

    private static TopicBuilder sized(Environment environment, String name) {
        return TopicBuilder.name(name)
                .partitions(environment.getProperty("KOPILKA_PARTITIONS", Integer.class, 3))
                .replicas(environment.getProperty("KOPILKA_REPLICAS", Short.class, (short) 1));
    }

    @Bean
    DeadLetters deadLetters(
            ServiceTopics topics,
            ConsumerFactory<?, ?> consumers,
            Listeners listeners,
            @Value("${spring.application.name}") String service) {
        return new DeadLetters(service, topics.heard(), consumers, listeners);
    }

    @Bean
    Listeners listeners(KafkaListenerEndpointRegistry registry, DeadLetterPublishingRecoverer aside) {
        return new Listeners(registry, aside);
    }

    @Bean
    Projections projections(
            MongoTemplate mongo,
            ConsumerFactory<?, ?> consumers,
            Listeners listeners,
            @Value("${spring.application.name}") String service) {
        return new Projections(service, mongo, new Replay(consumers, listeners));
    }

    /** What a service tells it can tell anew, and what it hears it can build anew; else it does not start. */
    @Bean
    SmartInitializingSingleton nothingIsToldOnce(ServiceTopics topics, Outbox outbox, Projections projections) {
        return () -> {
            require("told anew, by Documents.telling,", topics.told(), outbox.toldTopics());
            require("built anew, by Projections.of,", topics.heard(), projections.topics());
        };
    }

    /** Two that share a group share the messages too, and each gets a part. */
    @Bean
    ApplicationListener<ContextRefreshedEvent> eachProjectionIsAGroup(
            KafkaListenerEndpointRegistry registry, Projections projections) {
        return _ -> {
            var heard = new TreeMap<String, Set<String>>();
            for (var container : registry.getAllListenerContainers()) {
                var topics = List.of(
                        requireNonNull(container.getContainerProperties().getTopics()));
                if (!heard.computeIfAbsent(String.valueOf(container.getGroupId()), _ -> new TreeSet<>())
                        .addAll(topics)) {
                    throw new IllegalStateException(
                            "Two listeners of %s in the group %s".formatted(topics, container.getGroupId()));
                }
            }
            if (!heard.equals(projections.groups())) {
                throw new IllegalStateException("Listeners read %s, but by Projections.of it has to be %s"
                        .formatted(heard, projections.groups()));
            }
        };
    }

    private static void require(String how, List<String> topics, Set<String> covered) {
        if (!covered.equals(Set.copyOf(topics))) {
            throw new IllegalStateException(
                    "All of %s has to be %s but that is said of %s".formatted(new TreeSet<>(topics), how, covered));
        }
    }
}
