package org.kopilka.survey.results;

import java.util.List;
import java.util.TreeMap;
import org.kopilka.survey.forms.Choice;
import org.kopilka.survey.statistics.Sample;

/** Choices that have an order, as numbers. */
public final class Scales {

    private Scales() {}

    /** Whether every choice is named by a number. */
    public static boolean isNumbered(List<Choice> choices) {
        return choices.stream().allMatch(choice -> choice.name().matches("-?\\d{1,9}"));
    }

    /** Answers as the numbers their choices are named by, else as their places in the list from 1. */
    public static Sample sample(List<Choice> choices, Counts counts) {
        var numbered = isNumbered(choices);
        var numbers = new TreeMap<Double, Integer>();
        for (int place = 0; place < choices.size(); place++) {
            var name = choices.get(place).name();
            var count = counts.chosen().getOrDefault(name, 0);
            numbers.merge(numbered ? Double.parseDouble(name) : place + 1, count, Integer::sum);
        }
        return Sample.of(numbers);
    }
}
