package org.kopilka.platform.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kopilka.sandbox.Broker;
import org.kopilka.sandbox.Parts;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.kafka.core.KafkaAdmin;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MakingTopicsIT {

    private static final String TOPIC = "kopilka.sample.late";

    @TempDir
    Path dir;

    @Test
    void makes_the_topics_although_kafka_came_later_than_the_service() {
        try (var broker = Broker.start(Parts.here(), dir, 0)) {
            var kafka = admin(broker.bootstrap());
            broker.kill();
            var topics = new TopicMaker(kafka);

            topics.start();
            assertThat(topics.isRunning()).isTrue();
            broker.restart();

            await().atMost(Duration.ofSeconds(30))
                    .ignoreExceptions()
                    .until(() -> kafka.describeTopics(TOPIC).containsKey(TOPIC));
            topics.stop();
        }
    }

    private static KafkaAdmin admin(String bootstrap) {
        var beans = new StaticApplicationContext();
        beans.registerBean(NewTopic.class, () -> new NewTopic(TOPIC, 1, (short) 1));
        beans.refresh();
        var kafka = new KafkaAdmin(
                Map.of("bootstrap.servers", bootstrap, "default.api.timeout.ms", "2000", "request.timeout.ms", "1000"));
        kafka.setOperationTimeout(2);
        kafka.setApplicationContext(beans);
        return kafka;
    }
}
