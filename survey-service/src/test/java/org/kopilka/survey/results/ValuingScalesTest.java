package org.kopilka.survey.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.kopilka.survey.forms.Choice;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ValuingScalesTest {

    @Test
    void a_level_counts_the_number_it_shows() {
        assertThat(values("0", "5", "10")).containsExactly(0.0, 5.0, 10.0);
        assertThat(values("-2", "−1", "0", "1,5")).containsExactly(-2.0, -1.0, 0.0, 1.5);
        assertThat(values("2", "3", "4")).as("nobody chose 1 and 5").containsExactly(2.0, 3.0, 4.0);
        assertThat(values("7")).containsExactly(7.0);
    }

    @Test
    void a_level_counts_the_number_it_is_named_by_or_begins_with() {
        assertThat(Scales.values(List.of(choice("10", "Плохо"), choice("20", "Хорошо"))))
                .containsExactly(Map.entry("10", 10.0), Map.entry("20", 20.0));
        assertThat(values("1 – никогда", "3. иногда", "5 (всегда)")).containsExactly(1.0, 3.0, 5.0);
        assertThat(values("5 баллов", "0 баллов")).containsExactly(5.0, 0.0);
    }

    @Test
    void a_level_counts_what_it_shows_rather_than_what_it_is_named_by() {
        assertThat(Scales.values(List.of(choice("1", "10"), choice("2", "20"))))
                .containsExactly(Map.entry("1", 10.0), Map.entry("2", 20.0));
    }

    @Test
    void words_count_their_places() {
        assertThat(values("никогда", "иногда", "всегда")).containsExactly(1.0, 2.0, 3.0);
        assertThat(values("1-2 раза", "3-5 раз", "чаще")).containsExactly(1.0, 2.0, 3.0);
        assertThat(values("1 (в год)", "1 (в месяц)", "1 (в день)"))
                .as("one number for all is none")
                .containsExactly(1.0, 2.0, 3.0);
    }

    @Test
    void words_among_numbers_count_as_nothing() {
        assertThat(values("1", "2", "3", "не знаю")).containsExactly(1.0, 2.0, 3.0, null);
        assertThat(values("5", "7", "редко", "никогда")).as("half are not most").containsExactly(1.0, 2.0, 3.0, 4.0);
    }

    private static List<Double> values(String... labels) {
        var choices = new ArrayList<Choice>();
        Stream.of(labels).forEach(label -> choices.add(choice("c" + (choices.size() + 1), label)));
        var values = Scales.values(choices);
        return choices.stream().map(choice -> values.get(choice.name())).toList();
    }

    private static Choice choice(String name, String label) {
        return new Choice(name, Map.of("ru", label), Map.of());
    }
}
