package org.kopilka.events.attendance;

import java.util.Optional;
import java.util.UUID;

/** All events there are. */
public interface Events {

    Optional<Event> find(UUID id);

    void add(Event draft);

    /** Stores what became of the event and tells the others of it; a lost race if it was changed meanwhile. */
    void save(Event before, Event next);
}
