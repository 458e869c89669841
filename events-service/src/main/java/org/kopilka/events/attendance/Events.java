package org.kopilka.events.attendance;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All events there are. */
public interface Events {

    Optional<Event> find(UUID id);

    /** Those that are published, may be under way in a time, and in which one of the persons has a part. */
    List<Event> announced(Collection<UUID> persons, Instant from, Instant to);

    void add(Event draft);

    /** Stores what became of the event and tells the others of it; a lost race if it was changed meanwhile. */
    void save(Event before, Event next);
}
