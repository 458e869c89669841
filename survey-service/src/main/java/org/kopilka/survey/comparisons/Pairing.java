package org.kopilka.survey.comparisons;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kopilka.survey.forms.Choice;
import org.kopilka.survey.forms.Form;
import org.kopilka.survey.forms.Kind;
import org.kopilka.survey.forms.Look;
import org.kopilka.survey.forms.Question;
import org.kopilka.survey.forms.WordedAlike;
import org.kopilka.survey.results.Scales;

/** Finds which question, and which choice, of one form is which of another. */
final class Pairing {

    private static final Pattern NUMBERED = Pattern.compile(
            "^(?:(?:вопрос|сұрақ|question|q|в)\\s*)?№?\\s*\\d{1,3}(?:\\.\\d{1,3})*\\s*[.):]\\s*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private Pairing() {}

    /**
     * Questions by identity, then by name, then as they are worded, then worded alike; each at most once, none where
     * several would do, in the order of the second form.
     */
    static List<WaveComparison.Pair> questions(Form first, Form second) {
        var found = matched(
                first.asked(),
                second.asked(),
                List.of(
                        question -> Set.of(question.identity()),
                        question -> Set.of(plain(question.name())),
                        question -> Set.copyOf(question.label().values()),
                        Pairing::askedAs),
                (a, b) -> isComparable(first, a, second, b));
        return second.asked().stream()
                .flatMap(b -> first.asked().stream()
                        .filter(a -> b.equals(found.get(a)))
                        .map(a -> new WaveComparison.Pair(a.name(), b.name(), Map.of())))
                .toList();
    }

    /** Numbers are compared whole or not, and with scales whose choices are numbers. */
    static boolean isComparable(Form first, Question a, Form second, Question b) {
        return a.kind() == b.kind()
                || a.kind().isNumber() && isInNumbers(second, b)
                || b.kind().isNumber() && isInNumbers(first, a);
    }

    private static boolean isInNumbers(Form form, Question question) {
        return question.kind().isNumber()
                || question.kind() == Kind.ONE
                        && question.look() == Look.SCALE
                        && Scales.isNumbered(form.choices(question));
    }

    /** The questions of both forms that are in no pair. */
    static List<LeftOut> leftOut(Form first, Form second, List<WaveComparison.Pair> pairs, boolean byHand) {
        var taken = new HashSet<String>();
        pairs.forEach(pair -> {
            taken.add("1 " + pair.first());
            taken.add("2 " + pair.second());
        });
        return Stream.concat(
                        first.asked().stream()
                                .filter(a -> !taken.contains("1 " + a.name()))
                                .map(a -> leftOut(LeftOut.In.FIRST, first, a, second, byHand)),
                        second.asked().stream()
                                .filter(b -> !taken.contains("2 " + b.name()))
                                .map(b -> leftOut(LeftOut.In.SECOND, second, b, first, byHand)))
                .toList();
    }

    private static LeftOut leftOut(LeftOut.In wave, Form form, Question question, Form other, boolean byHand) {
        var marks = marks(question);
        var alike = other.asked().stream()
                .filter(one -> !Collections.disjoint(marks(one), marks))
                .toList();
        var comparable = alike.stream().anyMatch(one -> isComparable(form, question, other, one));
        var why =
                alike.isEmpty() ? LeftOut.Why.NO_LIKE : comparable ? LeftOut.Why.SEVERAL_LIKE : LeftOut.Why.OTHER_KIND;
        return new LeftOut(
                wave, question.name(), question.kind(), question.label(), byHand ? LeftOut.Why.BY_HAND : why);
    }

    private static Set<Object> marks(Question question) {
        return Stream.concat(Stream.of(question.identity(), plain(question.name())), askedAs(question).stream())
                .collect(Collectors.toSet());
    }

    /**
     * Pairs of whom each has no other that would do as well.
     *
     * @param ways by what the two may be known, the surest first
     */
    private static <T> Map<T, T> matched(
            List<T> first, List<T> second, List<Function<T, Set<?>>> ways, BiPredicate<T, T> mayBe) {
        var found = new LinkedHashMap<T, T>();
        for (var way : ways) {
            var left = by(way, first.stream().filter(a -> !found.containsKey(a)));
            var right = by(way, second.stream().filter(b -> !found.containsValue(b)));
            for (var a : first) {
                var likes =
                        alike(way.apply(a), right).filter(b -> mayBe.test(a, b)).toList();
                if (!found.containsKey(a)
                        && likes.size() == 1
                        && alike(way.apply(likes.getFirst()), left)
                                        .filter(other -> mayBe.test(other, likes.getFirst()))
                                        .count()
                                == 1) {
                    found.put(a, likes.getFirst());
                }
            }
        }
        return found;
    }

    private static <T> Map<Object, List<T>> by(Function<T, Set<?>> way, Stream<T> all) {
        var by = new HashMap<Object, List<T>>();
        all.forEach(one -> way.apply(one)
                .forEach(key -> by.computeIfAbsent(key, _ -> new ArrayList<>()).add(one)));
        return by;
    }

    private static <T> Stream<T> alike(Set<?> keys, Map<Object, List<T>> by) {
        return keys.stream()
                .flatMap(key -> by.getOrDefault(key, List.of()).stream())
                .distinct();
    }

    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    /** How a question is worded, whatever number stands before. */
    private static Set<String> askedAs(Question question) {
        return question.label().values().stream()
                .map(Pairing::withoutNumber)
                .map(WordedAlike::key)
                .collect(Collectors.toSet());
    }

    private static String withoutNumber(String text) {
        var rest = NUMBERED.matcher(text.strip()).replaceFirst("");
        return rest.isBlank() ? text : rest;
    }

    /** Choices of the first question to those of the second: as said by hand, else as they are worded, else worded alike, else by name. */
    static Map<String, String> choices(List<Choice> first, List<Choice> second, Map<String, String> byHand) {
        var pairs = new LinkedHashMap<String, String>();
        byHand.forEach((a, b) -> {
            if (isAmong(a, first) && isAmong(b, second) && !pairs.containsValue(b)) {
                pairs.put(a, b);
            }
        });
        matched(
                        first.stream().filter(a -> !pairs.containsKey(a.name())).collect(distinct()),
                        second.stream()
                                .filter(b -> !pairs.containsValue(b.name()))
                                .collect(distinct()),
                        List.of(
                                choice -> Set.copyOf(choice.label().values()),
                                choice -> choice.label().values().stream()
                                        .map(WordedAlike::key)
                                        .collect(Collectors.toSet()),
                                choice -> isNumberedOnly(choice.name()) ? Set.of() : Set.of(choice.name())),
                        (_, _) -> true)
                .forEach((a, b) -> pairs.put(a.name(), b.name()));
        return pairs;
    }

    /** Lists may name a choice twice, for filters; it is one choice. */
    private static Collector<Choice, ?, List<Choice>> distinct() {
        return Collectors.collectingAndThen(
                Collectors.toMap(Choice::name, choice -> choice, (one, _) -> one, LinkedHashMap::new),
                found -> List.copyOf(found.values()));
    }

    /** Names such as {@code c1}, given where a table had none, mean nothing from one table to the next. */
    private static boolean isNumberedOnly(String name) {
        return name.matches("c\\d+");
    }

    private static boolean isAmong(String name, List<Choice> choices) {
        return choices.stream().anyMatch(choice -> Objects.equals(choice.name(), name));
    }
}
