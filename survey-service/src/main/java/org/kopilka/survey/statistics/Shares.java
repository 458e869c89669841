package org.kopilka.survey.statistics;

import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.hipparchus.distribution.discrete.HypergeometricDistribution;
import org.kopilka.survey.statistics.Comparison.Test;

/** Compares a share in two groups, such as those who took part in a form of work in two waves. */
public final class Shares {

    private static final double Z95 = 1.959963984540054;
    /** Cochran's rule: with smaller expected counts the chi-square distribution is not near enough. */
    private static final double FEWEST_EXPECTED = 5;

    /** Up to here the exact test costs nothing, and the approximation still errs towards finding what is not there. */
    private static final int MOST_EXACT = 500;

    private static final double ROUNDING = 1 + 1e-7;

    private Shares() {}

    /**
     * Fisher's exact test up to 500 answers and where an expected count is below five, otherwise Pearson's chi-square
     * without continuity correction; the effect is the difference of shares with Newcombe's interval.
     *
     * @param had of {@code of} in the first group, {@code hadThen} of {@code ofThen} in the second
     */
    public static Comparison compare(int had, int of, int hadThen, int ofThen) {
        var effect = difference(had, of, hadThen, ofThen);
        return of + ofThen <= MOST_EXACT || leastExpected(had, of, hadThen, ofThen) < FEWEST_EXPECTED
                ? new Comparison(Test.FISHER, fisher(had, of, hadThen, ofThen), effect)
                : new Comparison(Test.CHI_SQUARE, chiSquare(had, of, hadThen, ofThen), effect);
    }

    private static double leastExpected(int had, int of, int hadThen, int ofThen) {
        double all = of + ofThen;
        double with = had + hadThen;
        return Math.min(of, ofThen) * Math.min(with, all - with) / all;
    }

    /**
     * Two-sided: the probability, margins being given, of all tables no likelier than this one (as R's fisher.test and
     * SciPy's fisher_exact have it).
     */
    static double fisher(int had, int of, int hadThen, int ofThen) {
        var with = had + hadThen;
        if (with == 0 || with == of + ofThen) {
            return 1;
        }
        var tables = new HypergeometricDistribution(of + ofThen, with, of);
        var seen = tables.probability(had) * ROUNDING;
        double p = 0;
        for (int other = tables.getSupportLowerBound(); other <= tables.getSupportUpperBound(); other++) {
            var probability = tables.probability(other);
            if (probability <= seen) {
                p += probability;
            }
        }
        return Math.min(1, p);
    }

    /** Pearson's chi-square for a table of two by two, one degree of freedom. */
    static double chiSquare(int had, int of, int hadThen, int ofThen) {
        double all = of + ofThen;
        double with = had + hadThen;
        if (with == 0 || with == all) {
            return 1;
        }
        var cross = (double) had * (ofThen - hadThen) - (double) hadThen * (of - had);
        var statistic = all * cross * cross / (with * (all - with) * of * ofThen);
        return 1 - new ChiSquaredDistribution(1).cumulativeProbability(statistic);
    }

    /** The second share less the first, with the hybrid score interval (Newcombe 1998, method 10). */
    static Effect difference(int had, int of, int hadThen, int ofThen) {
        var first = (double) had / of;
        var second = (double) hadThen / ofThen;
        var wilson = wilson(had, of);
        var wilsonThen = wilson(hadThen, ofThen);
        var difference = second - first;
        return new Effect(
                difference,
                difference - Math.hypot(second - wilsonThen[0], wilson[1] - first),
                difference + Math.hypot(wilsonThen[1] - second, first - wilson[0]));
    }

    /** Wilson's score interval for one share (Wilson 1927). */
    static double[] wilson(int had, int of) {
        var share = (double) had / of;
        var z2 = Z95 * Z95;
        var middle = (share + z2 / (2 * of)) / (1 + z2 / of);
        var half = Z95 / (1 + z2 / of) * Math.sqrt(share * (1 - share) / of + z2 / (4.0 * of * of));
        return new double[] {middle - half, middle + half};
    }
}
