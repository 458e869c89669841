package org.kopilka.survey.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

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
class ScoringRanksTest {

    @Test
    void those_that_tie_share_their_places() {
        var result = ranked(Collections.nCopies(6, List.of("a", List.of("b", "c"))));

        assertThat(result.choices())
                .extracting(ChoiceResult::name, ChoiceResult::place, ChoiceResult::firstThree)
                .containsExactly(
                        tuple("a", 1.0, 1.0), tuple("b", 2.5, 1.0), tuple("c", 2.5, 1.0), tuple("d", 4.0, 0.0));
        assertThat(result.agreement()).as("not everybody named all").isNull();
    }

    @Test
    void what_one_puts_first_is_not_before_what_all_put_second() {
        var rankings = new ArrayList<List<?>>(Collections.nCopies(9, List.of("a", "b")));
        rankings.add(List.of("c"));

        var result = ranked(rankings);

        assertThat(result.choices()).extracting(ChoiceResult::name).containsExactly("a", "b", "c", "d");
        assertThat(result.choices()).extracting(ChoiceResult::count).containsExactly(9, 9, 1, 0);
        assertThat(result.choices().get(2).firstThree()).isEqualTo(0.1);
        assertThat(result.choices().get(2).place())
                .as("first once, and nine times one of the two that share places 3 and 4")
                .isCloseTo(3.25, within(0.1));
    }

    @Test
    void whole_rankings_count_as_they_did() {
        var result = ranked(Collections.nCopies(5, List.of("d", "c", "b", "a")));

        assertThat(result.choices())
                .extracting(ChoiceResult::name, ChoiceResult::place, ChoiceResult::firstThree)
                .containsExactly(
                        tuple("d", 1.0, 1.0), tuple("c", 2.0, 1.0), tuple("b", 3.0, 1.0), tuple("a", 4.0, 0.0));
        assertThat(result.agreement()).isEqualTo(1);
    }

    @Test
    void those_who_tie_the_same_agree_wholly() {
        assertThat(ranked(Collections.nCopies(5, List.of("d", List.of("c", "b"), "a")))
                        .agreement())
                .isEqualTo(1);
    }

    @Test
    void a_choice_has_the_share_of_those_who_named_it() {
        var rankings = new ArrayList<List<?>>(Collections.nCopies(6, List.of("a", "b")));
        rankings.addAll(Collections.nCopies(2, List.of("b")));

        assertThat(ranked(rankings).choices())
                .extracting(ChoiceResult::name, ChoiceResult::share)
                .contains(tuple("a", 0.75), tuple("b", 1.0), tuple("c", 0.0));
    }

    private static QuestionResult ranked(List<? extends List<?>> rankings) {
        var question = Question.plain(UUID.randomUUID(), "q", Kind.RANK, Map.of("ru", "Что нужнее?"))
                .withChoices("list", Look.PLAIN);
        var choices = Stream.of("a", "b", "c", "d")
                .map(name -> new Choice(name, Map.of("ru", name), Map.of()))
                .toList();
        var form = new Form(
                Map.of("ru", "Опрос"),
                "sample",
                "",
                List.of("ru"),
                List.of(),
                List.of(question),
                List.of(new ChoiceList("list", choices)));
        var tabulator = new Tabulator(form);
        rankings.forEach(ranking -> tabulator.add(Map.of("q", ranking)));
        return QuestionResult.of(form, question, tabulator.done().of("q"));
    }
}
