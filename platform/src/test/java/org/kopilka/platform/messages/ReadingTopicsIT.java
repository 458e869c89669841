package org.kopilka.platform.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kopilka.sandbox.Broker;
import org.kopilka.sandbox.Parts;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReadingTopicsIT {

    private static final String TOPIC = "kopilka.sample.grown";

    @TempDir
    Path dir;

    @Test
    void hears_what_is_told_on_partitions_that_a_topic_got_while_it_was_read() throws Exception {
        try (var broker = Broker.start(Parts.here(), dir, 0);
                var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
            var heard = new CopyOnWriteArrayList<String>();
            var reader = reader(broker, heard);
            reader.start();
            tell(broker, 0, "before");
            await().until(() -> heard.contains("before"));

            admin.createPartitions(Map.of(TOPIC, NewPartitions.increaseTo(2)))
                    .all()
                    .get();
            tell(broker, 1, "after");

            await().atMost(Duration.ofSeconds(20)).until(() -> heard.contains("after"));
            assertThat(heard).contains("before");
            reader.stop();
        }
    }

    private static TopicReader reader(Broker broker, List<String> heard) {
        var consumers = new DefaultKafkaConsumerFactory<>(
                Map.of("bootstrap.servers", broker.bootstrap(), "metadata.max.age.ms", "500"),
                new StringDeserializer(),
                new StringDeserializer());
        return new TopicReader(
                "grown",
                List.of(TOPIC),
                consumers,
                messages -> messages.stream().map(TopicReader.Message::body).forEach(heard::add));
    }

    private static void tell(Broker broker, int partition, String word) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", broker.bootstrap()),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, partition, "key", word)).get();
        }
    }
}
