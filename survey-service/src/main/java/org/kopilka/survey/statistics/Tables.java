package org.kopilka.survey.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hipparchus.stat.inference.ChiSquareTest;
import org.kopilka.survey.statistics.Comparison.Test;

/** Compares how answers spread over choices that have no order. */
public final class Tables {

    private static final double FEWEST_EXPECTED = 5;

    private Tables() {}

    /** How often a choice was taken in the first and in the second group. */
    public record Row(int first, int second) {

        int total() {
            return first + second;
        }

        Row and(Row other) {
            return new Row(first + other.first, second + other.second);
        }
    }

    /**
     * Pearson's chi-square over choices by groups; choices too rare for it (an expected count below five, Cochran 1954)
     * are taken together. Two choices left are compared as a share. The effect is Cramér's V, without direction.
     */
    public static Comparison compare(List<Row> choices) {
        var rows = pooled(choices);
        if (rows.size() < 2) {
            return new Comparison(Test.CHI_SQUARE, 1, new Effect(0, Double.NaN, Double.NaN));
        }
        int first = rows.stream().mapToInt(Row::first).sum();
        int second = rows.stream().mapToInt(Row::second).sum();
        if (rows.size() == 2) {
            var share = Shares.compare(
                    rows.getFirst().first(), first, rows.getFirst().second(), second);
            return new Comparison(share.test(), share.p(), new Effect(cramersV(rows), Double.NaN, Double.NaN));
        }
        var p = new ChiSquareTest()
                .chiSquareTest(rows.stream()
                        .map(row -> new long[] {row.first(), row.second()})
                        .toArray(long[][]::new));
        return new Comparison(Test.CHI_SQUARE, p, new Effect(cramersV(rows), Double.NaN, Double.NaN));
    }

    private static List<Row> pooled(List<Row> choices) {
        double first = choices.stream().mapToInt(Row::first).sum();
        double second = choices.stream().mapToInt(Row::second).sum();
        var needed = FEWEST_EXPECTED * (first + second) / Math.min(first, second);
        var rows = new ArrayList<Row>();
        var rare = new Row(0, 0);
        var rarestFirst = choices.stream()
                .filter(row -> row.total() > 0)
                .sorted(Comparator.comparingInt(Row::total))
                .toList();
        for (var row : rarestFirst) {
            if (row.total() < needed || rare.total() > 0 && rare.total() < needed) {
                rare = rare.and(row);
            } else {
                rows.add(row);
            }
        }
        if (rare.total() > 0) {
            rows.add(rare);
        }
        return rows;
    }

    /** Cramér's V of a table with two columns: the root of chi-square over the number of answers. */
    private static double cramersV(List<Row> rows) {
        double first = rows.stream().mapToInt(Row::first).sum();
        double second = rows.stream().mapToInt(Row::second).sum();
        var all = first + second;
        double statistic = 0;
        for (var row : rows) {
            var expected = row.total() * first / all;
            var expectedThen = row.total() * second / all;
            statistic += (row.first() - expected) * (row.first() - expected) / expected
                    + (row.second() - expectedThen) * (row.second() - expectedThen) / expectedThen;
        }
        return Math.sqrt(statistic / all);
    }
}
