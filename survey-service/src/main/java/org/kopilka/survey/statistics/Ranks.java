package org.kopilka.survey.statistics;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.stat.correlation.KendallsCorrelation;
import org.hipparchus.stat.inference.MannWhitneyUTest;
import org.kopilka.survey.statistics.Comparison.Test;

/** Compares groups by order alone: scales, numbers, places in a ranking. */
public final class Ranks {

    private static final double Z95 = 1.959963984540054;
    private static final int LARGEST_EXACT = 8;

    private Ranks() {}

    /**
     * The Mann–Whitney test: exact where one group has at most eight and no two numbers are equal, otherwise by the
     * normal distribution with corrections for ties and continuity (as SciPy's mannwhitneyu chooses); the effect is
     * Cliff's delta.
     */
    public static Comparison compare(Sample first, Sample second) {
        var effect = cliffsDelta(first, second);
        if (Math.min(first.size(), second.size()) <= LARGEST_EXACT && !first.hasTiesWith(second)) {
            var p = new MannWhitneyUTest().mannWhitneyUTest(first.values(), second.values(), true);
            return new Comparison(Test.MANN_WHITNEY_EXACT, Math.min(1, p), effect);
        }
        return new Comparison(Test.MANN_WHITNEY, mannWhitney(first, second), effect);
    }

    static double mannWhitney(Sample first, Sample second) {
        double n1 = first.size();
        double n2 = second.size();
        var all = new TreeMap<>(first.counts());
        second.counts().forEach((value, count) -> all.merge(value, count, Integer::sum));
        double ranksOfFirst = 0;
        double ties = 0;
        double below = 0;
        for (var one : all.entrySet()) {
            double t = one.getValue();
            ranksOfFirst += first.counts().getOrDefault(one.getKey(), 0) * (below + (t + 1) / 2);
            ties += t * t * t - t;
            below += t;
        }
        var n = n1 + n2;
        var u1 = ranksOfFirst - n1 * (n1 + 1) / 2;
        var u = Math.max(u1, n1 * n2 - u1);
        var spread = Math.sqrt(n1 * n2 / 12 * (n + 1 - ties / (n * (n - 1))));
        if (spread == 0) {
            return 1;
        }
        var z = (u - n1 * n2 / 2 - 0.5) / spread;
        return Math.min(1, 2 * (1 - new NormalDistribution().cumulativeProbability(z)));
    }

    /**
     * The probability that a number of the second group is above one of the first, less the probability that it is
     * below (Cliff 1993), with the interval from the unbiased variance, bent to stay within −1 and 1 (Feng and Cliff
     * 2004).
     */
    static Effect cliffsDelta(Sample first, Sample second) {
        double n1 = first.size();
        double n2 = second.size();
        var dominanceOfSecond = dominance(second, first);
        var dominanceOfFirst = dominance(first, second);
        double delta = 0;
        for (var one : second.counts().entrySet()) {
            delta += one.getValue() * dominanceOfSecond.getOrDefault(one.getKey(), 0.0) / n2;
        }
        if (n1 < 2 || n2 < 2) {
            return new Effect(delta, Double.NaN, Double.NaN);
        }
        double spreadOfFirst = 0;
        for (var one : first.counts().entrySet()) {
            var off = -dominanceOfFirst.getOrDefault(one.getKey(), 0.0) - delta;
            spreadOfFirst += one.getValue() * off * off;
        }
        double spreadOfSecond = 0;
        for (var one : second.counts().entrySet()) {
            var off = dominanceOfSecond.getOrDefault(one.getKey(), 0.0) - delta;
            spreadOfSecond += one.getValue() * off * off;
        }
        var unequal = n1 * n2 - equalPairs(first, second);
        var spreadOfPairs = unequal - n1 * n2 * delta * delta;
        var variance =
                (n2 * n2 * spreadOfFirst + n1 * n1 * spreadOfSecond - spreadOfPairs) / (n1 * n2 * (n1 - 1) * (n2 - 1));
        variance = Math.max(variance, (1 - delta * delta) / (n1 * n2 - 1));
        return bent(delta, variance);
    }

    private static Effect bent(double delta, double variance) {
        var square = Z95 * Z95 * variance;
        var flat = 1 - delta * delta;
        var half = Z95 * Math.sqrt(variance) * Math.sqrt(flat * flat + square);
        var below = flat + square;
        if (below == 0) {
            return new Effect(delta, delta, delta);
        }
        var middle = delta - delta * delta * delta;
        return new Effect(delta, Math.max(-1, (middle - half) / below), Math.min(1, (middle + half) / below));
    }

    /** For each number of one group: the share of the other below it less the share above it. */
    private static TreeMap<Double, Double> dominance(Sample of, Sample over) {
        double size = over.size();
        var dominance = new TreeMap<Double, Double>();
        var others = List.copyOf(over.counts().entrySet());
        int next = 0;
        double below = 0;
        for (var value : of.counts().keySet()) {
            while (next < others.size() && others.get(next).getKey() < value) {
                below += others.get(next++).getValue();
            }
            double equal = over.counts().getOrDefault(value, 0);
            dominance.put(value, (below - (size - below - equal)) / size);
        }
        return dominance;
    }

    private static double equalPairs(Sample first, Sample second) {
        return first.counts().entrySet().stream()
                .mapToDouble(one -> (double) one.getValue() * second.counts().getOrDefault(one.getKey(), 0))
                .sum();
    }

    /**
     * Kendall's coefficient of concordance: how far those who ranked agree, from 0 to 1 (Kendall and Babington Smith
     * 1939), with the correction for ties (Kendall 1948). W = 12 S / (m² (k³ − k) − m T), S the sum of squared
     * deviations of the objects' sums of places. NaN where all tie.
     *
     * @param places of each of the objects with everybody
     * @param ties the sum of t³ − t over all ties, T
     */
    public static double agreement(List<Sample> places, long ties) {
        double k = places.size();
        double m = places.getFirst().size();
        var sums = places.stream().mapToDouble(place -> place.mean() * m).toArray();
        var mean = m * (k + 1) / 2;
        var squares =
                DoubleStream.of(sums).map(sum -> (sum - mean) * (sum - mean)).sum();
        var most = m * m * (k * k * k - k) - m * ties;
        return most > 0 ? 12 * squares / most : Double.NaN;
    }

    /** Kendall's tau-b: how far two orders of the same objects agree, from −1 to 1. NaN if one of them has no order. */
    public static double orderAgreement(double[] first, double[] second) {
        return new KendallsCorrelation().correlation(first, second);
    }
}
