package org.kopilka.survey.comparisons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.kopilka.survey.comparisons.QuestionComparison.EffectKind;
import org.kopilka.survey.comparisons.QuestionComparison.Measure;
import org.kopilka.survey.comparisons.QuestionComparison.Reason;
import org.kopilka.survey.comparisons.QuestionComparison.TestKind;
import org.kopilka.survey.forms.Choice;
import org.kopilka.survey.forms.ChoiceList;
import org.kopilka.survey.forms.Form;
import org.kopilka.survey.forms.Kind;
import org.kopilka.survey.forms.Look;
import org.kopilka.survey.forms.Question;
import org.kopilka.survey.results.Tabulator;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ComparingWavesTest {

    private static final List<String> FORMS =
            IntStream.rangeClosed(1, 17).mapToObj(number -> "f" + number).toList();

    @Test
    void the_same_rise_is_told_of_a_district_and_not_of_one_kindergarten() {
        var kindergarten = compare(tookPart(25, 5), tookPart(25, 12));
        var district = compare(tookPart(300, 60), tookPart(300, 150));

        assertThat(kindergarten.lines()).hasSize(17);
        assertThat(kindergarten.lines().getFirst().p()).isCloseTo(0.0718, within(5e-5));
        assertThat(kindergarten.lines().getFirst().verdict()).isEqualTo(Verdict.UNCLEAR);
        assertThat(district.lines().getFirst().verdict()).isEqualTo(Verdict.UP);
        assertThat(district.lines().getFirst().adjusted())
                .isCloseTo(17 * district.lines().getFirst().p(), within(1e-15));
        assertThat(district.lines().get(1).verdict()).isEqualTo(Verdict.UNCLEAR);
        assertThat(district.lines().getFirst().low()).isBetween(0.2, 0.3);
        assertThat(district.lines().getFirst().firstValue()).isEqualTo(0.2);
        assertThat(district.lines().getFirst().secondValue()).isEqualTo(0.5);
    }

    @Test
    void a_fall_is_told_as_a_fall() {
        assertThat(compare(tookPart(300, 150), tookPart(300, 60))
                        .lines()
                        .getFirst()
                        .verdict())
                .isEqualTo(Verdict.DOWN);
    }

    @Test
    void texts_and_days_are_read_and_not_compared() {
        for (var kind : List.of(Kind.TEXT, Kind.DATE)) {
            var answers = side(kind, Look.PLAIN, List.of(), Collections.nCopies(30, "2026-09-01"));

            assertThat(compare(answers, answers).reason()).isEqualTo(Reason.TEXT);
        }
    }

    @Test
    void a_note_is_no_question_to_compare() {
        var note = side(Kind.NOTE, Look.PLAIN, List.of(), List.of());

        assertThat(CompareWaves.compare(note, note, List.of(new WaveComparison.Pair("q", "q", Map.of()))))
                .isEmpty();
    }

    @Test
    void two_choices_that_are_all_there_are_compared_as_a_share() {
        var result = compare(nominal(List.of("n0", "n1"), 60, 40), nominal(List.of("n0", "n1"), 30, 70));

        assertThat(result.measure()).isEqualTo(Measure.SHARE);
        assertThat(result.lines()).singleElement().satisfies(line -> {
            assertThat(line.choice()).isEqualTo("n0");
            assertThat(line.firstValue()).isEqualTo(0.6);
            assertThat(line.secondValue()).isEqualTo(0.3);
        });
    }

    @Test
    void two_choices_of_which_another_wave_has_more_are_compared_as_a_table() {
        var two = nominal(List.of("n0", "n1"), 60, 40);
        var three = nominal(40, 40, 20);

        assertThat(compare(two, three).measure()).isEqualTo(Measure.TABLE);
        assertThat(compare(three, two).measure()).isEqualTo(Measure.TABLE);
    }

    @Test
    void what_has_no_place_on_a_scale_is_said() {
        var before = scaleOf(List.of("1", "2", "3", "не знаю"), 10, 10, 10, 10);

        var result = compare(before, scaleOf(List.of("1", "2", "3"), 10, 10, 10));

        assertThat(result.onlyFirst()).containsExactly(Map.of("ru", "не знаю"));
        assertThat(result.onlySecond()).isEmpty();
    }

    @Test
    void numbers_are_tested_from_twenty_answers_on() {
        var twenty = numbers(
                IntStream.rangeClosed(1, 20).mapToObj(number -> (long) number).toList());
        var nineteen = numbers(
                IntStream.rangeClosed(1, 19).mapToObj(number -> (long) number).toList());

        assertThat(line(twenty, twenty).p()).isNotNull();
        assertThat(line(nineteen, twenty).p()).isNull();
        assertThat(line(twenty, nineteen).p()).isNull();
    }

    @Test
    void two_choices_that_both_waves_ranked_are_compared_and_one_alone_is_not() {
        var two = side(Kind.RANK, Look.PLAIN, List.of("a", "b", "c"), Collections.nCopies(9, List.of("a", "b")));
        var others = side(Kind.RANK, Look.PLAIN, List.of("a", "b", "c"), Collections.nCopies(9, List.of("b", "c")));
        var three = side(Kind.RANK, Look.PLAIN, List.of("a", "b", "c"), Collections.nCopies(9, List.of("c", "b", "a")));

        assertThat(compare(two, three).lines())
                .extracting(QuestionComparison.Line::choice)
                .containsExactly("a", "b");
        assertThat(compare(three, two).lines())
                .extracting(QuestionComparison.Line::choice)
                .containsExactly("a", "b");
        assertThat(compare(two, others).reason()).isEqualTo(Reason.NOTHING_IN_COMMON);
    }

    @Test
    void those_who_all_rank_alike_agree_wholly_and_of_a_ranking_in_part_nothing_is_said() {
        var whole = side(Kind.RANK, Look.PLAIN, List.of("a", "b", "c"), Collections.nCopies(9, List.of("a", "b", "c")));
        var inPart = new ArrayList<Object>(Collections.nCopies(9, List.of("a", "b", "c")));
        inPart.add(List.of("a"));

        var result = compare(whole, side(Kind.RANK, Look.PLAIN, List.of("a", "b", "c"), inPart));

        assertThat(result.agreementFirst()).isEqualTo(1);
        assertThat(result.agreementSecond()).isNull();
    }

    @Test
    void a_choice_that_is_listed_twice_is_compared_once() {
        var twice = nominal(List.of("n0", "n1", "n0"), 60, 40);

        assertThat(compare(twice, twice).lines())
                .singleElement()
                .satisfies(line -> assertThat(line.choice()).isEqualTo("n0"));
    }

    @Test
    void a_form_that_is_ranked_higher_rose_although_its_place_is_a_smaller_number() {
        var result = compare(ranked(200, 17, 1, FORMS), ranked(200, 1, 2, FORMS));

        var first = result.lines().getFirst();
        assertThat(first.choice()).isEqualTo("f1");
        assertThat(first.firstValue()).isEqualTo(17);
        assertThat(first.secondValue()).isEqualTo(1);
        assertThat(first.verdict()).isEqualTo(Verdict.UP);
        assertThat(first.effectKind()).isEqualTo(EffectKind.DELTA);
        assertThat(first.effect()).isEqualTo(1);
        assertThat(result.agreementFirst()).isBetween(0.0, 1.0);
        assertThat(result.stability()).isBetween(-1.0, 1.0);
    }

    @Test
    void rankings_of_different_lists_are_compared_by_what_both_have() {
        var sixteen = FORMS.subList(0, 16);
        var result = compare(ranked(50, 1, 1, FORMS), ranked(50, 1, 1, sixteen));

        assertThat(result.lines()).hasSize(16);
        assertThat(result.onlyFirst()).containsExactly(Map.of("ru", "f17"));
        assertThat(result.lines().getFirst().firstValue())
                .as("f1 was always first")
                .isEqualTo(1);
        var mean = result.lines().stream()
                .mapToDouble(line -> line.firstValue())
                .average()
                .orElseThrow();
        assertThat(mean).as("places run from 1 to 16 in both").isCloseTo(8.5, within(0.1));
    }

    @Test
    void a_scale_rises_or_falls() {
        var result = compare(scale(100, 2), scale(100, 4));

        assertThat(result.lines()).singleElement().satisfies(line -> {
            assertThat(line.verdict()).isEqualTo(Verdict.UP);
            assertThat(line.test()).isEqualTo(TestKind.MANN_WHITNEY);
            assertThat(line.secondValue()).isEqualTo(4);
        });
    }

    @Test
    void a_scale_whose_form_lists_it_in_another_order_does_not_move() {
        var listedByFrequency = scaleOf(List.of("Иногда", "Всегда", "Никогда"), 60, 25, 15);
        var listedFromTheLeast = scaleOf(List.of("Никогда", "Иногда", "Всегда"), 15, 60, 25);

        var result = compare(listedByFrequency, listedFromTheLeast);

        assertThat(result.lines()).singleElement().satisfies(line -> {
            assertThat(line.firstValue()).isEqualTo(2.1).isEqualTo(line.secondValue());
            assertThat(line.effect()).isZero();
            assertThat(line.verdict()).isEqualTo(Verdict.UNCLEAR);
        });
    }

    @Test
    void scales_that_only_overlap_are_compared_as_choices_without_order() {
        var result = compare(
                scaleOf(List.of("Плохо", "Средне", "Хорошо"), 20, 20, 60),
                scaleOf(List.of("Плохо", "Средне", "Хорошо", "Отлично"), 20, 20, 30, 30));

        assertThat(result.measure()).isEqualTo(Measure.TABLE);
        assertThat(result.onlySecond()).containsExactly(Map.of("ru", "Отлично"));
    }

    @Test
    void places_without_numbers_are_not_laid_upon_numbers() {
        var result = compare(
                scaleOf(List.of("Плохо", "Средне", "Хорошо"), 20, 20, 60), scaleOf(List.of("0", "1", "2"), 20, 20, 60));

        assertThat(result.reason()).isEqualTo(Reason.NOTHING_IN_COMMON);
    }

    @Test
    void scales_of_numbers_are_compared_by_their_numbers_though_one_is_longer() {
        var result = compare(scaleOf(List.of("3", "4"), 50, 50), scaleOf(List.of("1", "2", "3", "4"), 0, 0, 50, 50));

        assertThat(result.lines().getFirst().firstValue()).isEqualTo(3.5);
        assertThat(result.lines().getFirst().secondValue()).isEqualTo(3.5);
    }

    @Test
    void levels_of_a_loaded_scale_count_their_numbers_though_one_was_never_chosen() {
        var result = compare(labelled("2", "3", "4"), labelled("1", "2", "3", "4", "5"));

        assertThat(result.lines()).singleElement().satisfies(line -> {
            assertThat(line.firstValue()).isEqualTo(3);
            assertThat(line.secondValue()).isEqualTo(3);
            assertThat(line.effect()).isZero();
        });
    }

    /** Ten answers each, as a loaded table names its choices. */
    private static CompareWaves.Side labelled(String... labels) {
        var choices = IntStream.range(0, labels.length)
                .mapToObj(at -> choice("c" + (at + 1), labels[at]))
                .toList();
        return side(
                Kind.ONE,
                Look.SCALE,
                choices,
                choices.stream()
                        .flatMap(choice -> Collections.<Object>nCopies(10, choice.name()).stream())
                        .toList());
    }

    @Test
    void whole_numbers_are_compared_with_decimal_ones_and_with_a_scale_of_numbers() {
        var whole = numbers(Collections.nCopies(30, 3L));
        var decimal = side(Kind.DECIMAL, Look.PLAIN, List.of(), Collections.nCopies(30, 4.5));
        var onAScale = scaleOf(List.of("1", "2", "3", "4", "5"), 0, 0, 0, 30, 0);

        assertThat(compare(whole, decimal).lines().getFirst().secondValue()).isEqualTo(4.5);
        assertThat(compare(whole, onAScale).lines().getFirst().verdict()).isEqualTo(Verdict.UP);
        assertThat(compare(onAScale, whole).lines().getFirst().firstValue()).isEqualTo(4);
        assertThat(compare(whole, scaleOf(List.of("Плохо", "Хорошо"), 9, 9)).reason())
                .isEqualTo(Reason.KINDS_DIFFER);
    }

    @Test
    void few_numbers_tell_a_scale_of_one_number_no_more_than_another_wave() {
        var few = numbers(List.of(30L, 31L, 32L, 33L, 34L));

        assertThat(compare(few, scaleOf(List.of("30", "33"), 0, 40)).lines())
                .singleElement()
                .satisfies(line -> assertThat(line.p()).isNull());
    }

    @Test
    void a_ranking_in_part_does_not_put_what_few_ranked_above_what_many_did() {
        var before = rankings(Collections.nCopies(40, List.of("a", "b")), List.of("c", "a"));
        var after = rankings(Collections.nCopies(40, List.of("a", List.of("b", "c"))), List.of("c", "a"));

        var result = compare(before, after);

        assertThat(result.lines()).extracting(QuestionComparison.Line::choice).containsExactly("a", "b", "c");
        assertThat(result.lines().get(2).firstValue())
                .as("c, first with one of 41")
                .isCloseTo(2.95, within(0.05));
        assertThat(result.lines().get(2).verdict()).isEqualTo(Verdict.UP);
        assertThat(result.onlyFirst()).as("d was named by nobody").isEmpty();
    }

    private static CompareWaves.Side rankings(List<? extends List<?>> most, List<String> one) {
        var all = new ArrayList<Object>(most);
        all.add(one);
        return side(Kind.RANK, Look.PLAIN, List.of("a", "b", "c", "d"), all);
    }

    @Test
    void a_choice_that_is_worded_otherwise_is_said() {
        var before = side(Kind.MULTIPLE, Look.PLAIN, List.of(choice("c1", "Нет!"), choice("c2", "Да")), nos(5));
        var after = side(Kind.MULTIPLE, Look.PLAIN, List.of(choice("c1", "нет"), choice("c2", "Да")), nos(5));

        assertThat(compare(before, after).renamed())
                .containsExactly(new QuestionComparison.Renamed(Map.of("ru", "Нет!"), Map.of("ru", "нет")));
    }

    private static List<?> nos(int answers) {
        return Collections.nCopies(answers, List.of("c1"));
    }

    @Test
    void questions_that_are_not_compared_are_listed_with_the_reason() {
        var first = form(List.of(
                text("a", "twice", "Что ещё?"),
                text("b", "again", "что еще"),
                text("c", "gone", "Кем работаете?"),
                Question.plain(UUID.randomUUID(), "age", Kind.INTEGER, Map.of("ru", "Возраст"))));
        var second = form(List.of(text("d", "more", "1. Что ещё"), text("e", "age", "Возраст")));

        var pairs = Pairing.questions(first, second);

        assertThat(pairs).isEmpty();
        assertThat(Pairing.leftOut(first, second, pairs, false))
                .extracting(LeftOut::wave, LeftOut::name, LeftOut::reason)
                .containsExactly(
                        tuple(LeftOut.In.FIRST, "twice", LeftOut.Why.SEVERAL_LIKE),
                        tuple(LeftOut.In.FIRST, "again", LeftOut.Why.SEVERAL_LIKE),
                        tuple(LeftOut.In.FIRST, "gone", LeftOut.Why.NO_LIKE),
                        tuple(LeftOut.In.FIRST, "age", LeftOut.Why.OTHER_KIND),
                        tuple(LeftOut.In.SECOND, "more", LeftOut.Why.SEVERAL_LIKE),
                        tuple(LeftOut.In.SECOND, "age", LeftOut.Why.OTHER_KIND));
        assertThat(Pairing.leftOut(first, second, pairs, true))
                .allSatisfy(left -> assertThat(left.reason()).isEqualTo(LeftOut.Why.BY_HAND));
    }

    @Test
    void choices_that_differ_by_a_sign_are_no_pair() {
        var before = List.of(choice("c1", "< 5 лет"), choice("c2", "C++"), choice("c3", "3+"));
        var after = List.of(choice("c1", "> 5 лет"), choice("c2", "C"), choice("c3", "3"));

        assertThat(Pairing.choices(before, after, Map.of())).isEmpty();
    }

    @Test
    void another_answer_has_no_place_on_a_scale() {
        var result = compare(
                scaleOf(List.of("Плохо", "Хорошо", "other"), 50, 50, 40), scaleOf(List.of("Плохо", "Хорошо"), 50, 50));

        assertThat(result.lines().getFirst().firstValue()).isEqualTo(1.5);
        assertThat(result.lines().getFirst().secondValue()).isEqualTo(1.5);
    }

    @Test
    void a_wave_of_one_number_does_not_find_where_between_two_steps_somebody_is() {
        for (var constant = 29L; constant <= 41; constant++) {
            var all = numbers(Collections.nCopies(40, constant));

            assertThat(line(tenTensAnd(33), all))
                    .as("33 and 34 are told in steps of two")
                    .isEqualTo(line(tenTensAnd(34), all));
        }
        var thirtyThree = numbers(Collections.nCopies(40, 33L));
        assertThat(line(tenTensAnd(30), thirtyThree).effect())
                .isLessThan(line(tenTensAnd(30), numbers(Collections.nCopies(40, 41L)))
                        .effect());
    }

    private static QuestionComparison.Line line(CompareWaves.Side first, CompareWaves.Side second) {
        return compare(first, second).lines().getFirst();
    }

    /** Ten of thirty years, ten of forty, and one more. */
    private static CompareWaves.Side tenTensAnd(long age) {
        var ages = new ArrayList<Object>(Collections.nCopies(10, 30L));
        ages.addAll(Collections.nCopies(10, 40L));
        ages.add(age);
        return numbers(ages);
    }

    private static CompareWaves.Side numbers(List<?> numbers) {
        return side(Kind.INTEGER, Look.PLAIN, List.of(), numbers);
    }

    @Test
    void choices_without_order_change_without_direction() {
        var result = compare(nominal(60, 20, 20), nominal(20, 60, 20));

        assertThat(result.lines().getFirst().verdict()).isEqualTo(Verdict.CHANGED);
        assertThat(result.lines().getFirst().effectKind()).isEqualTo(EffectKind.CRAMERS_V);
        assertThat(result.lines().get(1).firstValue()).isEqualTo(0.6);
        assertThat(result.lines().get(1).secondValue()).isEqualTo(0.2);
        assertThat(result.lines().stream().skip(1)).allSatisfy(line -> {
            assertThat(line.verdict()).isNull();
            assertThat(line.p()).isNull();
        });
    }

    @Test
    void four_answers_and_unlike_kinds_are_not_compared() {
        assertThat(compare(tookPart(4, 2), tookPart(300, 9)).reason()).isEqualTo(Reason.TOO_FEW);
        assertThat(compare(tookPart(30, 2), scale(30, 2)).reason()).isEqualTo(Reason.KINDS_DIFFER);
    }

    @Test
    void questions_find_each_other_by_identity_then_name_then_wording() {
        var first = form(List.of(
                text("a", "same", "Что?"),
                text("b", "renamed_before", "Совсем другое"),
                text("c", "x", "О чём спросите?")));
        var second = form(List.of(
                text("z", "y", "о чем спросите"), text("b", "renamed_after", "Иначе"), text("d", "SAME", "Кто?")));

        assertThat(Pairing.questions(first, second))
                .extracting(pair -> pair.first() + "=" + pair.second())
                .containsExactly("x=y", "renamed_before=renamed_after", "same=SAME");
    }

    @Test
    void questions_written_just_alike_find_each_other_before_those_worded_alike() {
        var first = form(List.of(text("a", "x", "Что ещё?"), text("b", "y", "что еще")));
        var second = form(List.of(text("c", "z", "Что ещё?")));

        assertThat(Pairing.questions(first, second))
                .extracting(pair -> pair.first() + "=" + pair.second())
                .containsExactly("x=z");
    }

    @Test
    void a_question_that_has_found_its_like_stands_in_no_others_way() {
        var first = form(List.of(text("a", "x", "Что?"), text("b", "y", "Что?")));
        var second = form(List.of(text("a", "z", "Что?"), text("d", "w", "Что?"), text("e", "v", "Зачем?")));

        var pairs = Pairing.questions(first, second);

        assertThat(pairs).extracting(pair -> pair.first() + "=" + pair.second()).containsExactly("x=z", "y=w");
        assertThat(Pairing.leftOut(first, second, pairs, false))
                .extracting(LeftOut::name, LeftOut::reason)
                .containsExactly(tuple("v", LeftOut.Why.NO_LIKE));
    }

    @Test
    void a_question_of_another_kind_stands_in_no_others_way() {
        var number = Question.plain(UUID.randomUUID(), "n", Kind.INTEGER, Map.of("ru", "Возраст"));
        var one = form(List.of(text("a", "x", "Возраст")));
        var two = form(List.of(number, text("b", "y", "Возраст")));

        assertThat(Pairing.questions(one, two))
                .extracting(WaveComparison.Pair::second)
                .containsExactly("y");
        assertThat(Pairing.questions(two, one))
                .extracting(WaveComparison.Pair::first)
                .containsExactly("y");
    }

    @Test
    void choices_find_each_other_by_name_last_unless_the_name_is_but_a_number_of_a_column() {
        var before = List.of(choice("yes", "Да"), choice("c1", "Нет"));
        var after = List.of(choice("yes", "Согласен"), choice("c1", "Редко"));

        assertThat(Pairing.choices(before, after, Map.of())).containsExactly(Map.entry("yes", "yes"));
    }

    @Test
    void choices_written_just_alike_find_each_other_before_those_worded_alike() {
        var before = List.of(choice("c1", "Да"), choice("c2", "да!"));
        var after = List.of(choice("c3", "Да"));

        assertThat(Pairing.choices(before, after, Map.of())).containsExactly(Map.entry("c1", "c3"));
    }

    @Test
    void a_choice_that_was_paired_by_hand_is_paired_no_more() {
        var before = List.of(choice("c1", "Да"), choice("c2", "Иногда"));
        var after = List.of(choice("c3", "Да"), choice("c4", "Порой"));

        assertThat(Pairing.choices(before, after, Map.of("c1", "c4"))).containsExactly(Map.entry("c1", "c4"));
        assertThat(Pairing.choices(before, after, Map.of("c2", "c3"))).containsExactly(Map.entry("c2", "c3"));
    }

    @Test
    void choices_find_each_other_by_wording_and_can_be_paired_by_hand() {
        var before = List.of(choice("c1", "Да"), choice("c2", "Иногда"), choice("c3", "Нет"));
        var after = List.of(choice("c1", "нет!"), choice("c2", "Порой"), choice("c3", "да"));

        assertThat(Pairing.choices(before, after, Map.of())).containsOnly(Map.entry("c1", "c3"), Map.entry("c3", "c1"));
        assertThat(Pairing.choices(before, after, Map.of("c2", "c2", "c9", "c1")))
                .containsEntry("c2", "c2")
                .containsEntry("c3", "c1")
                .hasSize(3);
    }

    private static QuestionComparison compare(CompareWaves.Side first, CompareWaves.Side second) {
        return CompareWaves.compare(first, second, List.of(new WaveComparison.Pair("q", "q", Map.of())))
                .getFirst();
    }

    private static CompareWaves.Side tookPart(int answers, int firstForm) {
        return side(
                Kind.MULTIPLE,
                Look.PLAIN,
                FORMS,
                IntStream.range(0, answers)
                        .<Object>mapToObj(i -> i < firstForm ? List.of("f1", "f2") : List.of("f2"))
                        .toList());
    }

    /** Everybody puts the first form at the same place and the others by chance. */
    private static CompareWaves.Side ranked(int answers, int placeOfFirst, int seed, List<String> forms) {
        var random = new Random(seed);
        var answered = new ArrayList<>();
        for (int i = 0; i < answers; i++) {
            var ranking = new ArrayList<>(forms.subList(1, forms.size()));
            Collections.shuffle(ranking, random);
            ranking.add(placeOfFirst - 1, forms.getFirst());
            answered.add(ranking);
        }
        return side(Kind.RANK, Look.PLAIN, forms, answered);
    }

    private static CompareWaves.Side scale(int answers, int value) {
        return side(
                Kind.ONE,
                Look.SCALE,
                List.of("1", "2", "3", "4", "5"),
                Collections.nCopies(answers, Integer.toString(value)));
    }

    /** So many answers each of the choices, in the order in which the form lists them. */
    private static CompareWaves.Side scaleOf(List<String> choices, int... counts) {
        var answered = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            answered.addAll(Collections.nCopies(counts[i], choices.get(i)));
        }
        return side(Kind.ONE, Look.SCALE, choices, answered);
    }

    private static CompareWaves.Side nominal(int... counts) {
        return nominal(List.of("n0", "n1", "n2"), counts);
    }

    private static CompareWaves.Side nominal(List<String> choices, int... counts) {
        var answered = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            answered.addAll(Collections.nCopies(counts[i], choices.get(i)));
        }
        return side(Kind.ONE, Look.PLAIN, choices, answered);
    }

    private static CompareWaves.Side side(Kind kind, Look look, List<?> choices, List<?> answers) {
        var question = Question.plain(UUID.randomUUID(), "q", kind, Map.of("ru", "Вопрос"))
                .withChoices("list", look);
        var form = new Form(
                Map.of("ru", "Опрос"),
                "sample",
                "",
                List.of("ru"),
                List.of(),
                List.of(question),
                List.of(new ChoiceList(
                        "list",
                        choices.stream()
                                .map(one ->
                                        one instanceof Choice choice ? choice : choice(one.toString(), one.toString()))
                                .toList())));
        var tabulator = new Tabulator(form);
        answers.forEach(answer -> tabulator.add(Map.of("q", answer)));
        return new CompareWaves.Side(form, tabulator.done(), (of, only) -> {
            var again = new Tabulator(List.of(of), Map.of(of.name(), only));
            answers.forEach(answer -> again.add(Map.of("q", answer)));
            return again.done().of(of.name());
        });
    }

    private static Choice choice(String name, String label) {
        return new Choice(name, Map.of("ru", label), Map.of());
    }

    private static Question text(String identity, String name, String label) {
        return Question.plain(UUID.nameUUIDFromBytes(identity.getBytes()), name, Kind.TEXT, Map.of("ru", label));
    }

    private static Form form(List<Question> questions) {
        return new Form(Map.of("ru", "Опрос"), "sample", "", List.of("ru"), List.of(), questions, List.of());
    }
}
