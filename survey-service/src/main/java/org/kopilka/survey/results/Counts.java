package org.kopilka.survey.results;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.kopilka.survey.statistics.Sample;

/**
 * What was answered to one question, counted. Of the three ways to count, a question's kind uses one.
 *
 * @param answered how many answered it
 * @param chosen how often each choice was taken; of dates, each month
 * @param numbers how often each number was given
 * @param places of each ranked choice, how often it came first, second …; those that tie share their places
 * @param shared the same where it was not named: what somebody did not name shares the last places
 * @param ties the sum of t³ − t over all ties, t choices in each
 */
public record Counts(
        int answered,
        Map<String, Integer> chosen,
        SortedMap<Double, Integer> numbers,
        Map<String, SortedMap<Double, Integer>> places,
        Map<String, SortedMap<Double, Integer>> shared,
        long ties) {

    private static final SortedMap<Double, Integer> NOWHERE = new TreeMap<>();

    public static final Counts NONE = new Counts(0, Map.of(), new TreeMap<>(), Map.of(), Map.of(), 0);

    public Sample sample() {
        return Sample.of(numbers);
    }

    /** The places one choice has with everybody who answered, counted from 1. */
    public Sample placesOf(String choice) {
        var all = new TreeMap<>(places.getOrDefault(choice, NOWHERE));
        shared.getOrDefault(choice, NOWHERE).forEach((place, times) -> all.merge(place, times, Integer::sum));
        return Sample.of(all);
    }

    /** How many put a choice at a place. */
    public int named(String choice) {
        return places.getOrDefault(choice, NOWHERE).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    int timesAmongFirst(String choice, int most) {
        return places.getOrDefault(choice, NOWHERE).entrySet().stream()
                .filter(place -> place.getKey() <= most)
                .mapToInt(Map.Entry::getValue)
                .sum();
    }
}
