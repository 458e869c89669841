package org.kopilka.platform.messages;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;

/**
 * Reads state topics from their start, outside any consumer group: every replica has all of it, again with every start
 * and when a topic has got more partitions.
 * Named in the readiness group, it holds the service back until all there was has been taken.
 */
public final class TopicReader implements SmartLifecycle, HealthIndicator {

    public record Message(String topic, String body) {}

    /** What becomes of the messages. After a fault they come again from the start. */
    public interface Taker {

        /** Those of one partition come in their order. */
        void take(List<Message> messages);

        /**
         * Whether the topics can be whole with what was taken; while they cannot, the reader is not caught up although
         * it has read all there is.
         */
        default boolean canBeWhole() {
            return true;
        }

        /** Everything that was there at the start has been taken; called before the reader says so. */
        default void caughtUp() {}
    }

    private static final Logger log = LoggerFactory.getLogger(TopicReader.class);
    private static final int LARGEST_FETCH = 4 << 20;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(4);

    private final String name;
    private final Collection<String> topics;
    private final ConsumerFactory<?, ?> consumers;
    private final Taker taker;
    private final AtomicLong taken = new AtomicLong();
    private volatile boolean caughtUp;
    private volatile boolean running;
    private Duration pause = FIRST_PAUSE;

    /** @param name of its thread and of its client at the broker */
    public TopicReader(String name, Collection<String> topics, ConsumerFactory<?, ?> consumers, Taker taker) {
        this.name = name;
        this.topics = topics;
        this.consumers = consumers;
        this.taker = taker;
    }

    @Override
    public Health health() {
        return (caughtUp ? Health.up() : Health.outOfService())
                .withDetail("messages", taken.get())
                .build();
    }

    @Override
    public void start() {
        running = true;
        Thread.ofPlatform().daemon().name(name).start(this::readUntilStopped);
    }

    private void readUntilStopped() {
        while (running) {
            try (var consumer = newConsumer()) {
                read(consumer);
            } catch (InterruptException stopped) {
                return;
            } catch (KafkaException unreachable) {
                log.warn("{} cannot be read now: {}", topics, unreachable.getMessage());
                pause();
            } catch (RuntimeException fault) {
                log.error("{} could not take {}, and begins anew", name, topics, fault);
                pause();
            }
        }
    }

    private void read(Consumer<?, ?> consumer) {
        var partitions = partitionsOfEach(consumer);
        if (partitions.isEmpty()) {
            pause();
            return;
        }
        pause = FIRST_PAUSE;
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> behind = new HashMap<>(consumer.endOffsets(partitions));
        while (running && partitionsOfEach(consumer).equals(partitions)) {
            behind.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
            if (behind.isEmpty() && !caughtUp && taker.canBeWhole()) {
                taker.caughtUp();
                caughtUp = true;
                log.info("{} has taken all of {}: {} messages", name, topics, taken.get());
            }
            var messages = new ArrayList<Message>();
            for (var message : consumer.poll(Duration.ofMillis(500))) {
                if (message.value() instanceof String body) {
                    messages.add(new Message(message.topic(), body));
                }
            }
            if (!messages.isEmpty()) {
                var couldBeWhole = taker.canBeWhole();
                taker.take(messages);
                taken.addAndGet(messages.size());
                if (!couldBeWhole && taker.canBeWhole()) {
                    // What came meanwhile on other partitions was told before the message that was missing.
                    behind.putAll(consumer.endOffsets(partitions));
                }
            }
        }
    }

    /** None while a topic is not there. Known without asking the broker, except the first time. */
    private Set<TopicPartition> partitionsOfEach(Consumer<?, ?> consumer) {
        var all = new HashSet<TopicPartition>();
        for (var topic : topics) {
            var known = consumer.partitionsFor(topic);
            if (known.isEmpty()) {
                return Set.of();
            }
            known.forEach(info -> all.add(new TopicPartition(info.topic(), info.partition())));
        }
        return all;
    }

    private Consumer<?, ?> newConsumer() {
        var overrides = new Properties();
        overrides.put("enable.auto.commit", "false");
        overrides.put("auto.offset.reset", "earliest");
        overrides.put("max.partition.fetch.bytes", String.valueOf(LARGEST_FETCH));
        return consumers.createConsumer(null, name, null, overrides);
    }

    /** Longer each time while nothing can be read: a login that fails costs the broker as much as one that succeeds. */
    private void pause() {
        try {
            Thread.sleep(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        } catch (InterruptedException stopped) {
            running = false;
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
