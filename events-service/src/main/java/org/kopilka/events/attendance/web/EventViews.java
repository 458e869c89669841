package org.kopilka.events.attendance.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.events.attendance.Deeds;
import org.kopilka.events.attendance.Event;
import org.kopilka.events.attendance.Participant;
import org.kopilka.events.attendance.Status;
import org.kopilka.events.people.People;
import org.kopilka.events.people.Person;
import org.kopilka.events.reference.Catalogues;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.institutions.InstitutionTree;
import org.springframework.stereotype.Component;

/** Puts names to an event's ids, in the reader's language. */
@Component
class EventViews {

    private final People people;
    private final Catalogues catalogues;
    private final InstitutionTree tree;
    private final Deeds deeds;

    EventViews(People people, Catalogues catalogues, InstitutionTree tree, Deeds deeds) {
        this.people = people;
        this.catalogues = catalogues;
        this.tree = tree;
        this.deeds = deeds;
    }

    EventView of(Event event, Actor actor, Locale language) {
        var plan = event.plan();
        var limits = plan.limits();
        var running = new ArrayList<>(plan.presenters());
        running.add(plan.organiser());
        var known = people.find(running.stream().map(Participant::person).toList());
        return new EventView(
                event.id(),
                event.edition(),
                event.owner(),
                tree.nameOf(event.owner()),
                plan.title(),
                plan.form(),
                catalogues.formNames(language.getLanguage()).getOrDefault(plan.form(), plan.form()),
                plan.level(),
                catalogues.levelNames(language.getLanguage()).getOrDefault(plan.level(), plan.level()),
                plan.visibility(),
                plan.description(),
                plan.problem(),
                plan.place(),
                plan.time().start(),
                plan.time().end(),
                plan.time().zone().getId(),
                plan.hours(),
                limits.seats(),
                limits.perInstitution(),
                limits.registerUntil(),
                event.seats().taken().size(),
                event.seats().left(limits),
                event.seats().waiting().size(),
                person(plan.organiser(), known),
                persons(plan.presenters(), known),
                event.status().word(),
                event.status() instanceof Status.Cancelled cancelled ? cancelled.reason() : null,
                event.status() instanceof Status.Held held ? held.decision() : null,
                mine(event, actor.person()),
                deeds.of(actor, event));
    }

    private static EventView.@Nullable Mine mine(Event event, UUID reader) {
        var place = event.seats().placeOf(reader);
        return event.seats()
                .of(reader)
                .map(seat -> new EventView.Mine("seated", null, seat.who().institution(), seat.came()))
                .orElseGet(() -> place == 0
                        ? null
                        : new EventView.Mine(
                                "waiting",
                                place,
                                event.seats().waiting().get(place - 1).who().institution(),
                                null));
    }

    private List<EventView.PersonRef> persons(List<Participant> all, Map<UUID, Person> known) {
        return all.stream().map(who -> person(who, known)).toList();
    }

    private EventView.PersonRef person(Participant who, Map<UUID, Person> known) {
        var person = known.get(who.person());
        return new EventView.PersonRef(
                who.person(), person == null ? null : person.name(), who.institution(), tree.nameOf(who.institution()));
    }
}
