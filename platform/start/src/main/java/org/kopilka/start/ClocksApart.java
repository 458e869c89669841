package org.kopilka.start;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether Keycloak's clock and this program's agree. By a clock that is ahead every token has ended before it comes,
 * and nothing else would say why nobody is let in.
 */
public final class ClocksApart {

    private static final Logger log = LoggerFactory.getLogger(ClocksApart.class);
    private static final Duration TOLERATED = Duration.ofSeconds(60);
    private static final Duration COMPARED_EVERY = Duration.ofMinutes(1);
    private static final int MILLIS = 2_000;

    private final URI keycloak;
    private final Clock clock;
    private final AtomicReference<Instant> next = new AtomicReference<>(Instant.MIN);

    /** @param keycloak any page of it; its answer has the time */
    public ClocksApart(URI keycloak, Clock clock) {
        this.keycloak = keycloak;
        this.clock = clock;
    }

    /** Called when a token came too late or too early; asks at most once a minute, and blocks for some seconds at most. */
    public void compare() {
        var now = clock.instant();
        var due = next.get();
        if (now.isBefore(due) || !next.compareAndSet(due, now.plus(COMPARED_EVERY))) {
            return;
        }
        try {
            var connection = (HttpURLConnection) keycloak.toURL().openConnection();
            connection.setConnectTimeout(MILLIS);
            connection.setReadTimeout(MILLIS);
            var there = connection.getDate();
            connection.getInputStream().close();
            var apart = Duration.between(Instant.ofEpochMilli(there), clock.instant());
            if (there != 0 && apart.abs().compareTo(TOLERATED) > 0) {
                log.warn(
                        "The clocks of Keycloak and this program are apart by {} s, so that tokens are refused:"
                                + " set the clock of the machine that is wrong",
                        apart.abs().toSeconds());
            }
        } catch (IOException away) {
            log.debug("Keycloak does not tell its time", away);
        }
    }
}
