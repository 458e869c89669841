package org.kopilka.events.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kopilka.events.attendance.EventSamples.*;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.kopilka.events.attendance.Participation.Role;
import org.kopilka.events.attendance.Ruling.Done;
import org.kopilka.events.attendance.Ruling.Refused;
import org.kopilka.events.attendance.Ruling.Refused.Reason;
import org.kopilka.events.attendance.Ruling.Standing;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RunningAnEventTest {

    @Test
    void begins_with_a_draft_that_nobody_else_knows_of() {
        var draft = draft(seminar(5));

        assertThat(draft.isPublic()).isFalse();
        assertThat(after(draft.publish(WEEK_BEFORE)).isPublic()).isTrue();
        assertThat(after(draft.cancel("Передумали", WEEK_BEFORE)).isPublic()).isFalse();
    }

    @Test
    void stays_known_to_others_who_had_heard_of_it_when_it_is_cancelled() {
        assertThat(after(publishedWithSeats(5).cancel("Болезнь", WEEK_BEFORE)).isPublic())
                .isTrue();
    }

    @Test
    void involves_whoever_runs_it_presents_sits_or_waits_and_nobody_else() {
        var event = published(seminar(new Plan.Limits(1, null, null), GALINA));
        event = after(event.signUp(ANNA, WEEK_BEFORE));
        event = after(event.signUp(BELLA, WEEK_BEFORE));

        assertThat(List.of(METHODIST, GALINA, ANNA, BELLA))
                .map(Participant::person)
                .allMatch(event::involves);
        assertThat(event.involves(VERA.person())).isFalse();
    }

    @Test
    void takes_an_order_given_twice_as_one() {
        var cancelled = after(publishedWithSeats(5).cancel("Болезнь", WEEK_BEFORE));

        assertThat(publishedWithSeats(5).publish(WEEK_BEFORE)).isEqualTo(new Standing());
        assertThat(cancelled.cancel("Болезнь", WEEK_BEFORE)).isEqualTo(new Standing());
    }

    @Test
    void moves_people_up_when_the_plan_gives_more_seats() {
        var event = publishedWithSeats(1, ANNA, BELLA, VERA);

        var next = after(event.replan(CENTRE, seminar(2), WEEK_BEFORE, Set.of()));

        assertThat(seated(next)).containsExactly(ANNA.person(), BELLA.person());
        assertThat(waiting(next)).containsExactly(VERA.person());
    }

    @Test
    void never_takes_a_seat_from_whoever_has_one() {
        var event = publishedWithSeats(2, ANNA, BELLA);

        assertThat(event.replan(CENTRE, seminar(1), WEEK_BEFORE, Set.of()))
                .isEqualTo(new Refused(Reason.FEWER_SEATS_THAN_TAKEN));
    }

    @Test
    void plans_a_full_event_anew_with_the_seats_it_has() {
        var event = publishedWithSeats(2, ANNA, BELLA, VERA);

        var next = after(event.replan(CENTRE, seminar(2), WEEK_BEFORE, Set.of()));

        assertThat(seated(next)).containsExactly(ANNA.person(), BELLA.person());
        assertThat(waiting(next)).containsExactly(VERA.person());
    }

    @Test
    void plans_a_full_event_anew_although_more_have_walked_in() {
        var event = after(publishedWithSeats(1, ANNA).mark(List.of(new Mark(VERA, true)), AT_NOON));

        var next = after(event.replan(CENTRE, seminar(1), AT_NOON, Set.of()));

        assertThat(seated(next)).containsExactly(ANNA.person(), VERA.person());
    }

    @Test
    void moves_nobody_up_who_is_passed_over_when_the_plan_gives_more_seats() {
        var event = publishedWithSeats(1, ANNA, BELLA, VERA);

        var next = after(event.replan(CENTRE, seminar(2), WEEK_BEFORE, Set.of(BELLA.person())));

        assertThat(seated(next)).containsExactly(ANNA.person(), VERA.person());
        assertThat(waiting(next)).containsExactly(BELLA.person());
    }

    @Test
    void frees_the_seat_of_somebody_who_is_to_present() {
        var event = publishedWithSeats(1, ANNA, BELLA);

        var next = after(event.replan(CENTRE, seminar(new Plan.Limits(1, null, null), ANNA), WEEK_BEFORE, Set.of()));

        assertThat(seated(next)).containsExactly(BELLA.person());
    }

    @Test
    void may_pass_a_draft_to_another_institution_but_not_what_others_have_heard_of() {
        assertThat(after(draft(seminar(5)).replan(SCHOOL_7, seminar(5), WEEK_BEFORE, Set.of()))
                        .owner())
                .isEqualTo(SCHOOL_7);
        assertThat(publishedWithSeats(5).replan(SCHOOL_7, seminar(5), WEEK_BEFORE, Set.of()))
                .isEqualTo(new Refused(Reason.OWNER_STAYS));
    }

    @Test
    void counts_an_edition_for_every_change_of_plan_and_none_for_a_seat() {
        var event = publishedWithSeats(5, ANNA);

        assertThat(event.edition()).isEqualTo(2);
        assertThat(after(event.replan(CENTRE, seminar(6), WEEK_BEFORE, Set.of()))
                        .edition())
                .isEqualTo(3);
    }

    @Test
    void cannot_be_closed_before_it_has_begun() {
        assertThat(publishedWithSeats(5).hold(null, List.of(), SAME_MORNING)).isEqualTo(new Refused(Reason.NOT_BEGUN));
        assertThat(publishedWithSeats(5).hold(null, List.of(), AT_NOON)).isInstanceOf(Done.class);
        assertThat(publishedWithSeats(5).hold(null, List.of(), at(TEN))).isInstanceOf(Done.class);
        assertThat(draft(seminar(5)).hold(null, List.of(), AT_NOON)).isEqualTo(new Refused(Reason.NOT_PUBLISHED));
    }

    @Test
    void cannot_be_changed_or_held_once_it_is_cancelled() {
        var cancelled = after(publishedWithSeats(5).cancel("Болезнь", WEEK_BEFORE));

        assertThat(cancelled.publish(WEEK_BEFORE)).isEqualTo(new Refused(Reason.CANCELLED));
        assertThat(cancelled.replan(CENTRE, seminar(9), WEEK_BEFORE, Set.of()))
                .isEqualTo(new Refused(Reason.CANCELLED));
        assertThat(cancelled.hold(null, List.of(), AT_NOON)).isEqualTo(new Refused(Reason.CANCELLED));
    }

    @Test
    void closes_a_problem_seminar_only_with_a_decision() {
        var event = published(problemSeminar("Дети мало говорят"));

        assertThat(event.hold(null, List.of(), AT_NOON)).isEqualTo(new Refused(Reason.DECISION_MISSING));
        assertThat(after(event.hold("Создать творческую группу", List.of(), AT_NOON))
                        .status())
                .isEqualTo(new Status.Held(AT_NOON, "Создать творческую группу"));
    }

    @Test
    void lets_the_outcome_be_corrected_later_but_nothing_else() {
        var held = after(publishedWithSeats(5).hold("Решили", List.of(), AT_NOON));

        var corrected = after(held.hold("Решили иначе", List.of(), AT_NOON.plusSeconds(3600)));

        assertThat(held.isPublic()).isTrue();
        assertThat(corrected.status()).isEqualTo(new Status.Held(AT_NOON, "Решили иначе"));
        assertThat(held.cancel("Поздно", AT_NOON)).isEqualTo(new Refused(Reason.HELD));
        assertThat(held.replan(CENTRE, seminar(9), AT_NOON, Set.of())).isEqualTo(new Refused(Reason.HELD));
        assertThat(held.publish(AT_NOON)).isEqualTo(new Refused(Reason.HELD));
    }

    @Test
    void meets_people_at_the_door_from_the_morning_of_the_day() {
        var event = publishedWithSeats(5, ANNA);

        assertThat(event.mark(came(ANNA), WEEK_BEFORE)).isEqualTo(new Refused(Reason.NOT_BEGUN));
        assertThat(event.mark(came(ANNA), SAME_MORNING)).isInstanceOf(Done.class);
    }

    @Test
    void opens_its_door_with_the_first_instant_of_the_day() {
        var midnight = at(TEN.toLocalDate().atStartOfDay());
        var event = publishedWithSeats(5, ANNA);

        assertThat(event.mark(came(ANNA), midnight.minusNanos(1))).isEqualTo(new Refused(Reason.NOT_BEGUN));
        assertThat(event.mark(came(ANNA), midnight)).isInstanceOf(Done.class);
    }

    @Test
    void has_no_door_before_it_is_published_or_once_it_is_cancelled() {
        var cancelled = after(publishedWithSeats(5, ANNA).cancel("Болезнь", WEEK_BEFORE));

        assertThat(draft(seminar(5)).mark(came(ANNA), AT_NOON)).isEqualTo(new Refused(Reason.NOT_PUBLISHED));
        assertThat(cancelled.mark(came(ANNA), AT_NOON)).isEqualTo(new Refused(Reason.CANCELLED));
    }

    @Test
    void lets_marks_be_corrected_after_it_is_held() {
        var held = after(publishedWithSeats(5, ANNA).hold(null, List.of(), AT_NOON));

        assertThat(after(held.mark(came(ANNA), AT_NOON)).participations())
                .containsExactly(
                        new Participation(ANNA, Role.PARTICIPANT, 4), new Participation(METHODIST, Role.ORGANISER, 4));
    }

    @Test
    void credits_those_who_came_with_the_hours_and_nobody_else() {
        var event = publishedWithSeats(5, ANNA, BELLA, VERA);

        event = after(event.mark(List.of(new Mark(ANNA, true), new Mark(BELLA, false)), AT_NOON));

        assertThat(event.participations()).containsExactly(new Participation(ANNA, Role.PARTICIPANT, 4));
    }

    @Test
    void lets_somebody_in_who_has_no_seat_or_waits_for_one() {
        var event = publishedWithSeats(1, ANNA, BELLA);

        event = after(event.mark(came(BELLA, VERA), AT_NOON));

        assertThat(seated(event)).containsExactly(ANNA.person(), BELLA.person(), VERA.person());
        assertThat(waiting(event)).isEmpty();
        assertThat(event.participations()).extracting(Participation::who).containsExactly(BELLA, VERA);
    }

    @Test
    void forgets_a_walk_in_who_was_marked_by_mistake() {
        var event = after(publishedWithSeats(5, ANNA).mark(came(VERA), AT_NOON));

        event = after(event.mark(List.of(new Mark(VERA, null)), AT_NOON));

        assertThat(seated(event)).containsExactly(ANNA.person());
    }

    @Test
    void takes_a_mark_back_and_changes_nothing_for_a_mark_made_twice() {
        var event = after(publishedWithSeats(5, ANNA).mark(came(ANNA), AT_NOON));

        assertThat(event.mark(came(ANNA), AT_NOON)).isEqualTo(new Standing());
        assertThat(after(event.mark(List.of(new Mark(ANNA, null)), AT_NOON)).participations())
                .isEmpty();
    }

    @Test
    void credits_presenters_and_organiser_once_it_is_held() {
        var event = published(seminar(Plan.Limits.NONE, ANNA));

        assertThat(event.participations()).isEmpty();
        assertThat(after(event.hold(null, List.of(ANNA, VERA), AT_NOON)).participations())
                .containsExactly(
                        new Participation(ANNA, Role.PRESENTER, 4),
                        new Participation(VERA, Role.PRESENTER, 4),
                        new Participation(METHODIST, Role.ORGANISER, 4));
    }

    @Test
    void gives_the_hours_of_one_event_to_one_person_once_and_first_for_having_come() {
        var event = after(publishedWithSeats(5, METHODIST).mark(came(METHODIST), AT_NOON));

        assertThat(after(event.hold(null, List.of(METHODIST), AT_NOON)).participations())
                .containsExactly(
                        new Participation(METHODIST, Role.PARTICIPANT, 4),
                        new Participation(METHODIST, Role.PRESENTER, 0),
                        new Participation(METHODIST, Role.ORGANISER, 0));
    }

    @Test
    void credits_nobody_with_an_event_that_is_cancelled() {
        var event = after(publishedWithSeats(5, ANNA).mark(came(ANNA), AT_NOON));

        assertThat(after(event.cancel("Сорвалось", AT_NOON)).participations()).isEmpty();
    }

    private static List<Mark> came(Participant... people) {
        return List.of(people).stream()
                .map(who -> new Mark(who, (@Nullable Boolean) true))
                .toList();
    }
}
