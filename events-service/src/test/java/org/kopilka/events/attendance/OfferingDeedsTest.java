package org.kopilka.events.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kopilka.events.attendance.EventSamples.*;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.kopilka.events.people.PeopleInMemory;
import org.kopilka.platform.actor.Access;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.actor.Membership;
import org.kopilka.platform.actor.Role;
import org.kopilka.platform.institutions.InstitutionTree;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OfferingDeedsTest {

    private final PeopleInMemory people = new PeopleInMemory();
    private final EventAccess access = new EventAccess(new Access(new InstitutionTree()), new EventsInMemory());

    @Test
    void offers_an_educator_a_seat_or_a_place_in_the_queue_and_to_give_it_back() {
        var vera = actor(VERA.person(), Role.EDUCATOR, SCHOOL_7);

        assertThat(deeds(vera, publishedWithSeats(1), WEEK_BEFORE)).containsExactly(Deed.SIGN_UP);
        assertThat(deeds(vera, publishedWithSeats(1, ANNA), WEEK_BEFORE)).containsExactly(Deed.QUEUE);
        assertThat(deeds(vera, publishedWithSeats(1, VERA), WEEK_BEFORE)).containsExactly(Deed.GIVE_BACK);
        assertThat(deeds(vera, publishedWithSeats(1, ANNA, VERA), WEEK_BEFORE)).containsExactly(Deed.GIVE_BACK);
        assertThat(deeds(vera, publishedWithSeats(1, VERA), at(TEN))).isEmpty();
        assertThat(deeds(vera, draft(seminar(1)), WEEK_BEFORE)).isEmpty();
    }

    @Test
    void offers_no_seat_to_who_works_nowhere_on_the_day() {
        var expert = actor(VERA.person(), Role.EXPERT, SCHOOL_7);
        assertThat(deeds(expert, publishedWithSeats(1), WEEK_BEFORE)).isEmpty();

        people.works(VERA.person(), SCHOOL_7, TEN.toLocalDate().plusDays(1), null);
        assertThat(deeds(expert, publishedWithSeats(1), WEEK_BEFORE)).isEmpty();

        people.works(VERA.person(), SCHOOL_7, TEN.toLocalDate(), TEN.toLocalDate());
        assertThat(deeds(expert, publishedWithSeats(1), WEEK_BEFORE)).containsExactly(Deed.SIGN_UP);
    }

    @Test
    void offers_the_responsible_methodist_each_order_while_it_can_be_given() {
        var methodist = actor(GALINA.person(), Role.METHODIST, CENTRE);
        var held = after(publishedWithSeats(5).hold(null, List.of(), AT_NOON));
        var cancelled = after(publishedWithSeats(5).cancel("Болезнь", WEEK_BEFORE));

        assertThat(deeds(methodist, draft(seminar(5)), WEEK_BEFORE))
                .containsExactly(Deed.EDIT, Deed.PUBLISH, Deed.CANCEL, Deed.SEE_PARTICIPANTS);
        assertThat(deeds(methodist, publishedWithSeats(5), WEEK_BEFORE))
                .containsExactly(Deed.SIGN_UP, Deed.SIGN_UP_OTHERS, Deed.EDIT, Deed.CANCEL, Deed.SEE_PARTICIPANTS);
        assertThat(deeds(methodist, publishedWithSeats(5), AT_NOON))
                .containsExactly(Deed.EDIT, Deed.CANCEL, Deed.HOLD, Deed.MARK, Deed.SEE_PARTICIPANTS);
        assertThat(deeds(methodist, held, AT_NOON)).containsExactly(Deed.HOLD, Deed.MARK, Deed.SEE_PARTICIPANTS);
        assertThat(deeds(methodist, cancelled, AT_NOON)).containsExactly(Deed.SEE_PARTICIPANTS);
    }

    @Test
    void offers_its_organiser_to_meet_people_at_the_door_and_nothing_of_a_methodists() {
        var organiser = actor(METHODIST.person(), Role.EDUCATOR, CENTRE);

        assertThat(deeds(organiser, publishedWithSeats(0), at(TEN))).containsExactly(Deed.MARK, Deed.SEE_PARTICIPANTS);
        assertThat(deeds(organiser, draft(seminar(5)), at(TEN))).isEmpty();
    }

    @Test
    void offers_every_methodist_to_send_people_as_long_as_they_can_sign_up() {
        var until = TEN.minusDays(1);
        var event = published(seminar(new Plan.Limits(1, null, until)));

        for (var role : List.of(Role.METHODIST, Role.DISTRICT_METHODIST)) {
            var methodist = actor(GALINA.person(), role, SCHOOL_7);
            assertThat(deeds(methodist, event, at(until))).contains(Deed.SIGN_UP_OTHERS);
            assertThat(deeds(methodist, event, at(until).plusNanos(1))).isEmpty();
        }
        assertThat(deeds(actor(GALINA.person(), Role.HEAD, SCHOOL_7), event, at(until)))
                .doesNotContain(Deed.SIGN_UP_OTHERS);
    }

    private Set<Deed> deeds(Actor actor, Event event, Instant now) {
        return new Deeds(access, new Whereabouts(people), Clock.fixed(now, ZoneOffset.UTC)).of(actor, event);
    }

    private static Actor actor(UUID person, Role role, UUID institution) {
        return new Actor(person, "Лис Вера", List.of(new Membership(role, institution, null)));
    }
}
