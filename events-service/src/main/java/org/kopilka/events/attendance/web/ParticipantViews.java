package org.kopilka.events.attendance.web;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kopilka.events.attendance.Event;
import org.kopilka.events.attendance.Participant;
import org.kopilka.events.attendance.PassedOver;
import org.kopilka.events.attendance.Seats;
import org.kopilka.events.attendance.WaitingList;
import org.kopilka.events.people.People;
import org.kopilka.events.people.Person;
import org.kopilka.platform.institutions.InstitutionTree;
import org.kopilka.platform.web.SortKey;
import org.springframework.stereotype.Component;

/** Puts names to those who sit and wait. */
@Component
class ParticipantViews {

    private final People people;
    private final InstitutionTree tree;
    private final WaitingList list;

    ParticipantViews(People people, InstitutionTree tree, WaitingList list) {
        this.list = list;
        this.people = people;
        this.tree = tree;
    }

    /**
     * @param from only people of such institutions
     * @param mayGiveBack whose seat or place the reader may give back
     */
    List<ParticipantView> of(Event event, Predicate<UUID> from, Predicate<Participant> mayGiveBack) {
        var seats = event.seats();
        var known = people.find(Stream.concat(
                        seats.taken().stream().map(Seats.Seat::who),
                        seats.waiting().stream().map(Seats.Waiting::who))
                .map(Participant::person)
                .toList());
        var passedOver = list.passedOver(event);
        var seated = seats.taken().stream()
                .map(seat ->
                        view(seat.who(), known, null, seat.came(), seat.walkIn(), null, mayGiveBack.test(seat.who())))
                .sorted(Comparator.comparing(view -> SortKey.of(view.name() == null ? "" : view.name())));
        var waiting = seats.waiting().stream()
                .map(place -> view(
                        place.who(),
                        known,
                        seats.placeOf(place.who().person()),
                        null,
                        false,
                        passedOver.get(place.who().person()),
                        mayGiveBack.test(place.who())));
        return Stream.concat(seated, waiting)
                .filter(view -> from.test(view.institution()))
                .toList();
    }

    private ParticipantView view(
            Participant who,
            Map<UUID, Person> known,
            @Nullable Integer place,
            @Nullable Boolean came,
            boolean walkIn,
            @Nullable PassedOver passedOver,
            boolean mayGiveBack) {
        var person = known.get(who.person());
        return new ParticipantView(
                who.person(),
                person == null ? null : person.name(),
                who.institution(),
                tree.nameOf(who.institution()),
                place == null ? "seated" : "waiting",
                place,
                came,
                walkIn,
                passedOver,
                mayGiveBack);
    }
}
