package org.kopilka.survey.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.kopilka.survey.answers.Answer;
import org.kopilka.survey.forms.Choice;
import org.kopilka.survey.forms.ChoiceList;
import org.kopilka.survey.forms.Form;
import org.kopilka.survey.forms.FormLogic;
import org.kopilka.survey.forms.Kind;
import org.kopilka.survey.forms.Look;
import org.kopilka.survey.forms.Question;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HoldingBackTest {

    private static final List<String> QUESTIONS = List.of("q1", "q2", "q3", "q4", "q5", "q6");

    @Test
    void institutions_are_all_shown_when_all_are_large() {
        assertThat(shown(0, 20, 10, 5)).containsExactly(20, 10, 5);
    }

    @Test
    void no_institution_is_shown_of_fewer_than_five() {
        assertThat(shown(0, 20, 4, 3)).containsExactly(20);
    }

    @Test
    void the_next_smallest_institution_is_held_back_where_the_rest_would_be_too_few() {
        assertThat(shown(0, 20, 10, 2)).containsExactly(20);
        assertThat(shown(3, 20, 10)).as("three did not say where they are from").containsExactly(20);
        assertThat(shown(1, 6)).isEmpty();
    }

    @Test
    void a_question_asked_of_all_but_one_of_seven_is_held_back() {
        assertThat(told(asked(7, _ -> true, at -> at > 0))).containsExactly("q1");
    }

    @Test
    void of_two_questions_that_are_not_both_told_the_one_is_that_more_answered() {
        assertThat(told(asked(20, at -> at < 10, at -> at < 13))).containsExactly("q2");
        assertThat(told(asked(20, at -> at < 13, at -> at < 10))).containsExactly("q1");
    }

    @Test
    void an_institution_is_held_back_where_few_of_its_people_left_the_question_out() {
        var places = List.of(UUID.randomUUID(), UUID.randomUUID());
        var answers = IntStream.range(0, 20)
                .mapToObj(at -> answer(places.get(at / 10), at % 10 < 7 ? Map.of("q1", 1L) : Map.of()))
                .toList();
        var shown = photograph(form(1), answers);

        assertThat(told(shown)).as("six left it out").containsExactly("q1");
        assertThat(shown.parts().values())
                .allSatisfy(part -> assertThat(part.of("q1").answered())
                        .as("three of the ten at each")
                        .isZero());
    }

    @Test
    void what_was_refused_together_stands_in_nobodys_way_alone() {
        var groups = new ToldGroups(new int[] {6, 5, 3}, 5);

        assertThat(groups.tell(List.of(kinds(0), kinds(2)))).isFalse();
        assertThat(groups.tell(List.of(kinds(0)))).isTrue();
    }

    @Test
    void what_was_refused_together_counts_as_told_no_more() {
        var groups = new ToldGroups(new int[] {6, 5, 3}, 5);

        assertThat(groups.tell(List.of(kinds(0, 2), kinds(2)))).isFalse();
        assertThat(groups.tell(List.of(kinds(0)))).isTrue();
        assertThat(groups.tell(List.of(kinds(0, 2))))
                .as("less the first, it is about three")
                .isFalse();
    }

    private static BitSet kinds(int... places) {
        var group = new BitSet();
        Arrays.stream(places).forEach(group::set);
        return group;
    }

    @Test
    void a_question_asked_of_all_but_five_is_shown() {
        assertThat(told(asked(12, _ -> true, at -> at >= 5))).containsExactly("q1", "q2");
    }

    @Test
    void questions_that_leave_one_only_together_are_not_all_shown() {
        assertThat(told(asked(20, _ -> true, at -> at < 9, at -> at >= 9 && at < 19)))
                .as("all, less nine, less ten others")
                .hasSize(2);
        assertThat(told(asked(20, at -> at < 10, at -> at < 15, at -> at >= 10 && at < 19)))
                .as("ten and nine others, against fifteen")
                .hasSize(2);
    }

    @Test
    void nested_conditions_are_shown_as_long_as_each_lets_five_go() {
        assertThat(told(asked(20, _ -> true, at -> at < 15, at -> at < 10, at -> at < 5)))
                .containsExactly("q1", "q2", "q3", "q4");
        assertThat(told(asked(20, _ -> true, at -> at < 15, at -> at < 11, at -> at < 5)))
                .hasSize(3);
    }

    @Test
    void who_leaves_a_question_out_counts_as_not_asked_since_its_text_may_ask_them_to() {
        assertThat(told(asked(30, _ -> true, at -> at != 4 && at != 7))).containsExactly("q1");
    }

    @Test
    void a_question_alone_is_held_back_where_few_of_the_wave_did_not_answer_it() {
        assertThat(told(asked(7, at -> at > 0)))
                .as("another wave may ask the same of all seven")
                .isEmpty();
        assertThat(told(asked(10, at -> at >= 5))).containsExactly("q1");
    }

    @Test
    void groups_of_five_that_differ_are_told_apart_whatever_the_conditions() {
        var random = new Random(3);
        for (int round = 0; round < 300; round++) {
            var groups = new int[6];
            Arrays.setAll(groups, _ -> random.nextInt(64));
            var questions = IntStream.range(0, 6)
                    .<IntPredicate>mapToObj(question -> at -> (groups[at / 5] >> question & 1) == 1)
                    .toArray(IntPredicate[]::new);
            var answered = IntStream.range(0, 6)
                    .filter(question -> IntStream.range(0, 30).anyMatch(questions[question]))
                    .mapToObj(QUESTIONS::get)
                    .toList();

            assertThat(told(asked(30, questions))).containsExactlyInAnyOrderElementsOf(answered);
        }
    }

    @Test
    void no_sum_of_what_is_told_is_about_fewer_than_five() {
        var random = new Random(1);
        for (int round = 0; round < 400; round++) {
            var people = 5 + random.nextInt(20);
            var questions = 1 + random.nextInt(4);
            var institutions = random.nextInt(3);
            var answers = new ArrayList<Answer>();
            var places = IntStream.range(0, institutions)
                    .mapToObj(_ -> UUID.randomUUID())
                    .toList();
            var seldom = random.nextDouble();
            for (int person = 0; person < people; person++) {
                var values = new HashMap<String, Object>();
                QUESTIONS.subList(0, questions).stream()
                        .filter(_ -> random.nextDouble() > seldom / 2)
                        .forEach(question -> values.put(question, 1L));
                var at = random.nextInt(institutions + 1);
                answers.add(answer(at == institutions ? null : places.get(at), values));
            }
            assertNothingOfFew(answers, photograph(form(questions), answers));
        }
    }

    @Test
    void the_same_choices_under_another_name_for_one_group_are_held_back() {
        var form = filtered("who = ${who}", null);
        var answers = IntStream.range(0, 12)
                .mapToObj(at -> answer(
                        null,
                        Map.of("who", at < 2 ? "psy" : "edu", "trust", at < 2 ? "yes_psy" : "yes_edu", "same", 1L)))
                .toList();

        assertThat(told(photograph(form, answers))).containsExactly("who", "same");
    }

    @Test
    void an_answer_that_a_constraint_asks_of_one_group_alone_is_held_back() {
        var form = filtered(null, "${who} != 'psy' or . > 1000");
        var answers = IntStream.range(0, 12)
                .mapToObj(at -> answer(null, Map.of("who", at < 2 ? "psy" : "edu", "trust", "yes_edu", "same", 1L)))
                .toList();

        assertThat(told(photograph(form, answers))).containsExactly("who", "trust");
    }

    @Test
    void an_answer_that_is_calculated_from_another_is_held_back_where_few_gave_that() {
        for (var constraint : List.of(
                ". = string-length(${who})",
                ". >= 1000 * selected(${who}, 'psy')",
                ". mod 2 = count-selected(${trust}) and . < string-length(${who})")) {
            var answers = IntStream.range(0, 12)
                    .mapToObj(
                            at -> answer(null, Map.of("who", at < 2 ? "psy" : "tutor", "trust", "yes_edu", "same", 1L)))
                    .toList();

            assertThat(told(photograph(filtered(null, constraint), answers)))
                    .as(constraint)
                    .containsExactly("who", "trust");
        }
    }

    @Test
    void an_answer_bound_to_one_that_many_gave_is_told() {
        var answers = IntStream.range(0, 12)
                .mapToObj(at -> answer(null, Map.of("who", at < 6 ? "psy" : "tutor", "trust", "yes_edu", "same", 1L)))
                .toList();

        assertThat(told(photograph(filtered(null, ". < string-length(${who})"), answers)))
                .containsExactly("who", "trust", "same");
    }

    @Test
    void a_text_that_some_leave_out_is_told_of_those_who_were_asked() {
        var form = form(List.of(question("q1", Kind.INTEGER, null, null), text("words", null, null)), List.of());

        assertThat(told(photograph(form, wrote(12, 4)))).containsExactly("q1", "words");
        assertThat(told(photograph(form, wrote(12, 8))))
                .as("four texts are too few")
                .containsExactly("q1");
    }

    @Test
    void a_text_asked_of_all_but_few_or_of_given_words_alone_is_held_back() {
        for (var words : List.of(
                text("words", "${q1} > 2", null),
                text("words", "${q1} > 2 and today() > '2026-01-01'", null),
                text("words", null, ". = 'да' or . = 'нет'"))) {
            var form = form(List.of(question("q1", Kind.INTEGER, null, null), words), List.of());

            assertThat(told(photograph(form, wrote(12, 2)))).containsExactly("q1");
        }
        var bounded = text("words", null, "string-length(.) < 500");
        assertThat(told(photograph(
                        form(List.of(question("q1", Kind.INTEGER, null, null), bounded), List.of()), wrote(12, 2))))
                .containsExactly("q1", "words");
    }

    @Test
    void at_an_institution_a_text_is_told_like_any_question() {
        var form = form(List.of(question("q1", Kind.INTEGER, null, null), text("words", null, null)), List.of());
        var large = UUID.randomUUID();
        var small = UUID.randomUUID();
        var answers = IntStream.range(0, 20)
                .mapToObj(at -> answer(
                        at < 12 ? large : small,
                        at % 2 == 0 ? Map.<String, Object>of("q1", 1L, "words", "Слова") : Map.of("q1", 1L)))
                .toList();

        var parts = photograph(form, answers).parts();

        assertThat(parts.getOrDefault(large, Tabulation.NONE).questions()).containsOnlyKeys("q1", "words");
        assertThat(parts.getOrDefault(small, Tabulation.NONE).questions())
                .as("four of eight wrote")
                .containsOnlyKeys("q1");
    }

    @Test
    void of_waves_where_each_question_stands_alone_an_institution_with_few_answers_to_one_is_held_back_for_it() {
        var large = UUID.randomUUID();
        var small = UUID.randomUUID();
        var answers = IntStream.range(0, 24)
                .mapToObj(at -> answer(
                        at < 12 ? large : small,
                        at == 12 || at > 20 ? Map.<String, Object>of("q1", 1L) : Map.of("q1", 1L, "q2", 1L)))
                .toList();

        var photograph = Photograph.taken(form(2), true, false, 5, answers::forEach);

        assertThat(told(photograph)).containsExactly("q1", "q2");
        assertThat(photograph.parts().getOrDefault(small, Tabulation.NONE).questions())
                .containsOnlyKeys("q1", "q2");
        var fewer = new ArrayList<>(answers);
        fewer.subList(13, 18).clear();
        var again = Photograph.taken(form(2), true, false, 5, fewer::forEach);
        assertThat(again.parts().getOrDefault(large, Tabulation.NONE).questions())
                .as("what the others are less this one would be three")
                .containsOnlyKeys("q1");
        assertThat(again.parts().getOrDefault(small, Tabulation.NONE).questions())
                .containsOnlyKeys("q1");
    }

    /** Numbers from nought on of so many people, of whom the first wrote nothing. */
    private static List<Answer> wrote(int people, int blank) {
        return IntStream.range(0, people)
                .mapToObj(at -> answer(
                        null,
                        at < blank
                                ? Map.<String, Object>of("q1", (long) at + 1)
                                : Map.of("q1", (long) at + 1, "words", "Слова")))
                .toList();
    }

    @Test
    void a_form_made_to_be_calculated_for_ever_is_told_in_a_moment() {
        var random = new Random(5);
        var questions = IntStream.range(0, 300).mapToObj(at -> "q" + at).toList();
        var places = IntStream.range(0, 60).mapToObj(_ -> UUID.randomUUID()).toList();
        var answers = IntStream.range(0, 3_000)
                .mapToObj(at -> {
                    var values = new HashMap<String, Object>();
                    questions.stream().filter(_ -> random.nextBoolean()).forEach(name -> values.put(name, 1L));
                    return answer(places.get(at % 60), values);
                })
                .toList();
        var clock = ManagementFactory.getThreadMXBean();
        var began = clock.getCurrentThreadCpuTime();

        var photograph = photograph(form(300), answers);

        assertThat(clock.getCurrentThreadCpuTime() - began)
                .as("ns of a processor")
                .isLessThan(10_000_000_000L);
        assertThat(told(photograph)).hasSizeGreaterThan(100);
    }

    /** By adding and subtracting up to once each: the weights on people are all nought, or on five people at least. */
    private static void assertNothingOfFew(List<Answer> answers, Photograph photograph) {
        var groups = new LinkedHashSet<BitSet>();
        for (var question : told(photograph)) {
            groups.add(who(answers, question, null));
            photograph.parts().forEach((institution, part) -> {
                if (part.of(question).answered() > 0) {
                    groups.add(who(answers, question, institution));
                }
            });
        }
        var all = List.copyOf(groups);
        var used = all.subList(0, Math.min(all.size(), 8));
        for (int combination = 1; combination < Math.pow(3, used.size()); combination++) {
            var weights = new int[answers.size()];
            int left = combination;
            for (var group : used) {
                var factor = left % 3 - 1;
                left /= 3;
                group.stream().forEach(person -> weights[person] += factor);
            }
            var about = Arrays.stream(weights).filter(weight -> weight != 0).count();
            assertThat(about == 0 || about >= 5)
                    .as("%s told of %s", used, answers.size())
                    .isTrue();
        }
    }

    private static BitSet who(List<Answer> answers, String question, @Nullable UUID institution) {
        var group = new BitSet();
        IntStream.range(0, answers.size())
                .filter(at -> answers.get(at).values().containsKey(question))
                .filter(at -> institution == null
                        || institution.equals(answers.get(at).institution()))
                .forEach(group::set);
        return group;
    }

    private static Photograph asked(int people, IntPredicate... questions) {
        var answers = IntStream.range(0, people)
                .mapToObj(at -> {
                    var values = new HashMap<String, Object>();
                    IntStream.range(0, questions.length)
                            .filter(question -> questions[question].test(at))
                            .forEach(question -> values.put(QUESTIONS.get(question), 1L));
                    return answer(null, values);
                })
                .toList();
        return photograph(form(questions.length), answers);
    }

    private static Set<String> told(Photograph photograph) {
        return photograph.whole().questions().keySet();
    }

    private static List<Integer> shown(int nameless, int... parts) {
        var answers = new ArrayList<Answer>();
        IntStream.range(0, nameless).forEach(_ -> answers.add(answer(null, Map.of("q1", 1L))));
        for (var part : parts) {
            var institution = UUID.randomUUID();
            IntStream.range(0, part).forEach(_ -> answers.add(answer(institution, Map.of("q1", 1L))));
        }
        return photograph(form(1), answers).parts().values().stream()
                .map(part -> part.of("q1").answered())
                .filter(answered -> answered > 0)
                .sorted((a, b) -> b - a)
                .toList();
    }

    private static Photograph photograph(FormLogic form, List<Answer> answers) {
        return Photograph.taken(form, true, true, 5, answers::forEach);
    }

    private static Answer answer(@Nullable UUID institution, Map<String, Object> values) {
        return new Answer(UUID.randomUUID(), UUID.randomUUID(), institution, null, values);
    }

    private static FormLogic form(int questions) {
        return form(
                IntStream.rangeClosed(1, questions)
                        .mapToObj(number -> question("q" + number, Kind.INTEGER, null, null))
                        .toList(),
                List.of());
    }

    private static FormLogic filtered(@Nullable String filter, @Nullable String constraint) {
        var who = List.of(choice("psy", "psy"), choice("edu", "edu"));
        var trust = List.of(
                choice("yes_psy", "psy"), choice("no_psy", "psy"), choice("yes_edu", "edu"), choice("no_edu", "edu"));
        return form(
                List.of(
                        question("who", Kind.ONE, null, null).withChoices("who", Look.PLAIN),
                        question("trust", Kind.ONE, filter, null).withChoices("trust", Look.PLAIN),
                        question("same", Kind.INTEGER, null, constraint)),
                List.of(new ChoiceList("who", who), new ChoiceList("trust", trust)));
    }

    private static FormLogic form(List<Question> questions, List<ChoiceList> lists) {
        return new FormLogic(new Form(Map.of("ru", "Опрос"), "sample", "", List.of("ru"), List.of(), questions, lists));
    }

    private static Question question(String name, Kind kind, @Nullable String filter, @Nullable String constraint) {
        return new Question(
                UUID.randomUUID(),
                name,
                kind,
                Map.of("ru", name),
                Map.of(),
                null,
                false,
                null,
                constraint,
                Map.of(),
                null,
                filter,
                Look.PLAIN,
                null);
    }

    private static Question text(String name, @Nullable String relevant, @Nullable String constraint) {
        return new Question(
                UUID.randomUUID(),
                name,
                Kind.TEXT,
                Map.of("ru", name),
                Map.of(),
                null,
                false,
                relevant,
                constraint,
                Map.of(),
                null,
                null,
                Look.PLAIN,
                null);
    }

    private static Choice choice(String name, String who) {
        return new Choice(name, Map.of("ru", name), Map.of("who", who));
    }
}
