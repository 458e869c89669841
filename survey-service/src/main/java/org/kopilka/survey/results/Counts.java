package org.kopilka.survey.results;

import java.util.List;
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
 * @param places of each ranked choice, how often it came first, second …
 */
public record Counts(
        int answered,
        Map<String, Integer> chosen,
        SortedMap<Double, Integer> numbers,
        Map<String, List<Integer>> places) {

    public static final Counts NONE = new Counts(0, Map.of(), new TreeMap<>(), Map.of());

    public Sample sample() {
        return Sample.of(numbers);
    }

    /** The places one choice was given, counted from 1. */
    public Sample placesOf(String choice) {
        var counts = new TreeMap<Double, Integer>();
        var of = places.getOrDefault(choice, List.of());
        for (int place = 0; place < of.size(); place++) {
            counts.put(place + 1.0, of.get(place));
        }
        return Sample.of(counts);
    }

    long sumOfPlaces(String choice) {
        var of = places.getOrDefault(choice, List.of());
        long sum = 0;
        for (int place = 0; place < of.size(); place++) {
            sum += (place + 1L) * of.get(place);
        }
        return sum;
    }

    int timesAmongFirst(String choice, int most) {
        return places.getOrDefault(choice, List.of()).stream()
                .limit(most)
                .mapToInt(Integer::intValue)
                .sum();
    }
}
