package org.kopilka.survey.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CheckingAnswersTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 9, 1);

    @Test
    void takes_a_full_answer_as_it_is() {
        var checked = check(full());

        assertThat(checked.faults()).isEmpty();
        assertThat(checked.values())
                .containsEntry("experience", 12L)
                .containsEntry("ranked", List.of("b", "a", "c"))
                .containsEntry("mark", 3.5)
                .containsEntry("when", "2026-08-31");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "experience| null| required",
                "experience| twelve| integer",
                "experience| 1.5| integer",
                "experience| 1e9| integer",
                "experience| 99999999999999| number-too-large",
                "experience| 61| constraint",
                "wants| maybe| no-such-choice",
                "mark| 3.6| off-range",
                "mark| 11| off-range",
                "when| 31.08.2026| date"
            })
    void says_what_is_wrong_with_one_answer(String question, @Nullable String answer, String reason) {
        var raw = full();
        raw.put(question, answer);

        assertThat(check(raw).faults()).singleElement().satisfies(fault -> {
            assertThat(fault.question()).isEqualTo(question);
            assertThat(fault.reason()).isEqualTo(reason);
        });
    }

    @Test
    void wants_a_ranking_complete_and_without_repeats() {
        assertThat(reasonFor("ranked", List.of("a", "b"))).isEqualTo("rank-incomplete");
        assertThat(reasonFor("ranked", List.of("a", "b", "b"))).isEqualTo("repeated");
        assertThat(reasonFor("ranked", List.of("a", "b", "x"))).isEqualTo("no-such-choice");
        assertThat(reasonFor("ranked", "a")).isEqualTo("many-choices");
        assertThat(reasonFor("ranked", List.of(1, 2, 3))).isEqualTo("many-choices");
    }

    @Test
    void leaves_out_what_was_answered_to_a_question_that_is_not_asked() {
        var raw = full();
        raw.put("wants", "no");
        raw.put("why", "Потому что");

        assertThat(check(raw).values()).doesNotContainKey("why");
        assertThat(check(raw).faults()).isEmpty();
    }

    @Test
    void does_not_want_what_stands_in_a_group_that_is_not_asked() {
        var raw = full();
        raw.put("experience", 0);
        raw.remove("mark");

        assertThat(check(raw).faults()).isEmpty();
        raw.put("experience", 5);
        assertThat(check(raw).faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.question()).isEqualTo("mark"));
    }

    @Test
    void offers_only_the_choices_that_pass_the_filter() {
        assertThat(reasonFor("filtered", "north-1")).isEqualTo("no-such-choice");
        var raw = full();
        raw.put("filtered", "yes-1");
        assertThat(check(raw).faults()).isEmpty();
    }

    @Test
    void refuses_answers_to_questions_nobody_asked() {
        var raw = full();
        raw.put("password", "secret");

        assertThat(check(raw).faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.reason()).isEqualTo("unknown"));
    }

    private static String reasonFor(String question, Object answer) {
        var raw = full();
        raw.put(question, answer);
        return check(raw).faults().getFirst().reason();
    }

    private static FormLogic.Checked check(Map<String, @Nullable Object> raw) {
        return new FormLogic(form()).check(raw, TODAY);
    }

    private static Map<String, @Nullable Object> full() {
        return new HashMap<>(Map.of(
                "experience",
                12,
                "wants",
                "yes",
                "why",
                " Хочу ",
                "ranked",
                List.of("b", "a", "c"),
                "mark",
                3.5,
                "when",
                "2026-08-31"));
    }

    static Form form() {
        return new Form(
                Map.of("ru", "Опрос"),
                "sample",
                "1",
                List.of("ru"),
                List.of(new Group("grown", Map.of(), null, "${experience} > 0")),
                List.of(
                        question("experience", Kind.INTEGER, null, null, ". <= 60", null, null, true),
                        question("wants", Kind.ONE, null, null, null, "yes_no", null, true),
                        question("why", Kind.TEXT, null, "${wants} = 'yes'", null, null, null, true),
                        question("ranked", Kind.RANK, null, null, null, "abc", null, true),
                        question("mark", Kind.RANGE, "grown", null, null, null, null, true),
                        question("when", Kind.DATE, null, null, ". <= today()", null, null, false),
                        question("filtered", Kind.ONE, null, null, null, "regions", "cf = ${wants}", false)),
                List.of(
                        new ChoiceList("yes_no", List.of(choice("yes", ""), choice("no", ""))),
                        new ChoiceList("abc", List.of(choice("a", ""), choice("b", ""), choice("c", ""))),
                        new ChoiceList("regions", List.of(choice("yes-1", "yes"), choice("north-1", "north")))));
    }

    private static Choice choice(String name, String cf) {
        return new Choice(name, Map.of("ru", name), Map.of("cf", cf));
    }

    private static Question question(
            String name,
            Kind kind,
            @Nullable String group,
            @Nullable String relevant,
            @Nullable String constraint,
            @Nullable String list,
            @Nullable String filter,
            boolean required) {
        return new Question(
                UUID.nameUUIDFromBytes(name.getBytes()),
                name,
                kind,
                Map.of("ru", name),
                Map.of(),
                group,
                required,
                relevant,
                constraint,
                Map.of(),
                list,
                filter,
                Look.PLAIN,
                kind == Kind.RANGE ? new Question.Range(0, 10, 0.5) : null);
    }
}
