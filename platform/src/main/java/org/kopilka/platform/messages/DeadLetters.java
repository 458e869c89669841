package org.kopilka.platform.messages;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.support.KafkaHeaders;

/**
 * Messages this service could not take, under {@code /actuator/deadletters}: GET shows those not taken yet, POST gives
 * them to their listener once more. They never go back to their topic: it may carry newer versions by now, and
 * compaction would keep the old one.
 */
@Endpoint(id = "deadletters")
public final class DeadLetters {

    /**
     * @param projection whose listener could not take it; empty for all that read the topic
     * @param error what the listener said when it gave up
     */
    public record DeadLetter(
            String topic,
            String projection,
            int partition,
            long offset,
            Instant at,
            String key,
            String type,
            String error,
            String body) {}

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int MOST = 1_000;

    private final String service;
    private final List<String> topics;
    private final ConsumerFactory<?, ?> consumers;
    private final Listeners listeners;

    DeadLetters(String service, List<String> topics, ConsumerFactory<?, ?> consumers, Listeners listeners) {
        this.service = service;
        this.topics = topics.stream().map(topic -> nameFor(topic, service)).toList();
        this.consumers = consumers;
        this.listeners = listeners;
    }

    static String nameFor(String topic, String service) {
        return topic + "." + service + ".dlt";
    }

    @ReadOperation
    public List<DeadLetter> waiting() {
        try (var consumer = consumer()) {
            return read(consumer).stream().map(this::view).toList();
        }
    }

    /** Answers how many were taken, by topic; those that fail again are put aside again. */
    @WriteOperation
    public Map<String, Integer> replay() {
        var counts = new TreeMap<String, Integer>();
        try (var consumer = consumer()) {
            for (var letter : read(consumer)) {
                var message = original(letter);
                var groups = groups(letter);
                var taken = groups.stream()
                        .filter(group -> listeners.take(message, group))
                        .count();
                if (taken > 0 && taken == groups.size()) {
                    counts.merge(message.topic(), 1, Integer::sum);
                }
                consumer.commitSync(Map.of(
                        new TopicPartition(letter.topic(), letter.partition()),
                        new OffsetAndMetadata(letter.offset() + 1)));
            }
        }
        return counts;
    }

    /** Before each projection had its own, the group was the service: such a letter is for all that read the topic. */
    private List<String> groups(ConsumerRecord<?, ?> letter) {
        var topic = topic(letter);
        var group = header(letter.headers(), KafkaHeaders.DLT_ORIGINAL_CONSUMER_GROUP);
        return listeners.groups(topic).stream()
                .filter(each -> group.isEmpty() || group.equals(service) || group.equals(each))
                .toList();
    }

    private String topic(ConsumerRecord<?, ?> letter) {
        return letter.topic().substring(0, letter.topic().length() - (service.length() + 5));
    }

    private ConsumerRecord<Object, Object> original(ConsumerRecord<?, ?> letter) {
        var message = new ConsumerRecord<Object, Object>(
                topic(letter), letter.partition(), letter.offset(), letter.key(), letter.value());
        letter.headers().forEach(header -> {
            if (!header.key().startsWith("kafka_dlt")) {
                message.headers().add(header);
            }
        });
        return message;
    }

    private List<ConsumerRecord<?, ?>> read(Consumer<?, ?> consumer) {
        var partitions = topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        var ends = consumer.endOffsets(partitions);
        var letters = new ArrayList<ConsumerRecord<?, ?>>();
        var begun = System.nanoTime();
        while (letters.size() < MOST
                && System.nanoTime() - begun < PATIENCE.toNanos()
                && ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(Duration.ofMillis(200)).forEach(letters::add);
        }
        return letters;
    }

    private Consumer<?, ?> consumer() {
        var overrides = new Properties();
        overrides.put("enable.auto.commit", "false");
        overrides.put("auto.offset.reset", "earliest");
        return consumers.createConsumer(service + "-dead-letters", "", "dead-letters", overrides);
    }

    private DeadLetter view(ConsumerRecord<?, ?> letter) {
        var group = header(letter.headers(), KafkaHeaders.DLT_ORIGINAL_CONSUMER_GROUP);
        return new DeadLetter(
                letter.topic(),
                group.startsWith(service + ".") ? group.substring(service.length() + 1) : "",
                letter.partition(),
                letter.offset(),
                Instant.ofEpochMilli(letter.timestamp()),
                String.valueOf(letter.key()),
                header(letter.headers(), "ce_type"),
                header(letter.headers(), KafkaHeaders.DLT_EXCEPTION_MESSAGE),
                String.valueOf(letter.value()));
    }

    private static String header(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null ? "" : new String(header.value(), java.nio.charset.StandardCharsets.UTF_8);
    }
}
