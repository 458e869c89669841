package org.kopilka.platform.messages;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaAdmin;

/** Makes the topics before anyone listens; if Kafka is not ready for it yet, again until they are there. */
final class TopicMaker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TopicMaker.class);
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(2);

    private final KafkaAdmin kafka;
    private volatile @Nullable Thread thread;

    TopicMaker(KafkaAdmin kafka) {
        this.kafka = kafka;
    }

    @Override
    public void start() {
        if (!make()) {
            thread = Thread.ofVirtual().name("topics").start(this::makeUntilThere);
        }
    }

    private void makeUntilThere() {
        try {
            do {
                Thread.sleep(AGAIN_AFTER);
            } while (!make());
            log.info("Kafka has the topics of this service now");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean make() {
        try {
            if (kafka.initialize()) {
                return true;
            }
            log.warn("Kafka cannot make the topics of this service yet");
        } catch (RuntimeException notYet) {
            log.warn("Kafka cannot make the topics of this service yet: {}", reason(notYet));
        }
        return false;
    }

    private static String reason(Throwable failure) {
        return failure.getCause() == null ? String.valueOf(failure.getMessage()) : reason(failure.getCause());
    }

    @Override
    public void stop() {
        var making = thread;
        thread = null;
        if (making != null) {
            making.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    @Override
    public int getPhase() {
        return 0;
    }
}
