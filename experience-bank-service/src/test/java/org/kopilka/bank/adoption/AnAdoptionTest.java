package org.kopilka.bank.adoption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kopilka.bank.practices.PracticeSamples.NOON;
import static org.kopilka.bank.practices.PracticeSamples.SCHOOL;
import static org.kopilka.bank.practices.PracticeSamples.TODAY;

import java.util.List;
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
