package org.kopilka.sandbox.store;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Once a minute, as MongoDB does, looks for what an index with {@code expireAfterSeconds} lets expire. */
final class Expiry implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Expiry.class);
    private static final Duration BETWEEN = Duration.ofMinutes(1);

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("expiry").unstarted(task));

    Expiry(DurableBackend backend) {
        clock.scheduleWithFixedDelay(
                () -> sweep(backend), BETWEEN.toMillis(), BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void sweep(DurableBackend backend) {
        try {
            backend.expire();
        } catch (RuntimeException failed) {
            log.error("What expired stays for another minute", failed);
        }
    }

    @Override
    public void close() {
        clock.close();
    }
}
