package org.kopilka.survey.results;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kopilka.survey.forms.Choice;
import org.kopilka.survey.statistics.Sample;

/** Choices that have an order, as numbers; another answer, put in words beside, has no place among them. */
public final class Scales {

    private Scales() {}

    /** Whether every choice is named by a number. */
    public static boolean isNumbered(List<Choice> choices) {
        return placed(choices).stream().allMatch(choice -> choice.name().matches("-?\\d{1,9}"));
    }

    /** By name, the numbers the choices are named by, else their places in the list from 1. */
    public static Map<String, Double> values(List<Choice> choices) {
        var numbered = isNumbered(choices);
        var values = new LinkedHashMap<String, Double>();
        placed(choices)
                .forEach(choice -> values.put(
                        choice.name(), numbered ? Double.valueOf(choice.name()) : Double.valueOf(values.size() + 1)));
        return values;
    }

    /** @param values of the choices that count, by name */
    public static Sample sample(Map<String, Double> values, Counts counts) {
        var numbers = new TreeMap<Double, Integer>();
        values.forEach((name, value) -> numbers.merge(value, counts.chosen().getOrDefault(name, 0), Integer::sum));
        return Sample.of(numbers);
    }

    private static List<Choice> placed(List<Choice> choices) {
        return choices.stream()
                .filter(choice -> !choice.name().equals(Choice.OTHER))
                .toList();
    }
}
