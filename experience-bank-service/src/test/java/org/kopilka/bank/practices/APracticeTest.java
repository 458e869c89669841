package org.kopilka.bank.practices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kopilka.bank.practices.PracticeSamples.ANNA;
import static org.kopilka.bank.practices.PracticeSamples.NOON;
import static org.kopilka.bank.practices.PracticeSamples.SCHOOL;
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

    private static final Invited ASKED = Invited.asked(VERA, ANNA.name(), NOON);

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
    void is_not_submitted_before_one_of_those_named_agreed_to_be_its_author() {
        var orphan = done(draft(card()).written(Visibility.NETWORK, List.of(), List.of(ASKED), card(), NOON));

        assertThat(orphan.submitted(List.of(), NOON)).isEqualTo(new Refused(Reason.NO_AUTHOR_YET));
        assertThat(done(done(orphan.agreed(VERA.person())).submitted(List.of(), NOON))
                        .stage())
                .isEqualTo(Stage.SUBMITTED);
    }

    @Test
    void is_under_review_from_being_submitted_until_it_is_judged() {
        assertThat(draft(card()).isUnderReview()).isFalse();
        assertThat(submitted().isUnderReview()).isTrue();
        assertThat(held().isUnderReview()).isTrue();
        assertThat(published().isUnderReview()).isFalse();
    }

    @Test
    void is_found_by_readers_from_its_first_edition_on() {
        assertThat(held().isPublished()).isFalse();
        assertThat(published().isPublished()).isTrue();
    }

    @Test
    void has_who_was_asked_as_an_author_once_they_agree() {
        var asking = asking(draft(card()));

        assertThat(asking.isBy(VERA.person())).isFalse();
        assertThat(asking.askedOf(VERA.person())).contains(ASKED);
        assertThat(asking.agreed(ANNA.person())).isEqualTo(new Refused(Reason.NOT_INVITED));
        var shared = done(asking.agreed(VERA.person()));
        assertThat(shared.authors()).containsExactly(ANNA, VERA);
        assertThat(shared.invited()).isEmpty();
        assertThat(shared.agreed(VERA.person())).isEqualTo(new Refused(Reason.NOT_INVITED));
    }

    @Test
    void goes_on_asking_others_when_one_has_answered() {
        var other = Invited.asked(new Author(SCHOOL, "Ли Белла"), ANNA.name(), NOON);
        var asking =
                done(draft(card()).written(Visibility.NETWORK, List.of(ANNA), List.of(ASKED, other), card(), NOON));

        assertThat(done(asking.agreed(VERA.person())).invited()).containsExactly(other);
        assertThat(done(asking.disagreed(VERA.person())).invited()).containsExactly(other, ASKED.saidNo());
    }

    @Test
    void takes_a_no_from_who_was_asked_and_asks_them_no_more() {
        var alone = done(asking(draft(card())).disagreed(VERA.person()));

        assertThat(alone.authors()).containsExactly(ANNA);
        assertThat(alone.invited()).containsExactly(ASKED.saidNo());
        assertThat(alone.askedOf(VERA.person())).isEmpty();
        assertThat(alone.agreed(VERA.person())).isEqualTo(new Refused(Reason.NOT_INVITED));
        assertThat(alone.disagreed(VERA.person())).isEqualTo(new Refused(Reason.NOT_INVITED));
    }

    @Test
    void names_a_new_author_to_its_readers_at_once_unless_its_next_edition_is_in_work() {
        var standing = done(asking(published()).agreed(VERA.person()));
        var revised =
                done(published().written(Visibility.NETWORK, List.of(ANNA), List.of(ASKED), titled("Игры-2"), NOON));
        var inWork = done(revised.agreed(VERA.person()));

        assertThat(standing.published()).isEqualTo(new Edition(1, TODAY, List.of(ANNA, VERA), card()));
        assertThat(inWork.published()).isEqualTo(published().published());
        assertThat(inWork.authors()).containsExactly(ANNA, VERA);
    }

    @Test
    void stays_theirs_who_wrote_what_is_published_though_others_write_the_next_edition() {
        var passedOn = done(published().written(Visibility.NETWORK, List.of(VERA), List.of(), titled("Игры-2"), NOON));

        assertThat(passedOn.isBy(ANNA.person())).isTrue();
        assertThat(passedOn.isBy(VERA.person())).isTrue();
        assertThat(published().isBy(VERA.person())).isFalse();
    }

    @Test
    void keeps_for_an_expert_what_they_said_of_it_and_nothing_of_others() {
        assertThat(held().judgedBy(VERA.person())).as("not said yet").isEmpty();
        assertThat(published().judgedBy(VERA.person()))
                .extracting(Review::judgement)
                .containsExactly(judgement(Verdict.ACCEPT));
        assertThat(published().judgedBy(ANNA.person())).isEmpty();
    }

    @Test
    void is_one_text_from_its_summary_to_its_risks_without_what_is_empty() {
        assertThat(card().text().lines())
                .containsExactly(
                        "Пять минут речевых игр перед прогулкой.",
                        "Дети старшей группы говорят односложно.",
                        "Связная речь к концу года.",
                        "Игры «Цепочка» и «Доскажи», карточки с опорами.",
                        "Сентябрь",
                        "Сделали карточки вместе с детьми.",
                        "Группа полного дня",
                        "Карточки",
                        "Ведение игры",
                        "Бумага, ламинатор.",
                        "18 из 20 детей рассказывают по опорам.",
                        "Наблюдение логопеда в сентябре и мае.",
                        "Дети сами просят играть.",
                        "Устают, если дольше пяти минут.");
        assertThat(Card.onlyTitled("Игры").text()).isEmpty();
        assertThat(withSteps("", new Card.Step("Сентябрь", "")).length()).isEqualTo("ИгрыСентябрь".length());
    }

    @Test
    void leaves_out_steps_of_which_nothing_is_told_and_lends_its_text_freely_unless_said_otherwise() {
        var written = withSteps(
                "CC BY-SA 4.0", new Card.Step(" ", ""), new Card.Step("Сентябрь", ""), new Card.Step("", "Играли"));

        assertThat(written.steps()).containsExactly(new Card.Step("Сентябрь", ""), new Card.Step("", "Играли"));
        assertThat(written.licence()).isEqualTo("CC BY-SA 4.0");
        assertThat(withSteps(" ").licence()).isEqualTo(Card.LICENCE);
    }

    private static Practice asking(Practice practice) {
        return done(practice.written(practice.visibility(), practice.authors(), List.of(ASKED), practice.card(), NOON));
    }

    private static Card withSteps(String licence, Card.Step... steps) {
        return new Card(
                "Игры",
                "",
                "",
                "",
                "",
                List.of(steps),
                Conditions.UNKNOWN,
                "",
                "",
                "",
                "",
                "",
                List.of(),
                List.of(),
                "",
                null,
                licence,
                true);
    }

    @Test
    void turns_a_range_given_the_wrong_way_round() {
        var turned = new Conditions(7, 5, 20, 10, null, null, List.of(), List.of(), "");

        assertThat(turned).isEqualTo(new Conditions(5, 7, 10, 20, null, null, List.of(), List.of(), ""));
        assertThat(List.of(turned.ageFrom(), turned.ageTo(), turned.groupFrom(), turned.groupTo()))
                .containsExactly(5, 7, 10, 20);
    }
}
