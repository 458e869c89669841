package org.kopilka.bank.practices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kopilka.bank.practices.PracticeSamples.ANNA;
import static org.kopilka.bank.practices.PracticeSamples.NOON;
import static org.kopilka.bank.practices.PracticeSamples.TODAY;
import static org.kopilka.bank.practices.PracticeSamples.VERA;
import static org.kopilka.bank.practices.PracticeSamples.card;
import static org.kopilka.bank.practices.PracticeSamples.done;
import static org.kopilka.bank.practices.PracticeSamples.draft;
import static org.kopilka.bank.practices.PracticeSamples.held;
import static org.kopilka.bank.practices.PracticeSamples.judgement;
import static org.kopilka.bank.practices.PracticeSamples.published;
import static org.kopilka.bank.practices.PracticeSamples.reviewBy;
import static org.kopilka.bank.practices.PracticeSamples.submitted;
import static org.kopilka.bank.practices.PracticeSamples.titled;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.kopilka.bank.practices.Outcome.Incomplete;
import org.kopilka.bank.practices.Outcome.Reason;
import org.kopilka.bank.practices.Outcome.Refused;
import org.kopilka.bank.practices.Review.Verdict;
import org.kopilka.platform.actor.Visibility;

@DisplayNameGeneration(ReplaceUnderscores.class)
class APracticeTest {

    @Test
    void is_not_submitted_with_a_result_but_without_the_methods_that_led_to_it() {
        var full = card();
        var boasting = new Card(
                full.title(),
                full.summary(),
                full.problem(),
                full.goal(),
                "  ",
                List.of(),
                full.conditions(),
                "",
                full.result(),
                full.evidence(),
                full.effect(),
                "",
                List.of(),
                List.of(),
                "",
                null,
                "",
                true);

        assertThat(draft(boasting).submitted(List.of(), NOON)).isEqualTo(new Incomplete(List.of("methods")));
    }

    @Test
    void says_of_an_empty_card_everything_it_lacks() {
        assertThat(Card.onlyTitled("").missing())
                .containsExactly(
                        "title",
                        "summary",
                        "problem",
                        "goal",
                        "methods",
                        "conditions",
                        "result",
                        "effect",
                        "noChildKnown");
    }

    @Test
    void cannot_be_changed_while_an_expert_holds_it() {
        assertThat(held().written(Visibility.NETWORK, List.of(ANNA), List.of(), card(), NOON))
                .isEqualTo(new Refused(Reason.NOT_WITH_AUTHORS));
    }

    @Test
    void is_recalled_only_before_an_expert_has_taken_it() {
        assertThat(done(submitted().recalled(NOON)).stage()).isEqualTo(Stage.DRAFT);
        assertThat(held().recalled(NOON)).isEqualTo(new Refused(Reason.NOT_WAITING));
    }

    @Test
    void is_taken_by_one_expert_alone() {
        assertThat(held().taken(reviewBy(ANNA), NOON)).isEqualTo(new Refused(Reason.NOT_WAITING));
    }

    @Test
    void is_judged_by_its_holder_alone() {
        assertThat(held().judged(ANNA.person(), judgement(Verdict.ACCEPT), TODAY))
                .isEqualTo(new Refused(Reason.HELD_BY_ANOTHER));
        assertThat(submitted().judged(VERA.person(), judgement(Verdict.ACCEPT), TODAY))
                .isEqualTo(new Refused(Reason.NOT_HELD));
    }

    @Test
    void given_back_waits_again_and_keeps_nothing_of_the_review() {
        var waiting = done(held().givenBack(NOON));

        assertThat(waiting.stage()).isEqualTo(Stage.SUBMITTED);
        assertThat(waiting.reviews()).isEmpty();
    }

    @Test
    void accepted_is_published_as_its_first_edition() {
        var practice = published();

        assertThat(practice.stage()).isEqualTo(Stage.PUBLISHED);
        assertThat(practice.published()).isEqualTo(new Edition(1, TODAY, List.of(ANNA), card()));
        assertThat(practice.firstPublishedOn()).isEqualTo(TODAY);
    }

