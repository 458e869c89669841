package org.kopilka.events.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kopilka.events.attendance.EventSamples.*;

import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.kopilka.events.attendance.Plan.Fault;
import org.kopilka.events.attendance.Plan.Limits;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WritingAPlanTest {

    @Test
    void finds_no_fault_with_a_seminar_that_can_be_held() {
        assertThat(seminar(30).faults()).isEmpty();
    }

    @Test
    void needs_the_problem_of_a_problem_seminar() {
        assertThat(problemSeminar(null).faults()).containsExactly(Fault.PROBLEM_MISSING);
        assertThat(problemSeminar("  ").faults()).containsExactly(Fault.PROBLEM_MISSING);
        assertThat(problemSeminar("Дети мало говорят").faults()).isEmpty();
    }

    @Test
    void ends_after_it_starts_and_within_two_months() {
        assertThat(lasting(TEN, TEN, 4).faults()).containsExactly(Fault.ENDS_BEFORE_IT_STARTS);
        assertThat(lasting(TEN, TEN.plusDays(61), 4).faults()).containsExactly(Fault.LASTS_TOO_LONG);
        assertThat(lasting(TEN, TEN.plusDays(60), 4).faults()).isEmpty();
    }

    @Test
    void counts_hours_in_halves() {
        assertThat(lasting(TEN, TEN.plusHours(2), 2.5).faults()).isEmpty();
        assertThat(lasting(TEN, TEN.plusHours(2), 2.3).faults()).containsExactly(Fault.HOURS_NOT_IN_HALVES);
    }

    @Test
    void gives_one_institution_no_more_seats_than_there_are() {
        assertThat(seminar(new Limits(10, 11, null)).faults()).containsExactly(Fault.QUOTA_OVER_SEATS);
        assertThat(seminar(new Limits(10, 10, null)).faults()).isEmpty();
        assertThat(seminar(new Limits(null, 11, null)).faults()).isEmpty();
    }

    @Test
    void closes_registration_before_the_start() {
        assertThat(seminar(limitedUntil(TEN.plusMinutes(1))).faults()).containsExactly(Fault.REGISTRATION_AFTER_START);
        assertThat(seminar(limitedUntil(TEN)).faults()).isEmpty();
    }

    @Test
    void stays_at_its_hour_in_a_country_that_changed_its_clocks() {
        var almaty = ZoneId.of("Asia/Almaty");
        var before = new Plan.Time(LocalDateTime.of(2024, 2, 29, 10, 0), LocalDateTime.of(2024, 2, 29, 12, 0), almaty);
        var after = new Plan.Time(LocalDateTime.of(2024, 3, 1, 10, 0), LocalDateTime.of(2024, 3, 1, 12, 0), almaty);

        assertThat(before.startsAt()).hasToString("2024-02-29T04:00:00Z");
        assertThat(after.startsAt()).hasToString("2024-03-01T05:00:00Z");
    }

    @Test
    void names_the_place_in_the_form_where_something_is_wrong() {
        assertThat(lasting(TEN, TEN, 0.3).faults()).extracting(Fault::pointer).containsExactly("/endsAt", "/hours");
    }

    @Test
    void meets_another_event_in_time_only_where_one_begins_before_the_other_ends() {
        var morning = new Plan.Time(TEN, TEN.plusHours(3), ULYANOVSK);

        assertThat(morning.overlaps(new Plan.Time(TEN.plusHours(3), TEN.plusHours(4), ULYANOVSK)))
                .isFalse();
        assertThat(morning.overlaps(new Plan.Time(TEN.minusHours(1), TEN, ULYANOVSK)))
                .isFalse();
        assertThat(morning.overlaps(new Plan.Time(TEN.minusHours(1), TEN.plusMinutes(1), ULYANOVSK)))
                .isTrue();
        assertThat(morning.overlaps(new Plan.Time(TEN.plusMinutes(179), TEN.plusHours(4), ULYANOVSK)))
                .isTrue();
    }

    private static Limits limitedUntil(@Nullable LocalDateTime until) {
        return new Limits(null, null, until);
    }

    private static Plan lasting(LocalDateTime start, LocalDateTime end, double hours) {
        var plan = seminar(30);
        return new Plan(
                plan.title(),
                plan.form(),
                plan.level(),
                plan.visibility(),
                null,
                null,
                null,
                new Plan.Time(start, end, ULYANOVSK),
                hours,
                plan.limits(),
                plan.organiser(),
                plan.presenters());
    }
}
