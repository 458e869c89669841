package org.kopilka.survey.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.kopilka.survey.forms.Choice;
import org.kopilka.survey.forms.ChoiceList;
import org.kopilka.survey.forms.Form;
import org.kopilka.survey.forms.Kind;
import org.kopilka.survey.forms.Look;
import org.kopilka.survey.forms.Question;
import org.kopilka.survey.results.QuestionResult.ChoiceResult;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CountingAnswersTest {

    @Test
    void everybody_counts_who_answered_the_wave_though_they_left_a_question_out() {
        var tabulator = new Tabulator(form(Kind.ONE, Look.PLAIN, "a", "b"));
        tabulator.add(Map.of("q", "a"));
        tabulator.add(Map.of());

        assertThat(tabulator.done().answers()).isEqualTo(2);
        assertThat(tabulator.done().of("q").answered()).isEqualTo(1);
    }

    @Test
    void five_answers_are_told_and_four_are_not() {
        assertThat(result(Kind.ONE, Look.PLAIN, times(5, "a")).answered()).isEqualTo(5);
        assertThat(result(Kind.ONE, Look.PLAIN, times(4, "a")).tooFew()).isTrue();
        assertThat(result(Kind.ONE, Look.PLAIN, times(4, "a")).answered()).isNull();
    }

    @Test
    void a_choice_has_the_share_of_those_who_answered_the_question() {
        var one = result(Kind.ONE, Look.PLAIN, times(6, "a"), times(2, "b"));
        var several = result(Kind.MULTIPLE, Look.PLAIN, times(6, List.of("a", "b")), times(2, List.of("b")));

        assertThat(one.choices())
                .extracting(ChoiceResult::name, ChoiceResult::count, ChoiceResult::share)
                .containsExactly(tuple("a", 6, 0.75), tuple("b", 2, 0.25), tuple("c", 0, 0.0));
        assertThat(one.numbers()).as("no scale").isNull();
        assertThat(several.choices()).extracting(ChoiceResult::share).containsExactly(0.75, 1.0, 0.0);
    }

    @Test
    void a_choice_that_is_listed_twice_is_one() {
        var form = form(Kind.ONE, Look.PLAIN, "a", "b", "a");

        assertThat(of(form, times(5, "a")).choices())
                .extracting(ChoiceResult::name)
                .containsExactly("a", "b");
    }

    @Test
    void a_scale_has_the_mean_of_what_its_choices_count() {
        var result = of(form(Kind.ONE, Look.SCALE, "1", "2", "3", "other"), times(15, "1"), times(15, "3"));

        assertThat(result.numbers())
                .isNotNull()
                .satisfies(numbers -> assertThat(numbers.mean()).isEqualTo(2));
        assertThat(result.choices()).extracting(ChoiceResult::value).containsExactly(1.0, 2.0, 3.0, null);
    }

    @Test
    void a_scale_on_which_fewer_than_five_are_has_no_mean() {
        var form = form(Kind.ONE, Look.SCALE, "1", "2", "3", "other");

        assertThat(of(form, times(4, "1"), times(6, "other")).numbers()).isNull();
        assertThat(of(form, times(5, "1"), times(6, "other")).numbers()).isNotNull();
    }

    @Test
    void days_are_told_by_months_from_twenty_answers_on() {
        var twenty = result(Kind.DATE, Look.PLAIN, times(5, "2026-10-31"), times(15, "2026-09-01"));
        var nineteen = result(Kind.DATE, Look.PLAIN, times(5, "2026-10-31"), times(14, "2026-09-01"));

        assertThat(twenty.choices())
                .extracting(ChoiceResult::name, ChoiceResult::count, ChoiceResult::share)
                .containsExactly(tuple("2026-09", 15, 0.75), tuple("2026-10", 5, 0.25));
        assertThat(nineteen.choices()).isEmpty();
        assertThat(nineteen.answered()).isEqualTo(19);
    }

    @Test
    void numbers_are_told_in_their_order_from_twenty_answers_on() {
        var twenty = result(Kind.INTEGER, Look.PLAIN, times(5, 20L), times(10, 30L), times(5, 60L));
        var nineteen = result(Kind.INTEGER, Look.PLAIN, times(5, 20L), times(9, 30L), times(5, 60L));

        assertThat(twenty.numbers()).isNotNull().satisfies(numbers -> {
            assertThat(numbers.lowerQuartile()).isEqualTo(30);
            assertThat(numbers.median()).isEqualTo(30);
            assertThat(numbers.upperQuartile()).isEqualTo(40);
            assertThat(numbers.bars()).isNotEmpty();
        });
        assertThat(nineteen.numbers()).isNotNull().satisfies(numbers -> {
            assertThat(numbers.lowerQuartile()).isNull();
            assertThat(numbers.median()).isNull();
            assertThat(numbers.upperQuartile()).isNull();
            assertThat(numbers.bars()).isEmpty();
        });
    }

    private static QuestionResult result(Kind kind, Look look, List<?>... answers) {
        return of(form(kind, look, "a", "b", "c"), answers);
    }

    private static QuestionResult of(Form form, List<?>... answers) {
        var tabulator = new Tabulator(form);
        Stream.of(answers).flatMap(List::stream).forEach(answer -> tabulator.add(Map.of("q", answer)));
        return QuestionResult.of(
                form, form.questions().getFirst(), tabulator.done().of("q"));
    }

    private static List<?> times(int times, Object answer) {
        return new ArrayList<>(Collections.nCopies(times, answer));
    }

    private static Form form(Kind kind, Look look, String... choices) {
        var question = Question.plain(UUID.randomUUID(), "q", kind, Map.of("ru", "Вопрос"))
                .withChoices("list", look);
        var list = Stream.of(choices)
                .map(name -> new Choice(name, Map.of("ru", name), Map.of()))
                .toList();
        return new Form(
                Map.of("ru", "Опрос"),
                "sample",
                "",
                List.of("ru"),
                List.of(),
                List.of(question),
                List.of(new ChoiceList("list", list)));
    }
}
