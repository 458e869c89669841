package org.kopilka.platform.messages;

import java.time.Duration;
import java.util.Collection;
import java.util.Properties;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.core.ConsumerFactory;

/** Gives the listeners of a group all there is on topics once more, outside the group, whose place stays where it is. */
record Replay(ConsumerFactory<?, ?> consumers, Listeners listeners) {

    /** @return how many messages were taken */
    long all(Collection<String> topics, String group) {
        long taken = 0;
        try (var consumer = consumer()) {
            var partitions = topics.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (var message : consumer.poll(Duration.ofMillis(500))) {
                    if (listeners.take(copy(message), group)) {
                        taken++;
                    }
                }
            }
        }
        return taken;
    }

    private static ConsumerRecord<Object, Object> copy(ConsumerRecord<?, ?> message) {
        var copy = new ConsumerRecord<Object, Object>(
                message.topic(), message.partition(), message.offset(), message.key(), message.value());
        message.headers().forEach(copy.headers()::add);
        return copy;
    }

    private Consumer<?, ?> consumer() {
        var overrides = new Properties();
        overrides.put("enable.auto.commit", "false");
        overrides.put("auto.offset.reset", "earliest");
        return consumers.createConsumer(null, "replay", null, overrides);
    }
}
