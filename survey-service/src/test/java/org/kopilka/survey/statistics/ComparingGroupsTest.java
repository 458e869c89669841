package org.kopilka.survey.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers to reach are from SciPy 1.17 unless another source is named. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ComparingGroupsTest {

    private static final Offset<Double> CLOSE = within(1e-9);
    private static final Sample EARLIER = Sample.of(Map.of(1.0, 3, 2.0, 5, 3.0, 10, 4.0, 15, 5.0, 7));
    private static final Sample LATER = Sample.of(Map.of(1.0, 8, 2.0, 9, 3.0, 12, 4.0, 9, 5.0, 2));

    @ParameterizedTest
    @CsvSource({
        "5, 25, 12, 25, 0.0717674264216063",
        "5, 25, 13, 25, 0.0377584473117957",
        "8, 10, 1, 6, 0.034965034965034975",
        "0, 5, 5, 5, 0.007936507936507938",
        "3, 20, 9, 22, 0.09132069792966727",
        "0, 9, 0, 7, 1",
        "9, 9, 7, 7, 1"
    })
    void fishers_exact_test_sums_all_tables_no_likelier(int had, int of, int hadThen, int ofThen, double p) {
        assertThat(Shares.fisher(had, of, hadThen, ofThen)).isCloseTo(p, CLOSE);
    }

    @ParameterizedTest
    @CsvSource({"60, 300, 150, 300, 1.3260812759860607e-14", "56, 70, 48, 80, 0.008045081368196585", "0, 9, 0, 7, 1"})
    void chi_square_compares_shares_of_many(int had, int of, int hadThen, int ofThen, double p) {
        assertThat(Shares.chiSquare(had, of, hadThen, ofThen)).isCloseTo(p, within(1e-12));
    }

    @Test
    void one_kindergarten_cannot_prove_what_a_district_can() {
        var kindergarten = Shares.compare(5, 25, 12, 25);
        var district = Shares.compare(60, 300, 150, 300);

        assertThat(kindergarten.p()).isCloseTo(0.072, within(0.0005));
        assertThat(district.p()).isLessThan(0.0001);
        assertThat(district.effect().size()).isCloseTo(0.3, CLOSE);
    }

    @Test
    void few_answers_and_small_expected_counts_call_for_the_exact_test() {
        assertThat(Shares.compare(10, 25, 12, 25).test()).isEqualTo(Comparison.Test.FISHER);
        assertThat(Shares.compare(1, 1_000, 3, 1_000).test()).isEqualTo(Comparison.Test.FISHER);
        assertThat(Shares.compare(100, 1_000, 300, 1_000).test()).isEqualTo(Comparison.Test.CHI_SQUARE);
        assertThat(Shares.compare(999, 1_000, 997, 1_000).test())
                .as("few who did not")
                .isEqualTo(Comparison.Test.FISHER);
        assertThat(Shares.compare(4, 1_000, 6, 1_000).test())
                .as("five expected in each")
                .isEqualTo(Comparison.Test.CHI_SQUARE);
        assertThat(Shares.compare(100, 250, 120, 250).test())
                .as("five hundred answers")
                .isEqualTo(Comparison.Test.FISHER);
        assertThat(Shares.compare(100, 250, 120, 251).test()).isEqualTo(Comparison.Test.CHI_SQUARE);
    }

    @Test
    void a_difference_of_shares_has_newcombes_interval() {
        // Newcombe 1998, table II, example (a), method 10
        var effect = Shares.difference(48, 80, 56, 70);

        assertThat(effect.size()).isCloseTo(0.2, within(1e-9));
        assertThat(effect.low()).isCloseTo(0.0524, within(5e-5));
        assertThat(effect.high()).isCloseTo(0.3339, within(5e-5));
    }

    @Test
    void mann_whitney_is_exact_for_few_numbers_without_ties() {
        var compared = Ranks.compare(Sample.of(19, 22, 16, 29, 24), Sample.of(20, 11, 17, 12));

        assertThat(compared.test()).isEqualTo(Comparison.Test.MANN_WHITNEY_EXACT);
        assertThat(compared.p()).isCloseTo(0.1111111111111111, CLOSE);
        assertThat(Ranks.compare(upTo(8), Sample.of(0.5, 9.5)).test()).isEqualTo(Comparison.Test.MANN_WHITNEY_EXACT);
        assertThat(Ranks.compare(upTo(8), Sample.of(0.5, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5, 8.5))
                        .test())
                .as("eight against nine")
                .isEqualTo(Comparison.Test.MANN_WHITNEY_EXACT);
        assertThat(Ranks.compare(upTo(9), Sample.of(0.5, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5, 8.5))
                        .test())
                .as("nine against nine")
                .isEqualTo(Comparison.Test.MANN_WHITNEY);
    }

    private static Sample upTo(int last) {
        return Sample.of(IntStream.rangeClosed(1, last).asDoubleStream().toArray());
    }

    @Test
    void mann_whitney_corrects_for_ties_and_continuity() {
        var compared = Ranks.compare(EARLIER, LATER);

        assertThat(compared.test()).isEqualTo(Comparison.Test.MANN_WHITNEY);
        assertThat(compared.p()).isCloseTo(0.005612024268914342, CLOSE);
        assertThat(Ranks.mannWhitney(Sample.of(19, 22, 16, 29, 24), Sample.of(20, 11, 17, 12)))
                .isCloseTo(0.11134688653314041, CLOSE);
        assertThat(Ranks.compare(
                                Sample.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12),
                                Sample.of(3.5, 6.5, 8.5, 9.5, 10.5, 11.5, 12.5, 13.5, 14.5, 15.5))
                        .p())
                .isCloseTo(0.022914171535340932, CLOSE);
    }

    @Test
    void cliffs_delta_says_how_often_the_later_is_above() {
        var effect = Ranks.cliffsDelta(EARLIER, LATER);

        // by enumeration of all pairs in NumPy
        assertThat(effect.size()).isCloseTo(-0.35, CLOSE);
        assertThat(effect.low()).isCloseTo(-0.5529842548266986, CLOSE);
        assertThat(effect.high()).isCloseTo(-0.10779709798509435, CLOSE);
        assertThat(Ranks.cliffsDelta(Sample.of(1, 2, 3), Sample.of(4, 5, 6))).isEqualTo(new Effect(1, 1, 1));
        assertThat(Ranks.cliffsDelta(Sample.of(3, 3, 3), Sample.of(3, 3)).size())
                .isZero();
        assertThat(Ranks.cliffsDelta(Sample.of(3), Sample.of(4, 5))).isEqualTo(new Effect(1, Double.NaN, Double.NaN));
    }

    @Test
    void few_pairs_leave_cliffs_delta_wide_though_they_vary_little() {
        // the variance, 1/16 from the pairs, is held at (1 - delta²) / (n₁ n₂ - 1)
        var effect = Ranks.cliffsDelta(Sample.of(1, 2), Sample.of(2, 3));

        assertThat(effect.size()).isCloseTo(0.75, CLOSE);
        assertThat(effect.low()).isCloseTo(-0.32150676963687136, CLOSE);
        assertThat(effect.high()).isCloseTo(0.9792612220043031, CLOSE);
    }

    @Test
    void everybody_answering_alike_is_no_difference() {
        assertThat(Ranks.compare(Sample.of(3, 3, 3, 3, 3), Sample.of(3, 3, 3, 3, 3, 3))
                        .p())
                .isEqualTo(1);
    }

    @Test
    void choices_without_order_are_compared_as_a_table() {
        var compared = Tables.compare(List.of(
                new Tables.Row(30, 20), new Tables.Row(25, 35), new Tables.Row(10, 30), new Tables.Row(35, 15)));

        assertThat(compared.p()).isCloseTo(7.652274054806234e-05, CLOSE);
        assertThat(compared.effect().size()).isCloseTo(0.32914029430219166, CLOSE);
    }

    @Test
    void rare_choices_are_taken_together() {
        var many = List.of(
                new Tables.Row(40, 20),
                new Tables.Row(20, 40),
                new Tables.Row(2, 1),
                new Tables.Row(1, 2),
                new Tables.Row(4, 6));
        var together = List.of(new Tables.Row(40, 20), new Tables.Row(20, 40), new Tables.Row(7, 9));

        assertThat(Tables.compare(many)).isEqualTo(Tables.compare(together));
        assertThat(Tables.compare(List.of(new Tables.Row(9, 7))).p()).isEqualTo(1);
    }

    @Test
    void rare_choices_take_the_next_with_them_until_they_are_enough() {
        var many = List.of(new Tables.Row(1, 2), new Tables.Row(6, 6), new Tables.Row(40, 20), new Tables.Row(20, 39));
        var together = List.of(new Tables.Row(7, 8), new Tables.Row(40, 20), new Tables.Row(20, 39));

        assertThat(Tables.compare(many)).isEqualTo(Tables.compare(together));
    }

    @Test
    void choices_of_just_five_expected_stay_apart() {
        var apart = List.of(new Tables.Row(8, 2), new Tables.Row(2, 8), new Tables.Row(20, 16), new Tables.Row(20, 24));
        var together = List.of(new Tables.Row(10, 10), new Tables.Row(20, 16), new Tables.Row(20, 24));

        assertThat(Tables.compare(apart).p())
                .isLessThan(Tables.compare(together).p());
    }

    @Test
    void rare_choices_that_are_just_enough_together_leave_the_next_alone() {
        var many = List.of(new Tables.Row(1, 1), new Tables.Row(4, 4), new Tables.Row(20, 16), new Tables.Row(25, 29));
        var together = List.of(new Tables.Row(5, 5), new Tables.Row(20, 16), new Tables.Row(25, 29));

        assertThat(Tables.compare(many)).isEqualTo(Tables.compare(together));
    }

    @Test
    void two_choices_are_compared_as_a_share() {
        var rows = List.of(new Tables.Row(5, 12), new Tables.Row(20, 13));

        assertThat(Tables.compare(rows).p())
                .isEqualTo(Shares.compare(5, 25, 12, 25).p());
        assertThat(Tables.compare(List.of(rows.getFirst(), rows.getLast(), new Tables.Row(0, 0))))
                .as("nobody took the third")
                .isEqualTo(Tables.compare(rows));
    }

    @Test
    void holm_keeps_many_tests_honest() {
        assertThat(Holm.adjust(List.of(0.01, 0.04, 0.03, 0.005)))
                .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-12));
        // the first of seventeen tests has to fall below 0.05 / 17
        var ps = new java.util.ArrayList<>(java.util.Collections.nCopies(16, 0.9));
        ps.addFirst(0.0029);
        assertThat(Holm.adjust(ps)[0]).isLessThan(0.05);
        ps.set(0, 0.0030);
        assertThat(Holm.adjust(ps)[0]).isGreaterThan(0.05);
    }

    @Test
    void agreement_is_kendalls_w() {
        // sums of places of five rankings of four objects; Friedman's chi-square 11.64 = m (k - 1) W
        assertThat(Ranks.agreement(
                        List.of(
                                Sample.of(1, 1, 1, 1, 2),
                                Sample.of(2, 2, 2, 2, 2),
                                Sample.of(3, 3, 3, 3, 3),
                                Sample.of(4, 4, 4, 4, 3)),
                        0))
                .isCloseTo(0.776, CLOSE);
        assertThat(Ranks.agreement(List.of(Sample.of(1, 1, 1, 1), Sample.of(2, 2, 2, 2), Sample.of(3, 3, 3, 3)), 0))
                .isCloseTo(1, CLOSE);
    }

    @Test
    void those_who_tie_the_same_are_of_one_mind() {
        var first = Sample.of(1, 1, 1);
        var tied = Sample.of(2.5, 2.5, 2.5);

        assertThat(Ranks.agreement(List.of(first, tied, tied), 3 * (8 - 2))).isCloseTo(1, CLOSE);
        assertThat(Ranks.agreement(List.of(tied, tied), 3 * (8 - 2))).isNaN();
    }

    @Test
    void stability_of_an_order_is_kendalls_tau_b() {
        assertThat(Ranks.orderAgreement(new double[] {12, 2, 1, 12, 2}, new double[] {1, 4, 7, 1, 0}))
                .isCloseTo(-0.4714045207910316, CLOSE);
    }

    @Test
    void quantiles_lie_between_the_numbers() {
        var sample = Sample.of(1, 2, 2, 5, 9, 10);

        assertThat(sample.quantile(0.25)).isCloseTo(2, CLOSE);
        assertThat(sample.quantile(0.5)).isCloseTo(3.5, CLOSE);
        assertThat(sample.quantile(0.75)).isCloseTo(8, CLOSE);
        assertThat(sample.quantile(1)).isEqualTo(10);
        assertThat(sample.deviation()).isCloseTo(3.868677637987775, CLOSE);
    }

    @Test
    void a_number_nobody_gave_is_none_of_the_sample() {
        assertThat(Sample.of(Map.of(1.0, 0, 2.0, 3)).counts()).containsOnlyKeys(2.0);
    }
}