    @Test
    void returned_keeps_the_remarks_until_the_next_judgement() {
        var returned = done(held().judged(VERA.person(), judgement(Verdict.RETURN), TODAY));
        var rewritten = done(returned.written(Visibility.NETWORK, List.of(ANNA), List.of(), titled("Игры"), NOON));

        assertThat(rewritten.stage()).isEqualTo(Stage.RETURNED);
        assertThat(rewritten.lastJudged()).map(Review::judgement).contains(judgement(Verdict.RETURN));
        assertThat(done(rewritten.submitted(List.of(), NOON)).stage()).isEqualTo(Stage.SUBMITTED);
    }

    @Test
    void shows_its_readers_the_published_edition_while_the_next_one_is_written() {
        var revised = done(published().written(Visibility.NETWORK, List.of(ANNA), List.of(), titled("Игры-2"), NOON));

        assertThat(revised.stage()).isEqualTo(Stage.DRAFT);
        assertThat(revised.title()).isEqualTo("Копилка речевых игр");
        assertThat(revised.nextEdition()).isEqualTo(2);
    }

    @Test
    void gets_a_second_edition_when_a_changed_text_is_accepted() {
        var revised = done(published().written(Visibility.NETWORK, List.of(ANNA), List.of(), titled("Игры-2"), NOON));
        var waiting = done(revised.submitted(List.of(), NOON));
        var taken = done(waiting.taken(reviewBy(VERA), NOON));
        var again = done(taken.judged(VERA.person(), judgement(Verdict.ACCEPT), TODAY.plusDays(9)));

        assertThat(again.published()).isEqualTo(new Edition(2, TODAY.plusDays(9), List.of(ANNA), titled("Игры-2")));
        assertThat(again.firstPublishedOn()).isEqualTo(TODAY);
    }

    @Test
    void keeps_the_published_edition_when_a_changed_text_is_declined() {
        var revised = done(published().written(Visibility.NETWORK, List.of(ANNA), List.of(), titled("Реклама"), NOON));
        var taken = done(done(revised.submitted(List.of(), NOON)).taken(reviewBy(VERA), NOON));
        var after = done(taken.judged(VERA.person(), judgement(Verdict.DECLINE), TODAY));

        assertThat(after.stage()).isEqualTo(Stage.PUBLISHED);
        assertThat(after.card()).isEqualTo(card());
        assertThat(after.published()).isEqualTo(published().published());
    }

    @Test
    void is_not_reviewed_again_for_a_change_of_its_visibility_alone() {
        var narrowed = done(published().written(Visibility.INSTITUTION, List.of(ANNA), List.of(), card(), NOON));

        assertThat(narrowed.stage()).isEqualTo(Stage.PUBLISHED);
        assertThat(narrowed.submitted(List.of(), NOON)).isEqualTo(new Refused(Reason.NOTHING_NEW));
    }

    @Test
    void once_published_is_never_deleted_but_leaves_a_tombstone() {
        assertThat(published().discarded(NOON)).isEqualTo(new Refused(Reason.PUBLISHED_STAYS));

        var gone = done(published().withdrawn("Найдена ошибка", NOON));

        assertThat(gone.isPublished()).isFalse();
        assertThat(gone.title()).isEqualTo("Копилка речевых игр");
        assertThat(gone.withdrawal()).isEqualTo(new Withdrawal(NOON, "Найдена ошибка"));
    }

    @Test
    void never_published_leaves_no_text_when_thrown_away() {
        assertThat(draft(card()).withdrawn("", NOON)).isEqualTo(new Refused(Reason.NEVER_PUBLISHED));

        var gone = done(held().discarded(NOON));

        assertThat(gone.card()).isEqualTo(Card.onlyTitled("Копилка речевых игр"));
        assertThat(gone.authors()).isEmpty();
        assertThat(gone.openReview()).isEmpty();
    }

    @Test
    void turns_a_range_given_the_wrong_way_round() {
        var turned = new Conditions(7, 5, 20, 10, null, null, List.of(), List.of(), "");

        assertThat(turned).isEqualTo(new Conditions(5, 7, 10, 20, null, null, List.of(), List.of(), ""));
    }
}
