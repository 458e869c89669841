package org.kopilka.events.attendance;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.events.people.People;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.actor.Membership;
import org.kopilka.platform.web.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** From which institution a person comes to an event. */
@Component
public class Whereabouts {

    private final People people;

    Whereabouts(People people) {
        this.people = people;
    }

    /**
     * The actor as a participant: from the institution asked for, else from where they work on the day, else from where
     * their token says they have a post. 422 {@code not-your-institution} for an institution that is none of theirs, and
     * for whoever works nowhere: a duty is no place to come from.
     */
    public Participant of(Actor actor, LocalDate day, @Nullable UUID asked) {
        return find(actor, day, asked)
                .orElseThrow(() -> new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "not-your-institution"));
    }

    /** The same; empty where the other refuses. */
    public Optional<Participant> find(Actor actor, LocalDate day, @Nullable UUID asked) {
        var institutions = new LinkedHashSet<UUID>();
        people.find(actor.person()).ifPresent(person -> institutions.addAll(person.institutionsOn(day)));
        actor.memberships().stream()
                .filter(membership -> membership.role().isOfPost())
                .map(Membership::institution)
                .forEach(institutions::add);
        return institutions.stream()
                .filter(institution -> asked == null || asked.equals(institution))
                .findFirst()
                .map(institution -> new Participant(actor.person(), institution));
    }

    /** Others as participants; 422 {@code no-such-person} if one of them is unknown or works nowhere on the day. */
    public List<Participant> of(Collection<UUID> persons, LocalDate day) {
        var known = find(persons, day);
        return persons.stream()
                .map(person -> Optional.ofNullable(known.get(person)).orElseThrow(() -> noSuch(person)))
                .toList();
    }

    /** Those of the persons who work somewhere on the day. */
    public Map<UUID, Participant> find(Collection<UUID> persons, LocalDate day) {
        var found = new HashMap<UUID, Participant>();
        people.find(persons)
                .forEach((id, person) -> person.institutionsOn(day).stream()
                        .findFirst()
                        .ifPresent(institution -> found.put(id, new Participant(id, institution))));
        return found;
    }

    private static Refusal noSuch(UUID person) {
        return new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "no-such-person").with("person", person);
    }
}
