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
     * their token says they belong.
     */
    public Participant of(Actor actor, LocalDate day, @Nullable UUID asked) {
        var institutions = new LinkedHashSet<UUID>();
        people.find(actor.person()).ifPresent(person -> institutions.addAll(person.institutionsOn(day)));
        actor.memberships().stream().map(Membership::institution).forEach(institutions::add);
        if (asked == null) {
            return new Participant(actor.person(), institutions.getFirst());
        }
        if (!institutions.contains(asked)) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "not-your-institution");
        }
        return new Participant(actor.person(), asked);
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
