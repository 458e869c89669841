package org.kopilka.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a topic carries, read from its start, as tests look at it. */
public final class Topic {

    /** @param place its partition and offset, which stay its own when the topic is compacted */
    public record Message(String key, JsonNode body, Map<String, String> headers, String place) {}

    /** Sends to any topic of the tests' broker and opens it for reading. */
    public static final class Broker {

        private final JsonMapper json;
        private final KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", Backing.kafka(), "max.block.ms", "10000"),
                new StringSerializer(),
                new StringSerializer());

        Broker(JsonMapper json) {
            this.json = json;
        }

        public Topic topic(String name) {
            return new Topic(name, json);
        }

        /** Sends a message as another service would; returns when the broker has it. */
        public void send(String topic, String key, Object body) {
            var text = body instanceof String raw ? raw : json.writeValueAsString(body);
            var message = new ProducerRecord<>(topic, key, text);
            message.headers().add("ce_id", UUID.randomUUID().toString().getBytes());
            message.headers().add("ce_type", body.getClass().getSimpleName().getBytes());
            message.headers().add("ce_time", Instant.now().toString().getBytes());
            try {
                producer.send(message).get();
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        }
    }

    private final String name;
    private final JsonMapper json;
    private final List<Message> seen = new CopyOnWriteArrayList<>();

    private Topic(String name, JsonMapper json) {
        this.name = name;
        this.json = json;
    }

    /** Waits for a message such as this and answers the first. */
    public Message await(Predicate<Message> wanted) {
        Awaitility.await("a message on " + name)
                .atMost(Duration.ofSeconds(20))
                .until(() -> messages().stream().anyMatch(wanted));
        return seen.stream().filter(wanted).findFirst().orElseThrow();
    }

    /** Waits for the message of an aggregate. */
    public Message await(UUID key) {
        return await(message -> message.key().equals(key.toString()));
    }

    /** All messages the topic holds now. */
    public List<Message> messages() {
        var all = new ArrayList<Message>();
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", Backing.kafka()), new StringDeserializer(), new StringDeserializer())) {
            var partitions = consumer.partitionsFor(name).stream()
                    .map(info -> new TopicPartition(name, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> all.add(message(record)));
            }
        }
        seen.clear();
        seen.addAll(all);
        return all;
    }

    private Message message(ConsumerRecord<String, String> record) {
        var headers = new java.util.TreeMap<String, String>();
        record.headers().forEach(header -> headers.put(header.key(), new String(header.value())));
        return new Message(record.key(), body(record.value()), headers, record.partition() + ":" + record.offset());
    }

    /** What is no JSON another test has sent, to see it refused. */
    private JsonNode body(String value) {
        try {
            return json.readTree(value);
        } catch (JacksonException none) {
            return json.missingNode();
        }
    }
}
