package org.kopilka.survey.forms;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Knows things by their texts and names: as they are written first, then worded alike. A text that several things
 * answer to is none of them.
 */
public final class Wordings<T> {

    private final Map<String, Set<T>> texts = new HashMap<>();
    private final Map<String, Set<T>> names = new HashMap<>();
    private final Map<String, Set<T>> alikeTexts = new HashMap<>();
    private final Map<String, Set<T>> alikeNames = new HashMap<>();

    /** Choices by their labels in all languages, and by their names. */
    public static Wordings<String> of(List<Choice> choices) {
        var wordings = new Wordings<String>();
        choices.forEach(
                choice -> wordings.add(choice.name(), choice.label().values()).named(choice.name(), choice.name()));
        return wordings;
    }

    public Wordings<T> add(T thing, Collection<String> wordedAs) {
        wordedAs.forEach(text -> {
            put(text.strip(), thing, texts);
            put(WordedAlike.key(text), thing, alikeTexts);
        });
        return this;
    }

    public Wordings<T> named(T thing, String name) {
        put(name.strip(), thing, names);
        put(WordedAlike.key(name), thing, alikeNames);
        return this;
    }

    private static <T> void put(String text, T thing, Map<String, Set<T>> into) {
        into.computeIfAbsent(text, _ -> new LinkedHashSet<>()).add(thing);
    }

    /** What is written just so, else what is worded alike. */
    public Optional<T> find(String text) {
        return isWritten(text)
                ? only(text.strip(), List.of(texts, names))
                : only(WordedAlike.key(text), List.of(alikeTexts, alikeNames));
    }

    private static <T> Optional<T> only(String text, List<Map<String, Set<T>>> ways) {
        return ways.stream()
                .map(way -> way.getOrDefault(text, Set.of()))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .filter(found -> found.size() == 1)
                .map(found -> found.iterator().next());
    }

    /** Whether something is written just so. */
    public boolean isWritten(String text) {
        return texts.containsKey(text.strip()) || names.containsKey(text.strip());
    }

    /** Whether something is written just so or worded alike. */
    public boolean isKnown(String text) {
        var key = WordedAlike.key(text);
        return isWritten(text) || alikeTexts.containsKey(key) || alikeNames.containsKey(key);
    }

    /** The texts and names as they are written. */
    public Collection<String> written() {
        var written = new LinkedHashSet<>(texts.keySet());
        written.addAll(names.keySet());
        return written;
    }
}
