package org.kopilka.survey.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.kopilka.survey.forms.Form;
import org.kopilka.survey.forms.Kind;
import org.kopilka.survey.forms.Question;
import org.kopilka.survey.results.QuestionResult.Bar;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DrawingBarsTest {

    @Test
    void bars_have_a_width_people_count_in() {
        assertThat(bars(1, 2, 2, 5, 9)).extracting(Bar::count).containsExactly(4, 8, 0, 0, 4, 0, 0, 0, 4);
        assertThat(bars(0, 13, 26, 39, 100)).extracting(Bar::from).startsWith(0.0, 10.0, 20.0);
        assertThat(bars(0, 13, 26, 39, 100)).extracting(Bar::to).startsWith(10.0, 20.0, 30.0);
        assertThat(bars(0, 15, 30, 45, 60)).extracting(Bar::from).startsWith(0.0, 10.0, 20.0);
        assertThat(bars(0, 150, 300, 450, 600)).extracting(Bar::from).startsWith(0.0, 100.0, 200.0);
        assertThat(bars(7, 7, 7, 7, 7)).containsExactly(new Bar(7, 8, 20));
        assertThat(bars(-3, -1, 0, 1, 3)).extracting(Bar::from).containsExactly(-3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0);
    }

    @Test
    void large_numbers_that_differ_by_next_to_nothing_are_one_bar() {
        var large = 999_999_999_999.999;
        assertThat(bars(large, large, large, large, Math.nextUp(large)))
                .containsExactly(new Bar(large, Math.nextUp(large), 20));
    }

    @Test
    void every_number_is_in_one_of_a_dozen_bars_at_most() {
        var random = new Random(1);
        for (int round = 0; round < 2_000; round++) {
            var size = Math.pow(10, random.nextInt(-6, 13));
            var apart = size * Math.pow(10, -random.nextInt(18));
            var numbers = random.doubles(20)
                    .map(number -> (random.nextBoolean() ? size : -size) + apart * number)
                    .toArray();

            var bars = bars(numbers);

            assertThat(bars).hasSizeLessThanOrEqualTo(12);
            assertThat(bars.stream().mapToInt(Bar::count).sum()).isEqualTo(80);
        }
    }

    /** Of each number four times over: of fewer than twenty answers no bars are shown. */
    private static List<Bar> bars(double... numbers) {
        var question = Question.plain(UUID.randomUUID(), "q", Kind.DECIMAL, Map.of("ru", "Сколько?"));
        var form =
                new Form(Map.of("ru", "Опрос"), "sample", "", List.of("ru"), List.of(), List.of(question), List.of());
        var tabulator = new Tabulator(form);
        IntStream.range(0, 4)
                .forEach(_ -> DoubleStream.of(numbers).forEach(number -> tabulator.add(Map.of("q", number))));
        var result = QuestionResult.of(form, question, tabulator.done().of("q"));
        return Objects.requireNonNull(result.numbers()).bars();
    }
}
