package org.kopilka.platform.messages;

import java.time.Duration;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaAdmin;

/** Makes the topics before anyone listens; if Kafka is not ready for it yet, again until they are there. */
final class TopicMaker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TopicMaker.class);
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(3);

    private final KafkaAdmin kafka;
    private volatile @Nullable Thread thread;

    TopicMaker(KafkaAdmin kafka) {
        this.kafka = kafka;
        // Else it writes down a trace and tells nobody.
        kafka.setFatalIfBrokerNotAvailable(true);
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
            return kafka.initialize();
        } catch (RuntimeException notYet) {
            var servers = kafka.getConfigurationProperties().get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG);
            var cause = cause(notYet);
            if (cause instanceof TimeoutException || cause instanceof java.util.concurrent.TimeoutException) {
                log.warn("Kafka at {} (KOPILKA_KAFKA) does not answer yet; waiting", servers);
            } else {
                log.warn(
                        "Kafka at {} (KOPILKA_KAFKA) cannot make the topics of this service yet: {}",
                        servers,
                        cause.getMessage());
            }
            return false;
        }
    }

    private static Throwable cause(Throwable failure) {
        return failure.getCause() == null ? failure : cause(failure.getCause());
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
