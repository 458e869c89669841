package org.kopilka.events.people;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whom staff-service told of, without a store. */
public final class PeopleInMemory extends People {

    private final Map<UUID, Person> all = new HashMap<>();

    @SuppressWarnings("NullAway")
    public PeopleInMemory() {
        super(null);
    }

    /** Work at an institution; days are inclusive. */
    public void works(UUID person, UUID institution, @Nullable LocalDate from, @Nullable LocalDate until) {
        var post = new Person.Post(
                institution, from == null ? null : from.toString(), until == null ? null : until.toString());
        all.put(person, new Person(person, 1, "Ким Анна", "ким анна", "ким анна", List.of(post), false));
    }

    public void left(UUID person) {
        all.computeIfPresent(
                person,
                (id, known) -> new Person(id, 2, known.name(), known.search(), known.order(), known.posts(), true));
    }

    @Override
    public Optional<Person> find(UUID id) {
        return Optional.ofNullable(all.get(id));
    }

    @Override
    public Map<UUID, Person> find(Collection<UUID> ids) {
        return all.values().stream()
                .filter(person -> ids.contains(person.id()))
                .collect(Collectors.toMap(Person::id, person -> person));
    }
}
