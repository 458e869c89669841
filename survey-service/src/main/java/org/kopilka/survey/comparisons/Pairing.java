package org.kopilka.survey.comparisons;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import org.kopilka.survey.forms.Choice;
import org.kopilka.survey.forms.Form;
import org.kopilka.survey.forms.Question;
import org.kopilka.survey.forms.WordedAlike;

/** Finds which question, and which choice, of one form is which of another. */
final class Pairing {

    private Pairing() {}

    /** Questions by identity, then by name, then by wording; each at most once, in the order of the second form. */
    static List<WaveComparison.Pair> questions(Form first, Form second) {
        List<BiPredicate<Question, Question>> ways = List.of(
                (a, b) -> a.identity().equals(b.identity()),
                (a, b) -> a.kind() == b.kind() && isNamedAlike(a.name(), b.name()),
                (a, b) -> a.kind() == b.kind() && isWordedAlike(a.label(), b.label()));
        var found = new HashMap<String, String>();
        var taken = new HashSet<String>();
        for (var way : ways) {
            for (var b : second.asked()) {
                if (!found.containsKey(b.name())) {
                    first.asked().stream()
                            .filter(a -> !taken.contains(a.name()) && way.test(a, b))
                            .findFirst()
                            .ifPresent(a -> {
                                found.put(b.name(), a.name());
                                taken.add(a.name());
                            });
                }
            }
        }
        var pairs = new ArrayList<WaveComparison.Pair>();
        for (var b : second.asked()) {
            var a = found.get(b.name());
            if (a != null) {
                pairs.add(new WaveComparison.Pair(a, b.name(), Map.of()));
            }
        }
        return pairs;
    }

    private static boolean isNamedAlike(String a, String b) {
        return a.strip().toLowerCase(Locale.ROOT).equals(b.strip().toLowerCase(Locale.ROOT));
    }

    private static boolean isWordedAlike(Map<String, String> a, Map<String, String> b) {
        return a.values().stream()
                .map(WordedAlike::key)
                .anyMatch(key -> b.values().stream().map(WordedAlike::key).anyMatch(key::equals));
    }

    /** Choices of the first question to those of the second: as said by hand, else by name, else by wording. */
    static Map<String, String> choices(List<Choice> first, List<Choice> second, Map<String, String> byHand) {
        var pairs = new LinkedHashMap<String, String>();
        byHand.forEach((a, b) -> {
            if (isAmong(a, first) && isAmong(b, second) && !pairs.containsValue(b)) {
                pairs.put(a, b);
            }
        });
        List<BiPredicate<Choice, Choice>> ways = List.of(
                (a, b) -> isWordedAlike(a.label(), b.label()),
                (a, b) -> a.name().equals(b.name()) && !isNumberedOnly(a.name()));
        for (var way : ways) {
            for (var a : first) {
                if (!pairs.containsKey(a.name())) {
                    second.stream()
                            .filter(b -> !pairs.containsValue(b.name()) && way.test(a, b))
                            .findFirst()
                            .ifPresent(b -> pairs.put(a.name(), b.name()));
                }
            }
        }
        return pairs;
    }

    /** Names such as {@code c1}, given where a table had none, mean nothing from one table to the next. */
    private static boolean isNumberedOnly(String name) {
        return name.matches("c\\d+");
    }

    private static boolean isAmong(String name, List<Choice> choices) {
        return choices.stream().anyMatch(choice -> Objects.equals(choice.name(), name));
    }
}
