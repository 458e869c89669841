package org.kopilka.bank.adoption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kopilka.bank.practices.PracticeSamples.NOON;
import static org.kopilka.bank.practices.PracticeSamples.SCHOOL;
import static org.kopilka.bank.practices.PracticeSamples.TODAY;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.kopilka.bank.adoption.Adoption.Decision;
import org.kopilka.bank.adoption.Adoption.Status;
import org.kopilka.bank.adoption.Adoption.Success;
import org.kopilka.bank.practices.Conditions;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AnAdoptionTest {

    private static final Conditions THEIRS =
            new Conditions(5, 6, 12, 20, 16, null, List.of("Карточки", "Магниты"), List.of(), "");

    @Test
    void is_tried_until_its_result_is_told() {
        var tried = begun(Decision.ADAPT);

        assertThat(tried.status()).isEqualTo(Status.TRYING);
        assertThat(tried.reported(report(true), NOON).status()).isEqualTo(Status.KEPT);
        assertThat(tried.reported(report(false), NOON).status()).isEqualTo(Status.STOPPED);
    }

    @Test
    void counts_also_when_it_was_given_up() {
        assertThat(begun(Decision.ADOPT).reported(report(false), NOON).status().counts())
                .isTrue();
    }

    @Test
    void does_not_count_when_decided_against_or_cancelled() {
        assertThat(begun(Decision.NOT_FOR_US).status().counts()).isFalse();
        assertThat(begun(Decision.ADOPT).cancelled(NOON).status().counts()).isFalse();
    }

    @Test
    void begins_anew_after_it_was_cancelled() {
        var again = begun(Decision.ADOPT)
                .reported(report(true), NOON)
                .cancelled(NOON)
                .begunAgain(2, "Лис Вера", plan(Decision.ADOPT), NOON);

        assertThat(again.status()).isEqualTo(Status.TRYING);
        assertThat(again.edition()).isEqualTo(2);
        assertThat(again.report()).isNull();
    }

    @Test
    void names_the_conditions_that_differ_as_far_as_both_are_told() {
        var own = new Conditions(6, 6, 12, 14, null, 5, List.of("Магниты", "Карточки"), List.of("Пение"), "");

        assertThat(own.differencesTo(THEIRS)).containsExactly("ageFrom", "groupTo");
    }

    @Test
    void names_every_condition_that_differs() {
        var own = new Conditions(4, 7, 10, 25, 8, 10, List.of("Карточки"), List.of("Пение"), "Группа неполного дня");
        var theirs = new Conditions(5, 6, 12, 20, 16, 5, List.of("Магниты"), List.of("Игра"), "Группа полного дня");

        assertThat(own.differencesTo(theirs))
                .containsExactly(
                        "ageFrom", "ageTo", "groupFrom", "groupTo", "weeks", "minutes", "equipment", "skills", "other");
        assertThat(own.differencesTo(own)).isEmpty();
        assertThat(own.differencesTo(Conditions.UNKNOWN))
                .as("they told nothing")
                .isEmpty();
        assertThat(Conditions.UNKNOWN.differencesTo(theirs)).isEmpty();
    }

    @Test
    void is_decided_on_today_at_the_latest_and_today_if_nothing_is_said() {
        var today = new GivenPlan(null, Decision.ADOPT, null, THEIRS, null).toPlan(TODAY);
        var yesterday = new GivenPlan(TODAY.minusDays(1), Decision.ADOPT, null, THEIRS, null).toPlan(TODAY);
        var tomorrow = new GivenPlan(TODAY.plusDays(1), Decision.ADOPT, null, THEIRS, null).toPlan(TODAY);

        assertThat(today.decidedOn()).isEqualTo(TODAY);
        assertThat(yesterday.decidedOn()).isEqualTo(TODAY.minusDays(1));
        assertThat(GivenPlan.faults(today, TODAY)).isEmpty();
        assertThat(GivenPlan.faults(tomorrow, TODAY)).containsOnlyKeys("/decidedOn");
    }

    @Test
    void needs_a_reason_against_it_and_conditions_for_it_and_to_adapt_it_the_changes() {
        assertThat(faults(new GivenPlan(TODAY, Decision.NOT_FOR_US, " ", null, null)))
                .containsExactly("/why");
        assertThat(faults(new GivenPlan(TODAY, Decision.NOT_FOR_US, "Нет группы", null, null)))
                .isEmpty();
        assertThat(faults(new GivenPlan(TODAY, Decision.ADOPT, null, null, null)))
                .containsExactly("/conditions");
        assertThat(faults(new GivenPlan(TODAY, Decision.ADAPT, null, THEIRS, " ")))
                .containsExactly("/changes");
        assertThat(faults(new GivenPlan(TODAY, Decision.ADAPT, null, THEIRS, "Играем на улице")))
                .isEmpty();
    }

    @Test
    void is_reported_on_today_at_the_latest_with_a_result_in_which_no_child_is_known() {
        var today = new GivenReport(null, Success.WORKED, true, "9 из 14", null, null, true);

        assertThat(today.toReport(TODAY).on()).isEqualTo(TODAY);
        assertThat(today.faults(TODAY)).isEmpty();
        assertThat(new GivenReport(TODAY, Success.WORKED, true, " ", null, null, false).faults(TODAY))
                .containsOnlyKeys("/result", "/noChildKnown");
        assertThat(new GivenReport(TODAY.plusDays(1), Success.WORKED, true, "9 из 14", null, null, true).faults(TODAY))
                .containsOnlyKeys("/on");
        assertThat(new GivenReport(TODAY.minusDays(1), Success.WORKED, true, "9 из 14", null, null, true)
                        .toReport(TODAY)
                        .on())
                .isEqualTo(TODAY.minusDays(1));
    }

    private static Set<String> faults(GivenPlan given) {
        return GivenPlan.faults(given.toPlan(TODAY), TODAY).keySet();
    }

    private static Adoption begun(Decision decision) {
        return Adoption.begun(
                UUID.randomUUID(), UUID.randomUUID(), 1, SCHOOL, UUID.randomUUID(), "Лис Вера", plan(decision), NOON);
    }

    private static Adoption.Plan plan(Decision decision) {
        return new Adoption.Plan(TODAY, decision, "", THEIRS, "");
    }

    private static Adoption.Report report(boolean continued) {
        return new Adoption.Report(TODAY, Success.PARTLY, continued, "9 из 14", "", "");
    }
}
