package org.kopilka.events.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kopilka.events.attendance.EventSamples.*;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.kopilka.events.attendance.SignUp.AlreadyQueued;
import org.kopilka.events.attendance.SignUp.AlreadySeated;
import org.kopilka.events.attendance.SignUp.Queued;
import org.kopilka.events.attendance.SignUp.Refused;
import org.kopilka.events.attendance.SignUp.Refused.Reason;
import org.kopilka.events.attendance.SignUp.Seated;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SigningUpForAnEventTest {

    @Test
    void seats_whoever_comes_first() {
        var event = publishedWithSeats(1);

        assertThat(event.signUp(ANNA, WEEK_BEFORE))
                .isInstanceOfSatisfying(
                        Seated.class,
                        seated -> assertThat(seated(seated.next())).containsExactly(ANNA.person()));
    }

    @Test
    void puts_a_latecomer_on_the_waiting_list_when_every_seat_is_taken() {
        var event = publishedWithSeats(1, ANNA, BELLA);

        assertThat(event.signUp(VERA, WEEK_BEFORE)).isInstanceOfSatisfying(Queued.class, queued -> {
            assertThat(queued.place()).isEqualTo(2);
            assertThat(seated(queued.next())).containsExactly(ANNA.person());
            assertThat(waiting(queued.next())).containsExactly(BELLA.person(), VERA.person());
        });
    }

    @Test
    void has_room_for_everybody_where_there_is_no_limit() {
        assertThat(seated(publishedWithSeats(null, ANNA, BELLA, VERA))).hasSize(3);
    }

    @Test
    void does_not_seat_the_same_person_twice() {
        var event = publishedWithSeats(2, ANNA);

        assertThat(event.signUp(ANNA, WEEK_BEFORE)).isEqualTo(new AlreadySeated());
    }

    @Test
    void keeps_the_place_of_whoever_waits_already() {
        var event = publishedWithSeats(1, ANNA, BELLA, VERA);

        assertThat(event.signUp(VERA, WEEK_BEFORE)).isEqualTo(new AlreadyQueued(2));
    }

    @Test
    void leaves_room_for_other_institutions_where_there_is_a_quota() {
        var event = published(seminar(new Plan.Limits(3, 1, null)));
        event = after(event.signUp(ANNA, WEEK_BEFORE));

        assertThat(event.signUp(BELLA, WEEK_BEFORE)).isInstanceOf(Queued.class);
        assertThat(event.signUp(VERA, WEEK_BEFORE)).isInstanceOf(Seated.class);
    }

    @Test
    void is_not_open_before_the_event_is_published() {
        assertThat(draft(seminar(5)).signUp(ANNA, WEEK_BEFORE)).isEqualTo(new Refused(Reason.NOT_PUBLISHED));
    }

    @Test
    void is_closed_once_the_event_is_cancelled() {
        var event = after(publishedWithSeats(5).cancel("Болезнь", WEEK_BEFORE));

        assertThat(event.signUp(ANNA, WEEK_BEFORE)).isEqualTo(new Refused(Reason.CANCELLED));
    }

    @Test
    void is_closed_once_the_event_has_begun() {
        assertThat(publishedWithSeats(5).signUp(ANNA, AT_NOON)).isEqualTo(new Refused(Reason.BEGUN));
    }

    @Test
    void is_closed_after_the_last_day_of_registration() {
        var event = published(seminar(new Plan.Limits(5, null, TEN.minusDays(1))));

        assertThat(event.signUp(ANNA, WEEK_BEFORE)).isInstanceOf(Seated.class);
        assertThat(event.signUp(ANNA, SAME_MORNING)).isEqualTo(new Refused(Reason.REGISTRATION_CLOSED));
    }

    @Test
    void takes_no_seat_for_whoever_presents() {
        var event = published(seminar(new Plan.Limits(5, null, null), ANNA));

        assertThat(event.signUp(ANNA, WEEK_BEFORE)).isEqualTo(new Refused(Reason.PRESENTING));
        assertThat(event.signUp(BELLA, WEEK_BEFORE)).isInstanceOf(Seated.class);
    }

    @Test
    void is_open_for_others_too_until_registration_ends() {
        var until = TEN.minusDays(1);
        var event = published(seminar(new Plan.Limits(1, null, until)));

        assertThat(event.takesSignUps(at(until))).isTrue();
        assertThat(event.takesSignUps(at(until).plusNanos(1))).isFalse();
        assertThat(draft(seminar(5)).takesSignUps(WEEK_BEFORE)).isFalse();
        assertThat(publishedWithSeats(5).takesSignUps(at(TEN))).isFalse();
    }

    @Test
    void leaves_as_many_seats_as_nobody_took_and_never_fewer_than_none() {
        var event = publishedWithSeats(2, ANNA);
        var crowded = after(publishedWithSeats(1, ANNA).mark(List.of(new Mark(VERA, true)), AT_NOON));

        assertThat(event.seats().left(event.plan().limits())).isEqualTo(1);
        assertThat(crowded.seats().left(crowded.plan().limits())).isZero();
        assertThat(event.seats().left(Plan.Limits.NONE)).isNull();
    }

    @Test
    void keeps_from_where_whoever_sits_or_waits_comes() {
        var event = publishedWithSeats(1, ANNA, VERA);

        assertThat(event.seats().institutionOf(ANNA.person())).contains(KINDERGARTEN_53);
        assertThat(event.seats().institutionOf(VERA.person())).contains(SCHOOL_7);
        assertThat(event.seats().institutionOf(BELLA.person())).isEmpty();
    }

    @Test
    void frees_a_seat_for_the_first_who_waits_when_somebody_gives_theirs_back() {
        var event = publishedWithSeats(1, ANNA, BELLA, VERA);

        var next = after(event.giveBack(ANNA.person(), WEEK_BEFORE, Set.of()));

        assertThat(seated(next)).containsExactly(BELLA.person());
        assertThat(waiting(next)).containsExactly(VERA.person());
    }

    @Test
    void passes_over_those_who_wait_for_their_institutions_quota() {
        var event = published(seminar(new Plan.Limits(2, 1, null)));
        for (var who : List.of(ANNA, VERA, BELLA, GALINA)) {
            event = after(event.signUp(who, WEEK_BEFORE));
        }

        var next = after(event.giveBack(VERA.person(), WEEK_BEFORE, Set.of()));

        assertThat(seated(next)).containsExactly(ANNA.person(), GALINA.person());
        assertThat(waiting(next)).containsExactly(BELLA.person());
    }

    @Test
    void passes_over_those_who_could_not_come_any_more_and_keeps_their_place() {
        var event = publishedWithSeats(1, ANNA, BELLA, VERA, GALINA);

        var next = after(event.giveBack(ANNA.person(), WEEK_BEFORE, Set.of(BELLA.person())));

        assertThat(seated(next)).containsExactly(VERA.person());
        assertThat(waiting(next)).containsExactly(BELLA.person(), GALINA.person());
    }

    @Test
    void lasts_to_the_last_instant_of_registration() {
        var until = TEN.minusDays(1);
        var event = published(seminar(new Plan.Limits(5, null, until)));

        assertThat(event.signUp(ANNA, at(until))).isInstanceOf(SignUp.Seated.class);
        assertThat(event.signUp(ANNA, at(until).plusNanos(1))).isEqualTo(new Refused(Reason.REGISTRATION_CLOSED));
    }

    @Test
    void without_a_last_day_of_registration_lasts_until_the_event_begins() {
        var event = publishedWithSeats(5);

        assertThat(event.signUp(ANNA, at(TEN).minusNanos(1))).isInstanceOf(SignUp.Seated.class);
        assertThat(event.signUp(ANNA, at(TEN))).isEqualTo(new Refused(Reason.BEGUN));
    }

    @Test
    void ends_for_those_who_leave_the_waiting_list() {
        var event = publishedWithSeats(1, ANNA, BELLA, VERA);

        var next = after(event.giveBack(BELLA.person(), WEEK_BEFORE, Set.of()));

        assertThat(seated(next)).containsExactly(ANNA.person());
        assertThat(waiting(next)).containsExactly(VERA.person());
    }

    @Test
    void cannot_be_undone_once_the_event_has_begun() {
        var event = publishedWithSeats(1, ANNA);

        assertThat(event.giveBack(ANNA.person(), at(TEN).minusNanos(1), Set.of()))
                .isInstanceOf(GivingBack.GivenBack.class);
        assertThat(event.giveBack(ANNA.person(), at(TEN), Set.of())).isEqualTo(new GivingBack.TooLate());
        assertThat(event.giveBack(VERA.person(), AT_NOON, Set.of())).isEqualTo(new GivingBack.NothingToGiveBack());
    }
}
