package org.kopilka.events.attendance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Events without a store; those announced are told whenever they are. */
final class EventsInMemory implements Events {

    private final List<Event> all = new ArrayList<>();

    @Override
    public Optional<Event> find(UUID id) {
        return all.stream().filter(event -> event.id().equals(id)).findFirst();
    }

    @Override
    public List<Event> announced(Collection<UUID> persons, Instant from, Instant to) {
        return all.stream()
                .filter(event -> persons.stream().anyMatch(event.plan()::isPresentedBy))
                .toList();
    }

    @Override
    public void add(Event draft) {
        all.add(draft);
    }

    @Override
    public void save(Event before, Event next) {
        all.remove(before);
        all.add(next);
    }
}
