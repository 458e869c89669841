package org.kopilka.survey.results;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kopilka.survey.forms.Choice;
import org.kopilka.survey.statistics.Sample;

/**
 * Choices that have an order, as numbers: the number a choice shows, else the one it is named by, else the one its text
 * begins with. Where most show none, their places in the list count from 1. A choice without a number among numbers, and
 * another answer, put in words beside, count as nothing.
 */
public final class Scales {

    private static final String DIGITS = "[+\\-−–]?\\d{1,9}(?:[.,]\\d{1,6})?";
    private static final Pattern NUMBER = Pattern.compile(DIGITS);
    private static final Pattern BEGINNING = Pattern.compile(
            "(" + DIGITS + ")\\s*(?:%|[.):=(—–-]\\s*[^\\d\\s].*|(?:балл|ұпай|point)\\p{L}*)", Pattern.DOTALL);

    private Scales() {}

    /** Whether the choices are numbers by themselves, whatever their places. */
    public static boolean isNumbered(List<Choice> choices) {
        return numbers(placed(choices)) != null;
    }

    /** By name, what each choice counts; those that count as nothing are not among them. */
    public static Map<String, Double> values(List<Choice> choices) {
        var placed = placed(choices);
        var numbers = numbers(placed);
        if (numbers != null) {
            return numbers;
        }
        var places = new LinkedHashMap<String, Double>();
        placed.forEach(choice -> places.putIfAbsent(choice.name(), places.size() + 1.0));
        return places;
    }

    private static @Nullable Map<String, Double> numbers(List<Choice> choices) {
        var shown = numbers(choices, choice -> same(choice.label().values(), Scales::number));
        var named = numbers(choices, choice -> number(choice.name()));
        var begun = numbers(choices, choice -> same(choice.label().values(), Scales::beginning));
        if (shown != null || named != null) {
            return shown != null ? shown : named;
        }
        return begun != null && new HashSet<>(begun.values()).size() == begun.size() ? begun : null;
    }

    /** Null where most have none. */
    private static @Nullable Map<String, Double> numbers(
            List<Choice> choices, Function<Choice, Optional<Double>> numberOf) {
        var numbers = new LinkedHashMap<String, Double>();
        choices.forEach(choice -> numberOf.apply(choice).ifPresent(number -> numbers.put(choice.name(), number)));
        var all = choices.stream().map(Choice::name).distinct().count();
        return 2L * numbers.size() > all ? numbers : null;
    }

    /** The number that a choice's text has in every language. */
    private static Optional<Double> same(Collection<String> texts, Function<String, Optional<Double>> numberOf) {
        var numbers = texts.stream().map(numberOf).distinct().toList();
        return numbers.size() == 1 ? numbers.getFirst() : Optional.empty();
    }

    private static Optional<Double> number(String text) {
        var plain = text.strip();
        return NUMBER.matcher(plain).matches()
                ? Optional.of(Double.valueOf(plain.replace(',', '.').replaceFirst("[−–]", "-")))
                : Optional.empty();
    }

    private static Optional<Double> beginning(String text) {
        var found = BEGINNING.matcher(text.strip());
        return found.matches() ? number(found.group(1)) : number(text);
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
