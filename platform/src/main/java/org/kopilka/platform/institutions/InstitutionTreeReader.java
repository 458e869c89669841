package org.kopilka.platform.institutions;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
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
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads the institutions topic from its start, outside any consumer group, and says when it has all there was. */
public final class InstitutionTreeReader implements SmartLifecycle, HealthIndicator {

    private static final Logger log = LoggerFactory.getLogger(InstitutionTreeReader.class);

    private final InstitutionTree tree;
    private final ConsumerFactory<?, ?> consumers;
    private final JsonMapper json;
    private final AtomicBoolean caughtUp = new AtomicBoolean();
    private volatile boolean running;

    public InstitutionTreeReader(InstitutionTree tree, ConsumerFactory<?, ?> consumers, JsonMapper json) {
        this.tree = tree;
        this.consumers = consumers;
        this.json = json;
    }

    @Override
    public Health health() {
        return (caughtUp.get() ? Health.up() : Health.outOfService())
                .withDetail("institutions", tree.all().size())
                .build();
    }

    @Override
    public void start() {
        running = true;
        Thread.ofPlatform().daemon().name("institution-tree").start(this::readUntilStopped);
    }

    private void readUntilStopped() {
        while (running) {
            try (var consumer = newConsumer()) {
                read(consumer);
            } catch (InterruptException stopped) {
                return;
            } catch (KafkaException unreachable) {
                log.warn("The institutions topic cannot be read now: {}", unreachable.getMessage());
                pause();
            }
        }
    }

    private void read(Consumer<?, ?> consumer) {
        var partitions = consumer.partitionsFor(InstitutionTree.TOPIC).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            pause();
            return;
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> behind = new HashMap<>(consumer.endOffsets(partitions));
        while (running) {
            behind.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
            if (behind.isEmpty() && caughtUp.compareAndSet(false, true)) {
                log.info("The tree of institutions stands: {} nodes", tree.all().size());
            }
            for (var message : consumer.poll(Duration.ofMillis(500))) {
                if (message.value() instanceof String body) {
                    take(body);
                }
            }
        }
    }

    private void take(String body) {
        try {
            tree.put(json.readValue(body, InstitutionTree.Node.class));
        } catch (JacksonException unreadable) {
            log.error("An institution's message is unreadable and left out: {}", unreadable.getOriginalMessage());
        }
    }

    private Consumer<?, ?> newConsumer() {
        var overrides = new Properties();
        overrides.put("enable.auto.commit", "false");
        overrides.put("auto.offset.reset", "earliest");
        return consumers.createConsumer(null, "institution-tree", null, overrides);
    }

    private void pause() {
        try {
            Thread.sleep(Duration.ofSeconds(1));
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
