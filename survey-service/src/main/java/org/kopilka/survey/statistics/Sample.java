package org.kopilka.survey.statistics;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Numbers and how often each occurred. */
public record Sample(SortedMap<Double, Integer> counts) {

    public static Sample of(Map<Double, Integer> counts) {
        var kept = new TreeMap<Double, Integer>();
        counts.forEach((value, count) -> {
            if (count > 0) {
                kept.put(value, count);
            }
        });
        return new Sample(kept);
    }

    /** For tests and small data. */
    public static Sample of(double... values) {
        var counts = new TreeMap<Double, Integer>();
        for (var value : values) {
            counts.merge(value, 1, Integer::sum);
        }
        return new Sample(counts);
    }

    public int size() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    public double mean() {
        return counts.entrySet().stream()
                        .mapToDouble(one -> one.getKey() * one.getValue())
                        .sum()
                / size();
    }

    /** The root of the unbiased variance; NaN for fewer than two numbers. */
    public double deviation() {
        var mean = mean();
        var squares = counts.entrySet().stream()
                .mapToDouble(one -> one.getValue() * (one.getKey() - mean) * (one.getKey() - mean))
                .sum();
        return Math.sqrt(squares / (size() - 1));
    }

    /** Linear between order statistics (Hyndman and Fan's type 7, as in R and NumPy). */
    public double quantile(double share) {
        var at = share * (size() - 1);
        var below = (int) Math.floor(at);
        var low = at(below);
        return low + (at - below) * (at(Math.min(below + 1, size() - 1)) - low);
    }

    private double at(int place) {
        int seen = 0;
        for (var one : counts.entrySet()) {
            seen += one.getValue();
            if (place < seen) {
                return one.getKey();
            }
        }
        throw new IllegalArgumentException("No number at place " + place);
    }

    double[] values() {
        var values = new double[size()];
        int at = 0;
        for (var one : counts.entrySet()) {
            for (int i = 0; i < one.getValue(); i++) {
                values[at++] = one.getKey();
            }
        }
        return values;
    }

    boolean hasTiesWith(Sample other) {
        return counts.values().stream().anyMatch(count -> count > 1)
                || other.counts.values().stream().anyMatch(count -> count > 1)
                || counts.keySet().stream().anyMatch(other.counts::containsKey);
    }
}
