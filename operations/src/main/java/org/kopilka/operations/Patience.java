package org.kopilka.operations;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Asks again and again, up to a time. */
final class Patience {

    private static final Duration BETWEEN = Duration.ofMillis(200);

    private Patience() {}

    /** @throws Trouble with the sentence if it has not come to be in time */
    static void until(Duration most, BooleanSupplier done, Supplier<String> otherwise) {
        var late = System.nanoTime() + most.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > late) {
                throw new Trouble(otherwise.get());
            }
            try {
                Thread.sleep(BETWEEN);
            } catch (InterruptedException hurry) {
                Thread.currentThread().interrupt();
                throw new Trouble("Interrupted.", hurry);
            }
        }
    }
}
