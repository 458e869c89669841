package org.kopilka.staff.people;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Whoever works only where those who bring a file in have no say. They are met by name alone, which everybody may read
 * anyway: did a birthday or an address count, the answer would tell whose it is.
 */
final class Outsiders {

    private final Map<String, List<Person>> byKey;
    private final Map<UUID, List<Post>> asked = new HashMap<>();

    Outsiders(List<Person> people) {
        this.byKey = people.stream().collect(Collectors.groupingBy(Person::key));
    }

    boolean have(PersonName name) {
        return !named(name).isEmpty();
    }

    /** The one of the name; empty if there are several. */
    Optional<Person> only(PersonName name) {
        var named = named(name);
        return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
    }

    /** Whether one of the name waits for just this post already. */
    boolean await(PersonName name, Post post) {
        return named(name).stream().anyMatch(person -> person.waitingFor(post).isPresent());
    }

    /** Whether one more claim to the person can be made. */
    boolean haveRoomFor(Person person) {
        return person.hasRoomForClaims(
                asked.getOrDefault(person.id(), List.of()).size());
    }

    /** Adds a post to those that the person's keepers are to be asked about; answers with all of them. */
    List<Post> ask(Person person, Post post) {
        var posts = asked.computeIfAbsent(person.id(), _ -> new ArrayList<>());
        posts.add(post);
        return List.copyOf(posts);
    }

    private List<Person> named(PersonName name) {
        return byKey.getOrDefault(name.key(), List.of());
    }
}
