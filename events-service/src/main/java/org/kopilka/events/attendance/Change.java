package org.kopilka.events.attendance;

import org.jspecify.annotations.Nullable;

/** How something asked of an event ended; {@code next} is the event as it is then, null where nothing changed. */
public interface Change {

    default @Nullable Event next() {
        return null;
    }
}
