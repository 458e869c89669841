package org.kopilka.testing;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The clock of the service under test: it goes as any other, and stands where a test has set it. */
public final class TestClock extends Clock {

    private final AtomicReference<@Nullable Instant> standing;
    private final ZoneId zone;

    TestClock(ZoneId zone) {
        this(new AtomicReference<>(), zone);
    }

    private TestClock(AtomicReference<@Nullable Instant> standing, ZoneId zone) {
        this.standing = standing;
        this.zone = zone;
    }

    /** Until it is closed, it is then. */
    public interface Standing extends AutoCloseable {
        @Override
        void close();
    }

    public Standing at(Instant moment) {
        standing.set(moment);
        return () -> standing.set(null);
    }

    /** The same, in the network's zone. */
    public Standing at(LocalDateTime local) {
        return at(local.atZone(zone).toInstant());
    }

    @Override
    public Instant instant() {
        var moment = standing.get();
        return moment == null ? Instant.now() : moment;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new TestClock(standing, other);
    }
}
