package org.kopilka.operations;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Waits until the services have told all that was ordered, and heard all of it. */
record Heard(Stores stores, Broker broker, PrintStream out) {

    private static final Duration MOST = Duration.ofMinutes(30);
    private static final Duration SAID_EVERY = Duration.ofSeconds(10);

    void await() {
        stores.require();
        var said = new long[] {System.nanoTime()};
        Patience.until(
                MOST,
                () -> {
                    var telling = telling();
                    var unread = telling.isEmpty() ? broker.unread() : Map.<String, Long>of();
                    if (System.nanoTime() - said[0] > SAID_EVERY.toNanos()) {
                        said[0] = System.nanoTime();
                        out.println(telling.isEmpty() ? "To be read: " + unread : "To be told: " + telling);
                    }
                    return telling.isEmpty() && unread.isEmpty();
                },
                () -> "After %d minutes there is still something to tell (%s) or to read (%s); see the services' logs."
                        .formatted(MOST.toMinutes(), telling(), broker.unread()));
        out.println("All is told and heard.");
    }

    private List<String> telling() {
        return Contents.DATABASES.stream().filter(stores::isRetellingOrdered).toList();
    }
}
