package org.kopilka.start;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.context.ApplicationListener;

/**
 * Holds a start back until MongoDB takes writes from this program's user, and says every ten seconds why it does not go
 * on. It stands before everything that would fail without a store; the context is not active yet, so that a program
 * that waits ends at once when it is told to.
 */
public class AwaitingTheStore implements ApplicationListener<ApplicationPreparedEvent> {

    /** A client of MongoDB for as long as the waiting lasts. */
    public interface Store extends AutoCloseable {

        /** Asks the primary for a sign of life, as the user the program has. */
        void ping();

        @Override
        void close();
    }

    private static final Logger log = LoggerFactory.getLogger(AwaitingTheStore.class);
    private static final Duration SAID_EVERY = Duration.ofSeconds(10);
    private static final Duration REFUSED_AGAIN_AFTER = Duration.ofSeconds(2);
    private static final int CONNECTED_WITHIN_SECONDS = 2;
    private static final int ANSWERED_WITHIN_SECONDS = 5;

    private final Function<MongoClientSettings, Store> driver;

    public AwaitingTheStore(Function<MongoClientSettings, Store> driver) {
        this.driver = driver;
    }

    @Override
    public void onApplicationEvent(ApplicationPreparedEvent prepared) {
        var environment = prepared.getApplicationContext().getEnvironment();
        // A start that only shows what it loads, for the JVM's cache, comes to no store.
        if (!environment.containsProperty("spring.context.exit")) {
            await(new ConnectionString(environment.getRequiredProperty("spring.mongodb.uri")));
        }
    }

    private void await(ConnectionString address) {
        var settings = MongoClientSettings.builder()
                .applyConnectionString(address)
                .applyToClusterSettings(
                        cluster -> cluster.serverSelectionTimeout(SAID_EVERY.toSeconds(), TimeUnit.SECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(CONNECTED_WITHIN_SECONDS, TimeUnit.SECONDS)
                        .readTimeout(ANSWERED_WITHIN_SECONDS, TimeUnit.SECONDS))
                .build();
        try (var store = driver.apply(settings)) {
            var said = 0L;
            while (true) {
                try {
                    store.ping();
                    if (said != 0) {
                        log.info("MongoDB at {} answers now", String.join(",", address.getHosts()));
                    }
                    return;
                } catch (MongoException notYet) {
                    if (said == 0 || System.nanoTime() - said >= SAID_EVERY.toNanos()) {
                        said = System.nanoTime();
                        say(address, notYet);
                    }
                    Thread.sleep(REFUSED_AGAIN_AFTER);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while waiting for MongoDB", stopped);
        }
    }

    private static void say(ConnectionString address, MongoException notYet) {
        var hosts = String.join(",", address.getHosts());
        if (notYet instanceof MongoSecurityException refusal) {
            log.warn(
                    "MongoDB at {} refuses the user {} (KOPILKA_MONGO_URI): is the password the one it was founded with?"
                            + " Trying again",
                    hosts,
                    refusal.getCredential().getUserName());
        } else {
            log.warn("MongoDB at {} (KOPILKA_MONGO_URI) does not answer yet; waiting", hosts);
        }
    }
}
