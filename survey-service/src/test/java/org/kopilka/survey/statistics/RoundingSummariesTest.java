package org.kopilka.survey.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RoundingSummariesTest {

    @Test
    void five_whole_numbers_do_not_come_back_from_their_mean_and_deviation() {
        var sets = new HashMap<List<Double>, Integer>();
        for (var five : fives(20)) {
            sets.merge(told(five), 1, Integer::sum);
        }

        assertThat(sets.values()).allSatisfy(alike -> assertThat(alike).isGreaterThan(1));
        assertThat(sets.values().stream()
                        .filter(alike -> alike >= 100)
                        .mapToInt(alike -> alike)
                        .sum())
                .as("how many of all sets look like a hundred others")
                .isGreaterThan(53_130 * 9 / 10);
    }

    @ParameterizedTest
    @CsvSource({
        "4.83, 2, 4",
        "2.0999999, 0.1, 2.1",
        "-7.5, 5, -10",
        "0.25, 0.5, 0.5",
        "17, 0, 17",
        "1234567, 2000, 1234000"
    })
    void numbers_are_told_in_steps(double number, BigDecimal step, double told) {
        assertThat(Precision.rounded(number, step)).isEqualTo(told);
    }

    @Test
    void many_numbers_are_told_more_exactly_than_few() {
        assertThat(Precision.ofNumbers(ages(1))).isEqualByComparingTo("10");
        assertThat(Precision.ofNumbers(ages(4))).isEqualByComparingTo("5");
        assertThat(Precision.ofNumbers(ages(400))).isEqualByComparingTo("0.5");
        assertThat(Precision.ofNumbers(Sample.of(2.25, 2.25, 2.25, 2.25, 2.26)))
                .as("as they were written")
                .isEqualByComparingTo("0.01");
    }

    @Test
    void from_twenty_numbers_on_a_step_may_be_finer_than_they_were_written() {
        assertThat(Precision.ofNumbers(Sample.of(Map.of(2.25, 18, 2.26, 1)))).isEqualByComparingTo("0.01");
        assertThat(Precision.ofNumbers(Sample.of(Map.of(2.25, 19, 2.26, 1)))).isEqualByComparingTo("0.0005");
    }

    private static Sample ages(int times) {
        var counts = new HashMap<Double, Integer>();
        Stream.of(21.0, 29.0, 34.0, 47.0, 58.0).forEach(age -> counts.put(age, times));
        return Sample.of(counts);
    }

    private static List<Double> told(double[] numbers) {
        var sample = Sample.of(numbers);
        var step = Precision.ofNumbers(sample);
        return List.of(
                Precision.rounded(sample.mean(), step),
                Precision.rounded(sample.deviation(), step),
                step.doubleValue());
    }

    /** All five numbers from nought, whatever their order. */
    private static List<double[]> fives(int largest) {
        var fives = new ArrayList<double[]>();
        for (int a = 0; a <= largest; a++) {
            for (int b = a; b <= largest; b++) {
                for (int c = b; c <= largest; c++) {
                    for (int d = c; d <= largest; d++) {
                        for (int e = d; e <= largest; e++) {
                            fives.add(new double[] {a, b, c, d, e});
                        }
                    }
                }
            }
        }
        return fives;
    }
}
