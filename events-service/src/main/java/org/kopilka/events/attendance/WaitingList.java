package org.kopilka.events.attendance;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kopilka.events.people.People;
import org.kopilka.events.people.Person;
import org.kopilka.platform.actor.Visibility;
import org.kopilka.platform.institutions.InstitutionTree;
import org.springframework.stereotype.Component;

/** Looks at those who wait anew: since they queued they may have left, the plan may have changed, they may present. */
@Component
public class WaitingList {

    private final People people;
    private final Events events;
    private final InstitutionTree tree;

    WaitingList(People people, Events events, InstitutionTree tree) {
        this.people = people;
        this.events = events;
        this.tree = tree;
    }

    /** Those past whom a free seat goes now. */
    public Map<UUID, PassedOver> passedOver(Event event) {
        return passedOver(event, event.owner(), event.plan());
    }

    /** The same once the event is planned so. */
    public Map<UUID, PassedOver> passedOver(Event event, UUID owner, Plan plan) {
        var waiting = event.seats().waiting().stream().map(Seats.Waiting::who).toList();
        if (waiting.isEmpty()) {
            return Map.of();
        }
        var persons = waiting.stream().map(Participant::person).toList();
        var known = people.find(persons);
        var presenting = presentingElsewhere(event.id(), persons, plan.time());
        var passed = new HashMap<UUID, PassedOver>();
        for (var who : waiting) {
            var why = why(who, known.get(who.person()), presenting, owner, plan);
            if (why != null) {
                passed.put(who.person(), why);
            }
        }
        return passed;
    }

    /** Of whom nothing was told yet, the token said where they come from. */
    private @Nullable PassedOver why(
            Participant who, @Nullable Person known, Set<UUID> presenting, UUID owner, Plan plan) {
        if (known != null && hasLeft(known, who.institution(), plan.time().day())) {
            return PassedOver.LEFT;
        }
        var from = new HashSet<>(Set.of(who.institution()));
        if (known != null) {
            from.addAll(known.institutionsOn(plan.time().day()));
        }
        if (from.stream().noneMatch(institution -> isFor(institution, owner, plan.visibility()))) {
            return PassedOver.NOT_FOR_THEM;
        }
        return presenting.contains(who.person()) ? PassedOver.PRESENTS_ELSEWHERE : null;
    }

    private static boolean hasLeft(Person known, UUID institution, LocalDate day) {
        return known.left() || !known.institutionsOn(day).contains(institution);
    }

    /** As {@code Access} has it for a reader: whoever belongs to a node belongs to what lies below. */
    private boolean isFor(UUID institution, UUID owner, Visibility visibility) {
        return switch (visibility.kind()) {
            case NETWORK -> true;
            case INSTITUTION -> tree.isWithin(owner, institution);
            case CHOSEN ->
                Stream.concat(Stream.of(owner), visibility.chosen().stream())
                        .anyMatch(chosen -> tree.isWithin(chosen, institution));
        };
    }

    private Set<UUID> presentingElsewhere(UUID event, List<UUID> persons, Plan.Time time) {
        return events.announced(persons, time.startsAt(), time.endsAt()).stream()
                .filter(other ->
                        !other.id().equals(event) && other.plan().time().overlaps(time))
                .flatMap(other -> other.plan().presenters().stream())
                .map(Participant::person)
                .collect(Collectors.toSet());
    }
}
