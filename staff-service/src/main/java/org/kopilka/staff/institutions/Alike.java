package org.kopilka.staff.institutions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Institutions by what two spellings of one name agree in, so that nobody compares each with each: the name to the
 * letter, the number, or pairs of letters of the title. A look-up finds few, whatever lies here.
 *
 * @param <T> an institution, or what stands for one
 */
final class Alike<T> {

    /** Of those with one number, or found by a title: more are not told apart by it. */
    private static final int MOST = 200;

    /** Of those with one pair of letters: so many have a common one that it tells nothing. */
    private static final int MOST_OF_A_PAIR = 3_000;

    /** Pairs of letters by which the closest are found: the rarest say most. */
    private static final int MOST_PAIRS = 20;

    private static final class Entry<T> {

        private final T it;
        private final int at;
        private final int letters;

        Entry(T it, int at, int letters) {
            this.it = it;
            this.at = at;
            this.letters = letters;
        }
    }

    private final Map<String, List<T>> byWhole = new HashMap<>();
    private final Map<Integer, List<T>> byNumber = new HashMap<>();
    private final Map<String, List<Entry<T>>> byPair = new HashMap<>();
    private final Map<String, List<Entry<T>>> byWord = new HashMap<>();
    private final Map<String, List<Entry<T>>> byLongestWord = new HashMap<>();
    private int added;

    void add(T it, InstitutionName name, Stream<String> spellings) {
        spellings
                .map(Alike::whole)
                .distinct()
                .forEach(spelling -> list(byWhole, spelling).add(it));
        if (name.number() != null) {
            list(byNumber, name.number()).add(it);
        }
        if (!name.title().isEmpty()) {
            var entry = new Entry<>(it, added++, name.title().length());
            pairs(name.title()).forEach(pair -> list(byPair, pair).add(entry));
            words(name.title()).forEach(word -> list(byWord, word).add(entry));
            list(byLongestWord, longestWord(name.title())).add(entry);
        }
    }

    /** Those that have the spelling as their name, or as another name of theirs. */
    List<T> named(String spelling) {
        return byWhole.getOrDefault(whole(spelling), List.of());
    }

    /** Those with the number of the name, if it has one. */
    Stream<T> numbered(InstitutionName name) {
        return name.number() == null
                ? Stream.of()
                : byNumber.getOrDefault(name.number(), List.of()).stream().limit(MOST);
    }

    /**
     * All that may be the same as the name or like it, and some that are not, in the order in which they were added.
     * Titles that differ in few letters are about as long and share all but few pairs of letters, so any few more of
     * them find the other title; where one title holds the other, it holds its longest word.
     */
    Stream<T> near(InstitutionName name) {
        if (name.number() != null) {
            return numbered(name);
        }
        var title = name.title();
        var near = new LinkedHashSet<Entry<T>>();
        take(byWord.getOrDefault(longestWord(title), List.of()), near);
        words(title).forEach(word -> take(byLongestWord.getOrDefault(word, List.of()), near));
        rarest(name)
                .limit(2 * InstitutionName.mostEdits(title.length()) + 1)
                .forEach(those -> takeAsLong(those, title.length(), near));
        return near.stream().sorted(Comparator.comparingInt(entry -> entry.at)).map(entry -> entry.it);
    }

    /** Those whose titles have most pairs of letters in common with the name's, the closest first. */
    List<T> closest(InstitutionName name, int most) {
        var common = new HashMap<Entry<T>, Integer>();
        rarest(name)
                .limit(MOST_PAIRS)
                .flatMap(those -> those.stream().limit(MOST))
                .forEach(entry -> common.merge(entry, 1, Integer::sum));
        return common.entrySet().stream()
                .sorted(Map.Entry.<Entry<T>, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(found -> found.getKey().at))
                .limit(most)
                .map(found -> found.getKey().it)
                .toList();
    }

    private Stream<List<Entry<T>>> rarest(InstitutionName name) {
        return pairs(name.title()).stream()
                .map(pair -> byPair.getOrDefault(pair, List.of()))
                .sorted(Comparator.comparingInt(List::size));
    }

    private static <T> void takeAsLong(List<Entry<T>> those, int letters, Set<Entry<T>> near) {
        for (int at = 0; at < those.size() && at < MOST_OF_A_PAIR && near.size() < MOST; at++) {
            var entry = those.get(at);
            var shorter = Math.min(letters, entry.letters);
            if (Math.abs(letters - entry.letters) <= InstitutionName.mostEdits(shorter)) {
                near.add(entry);
            }
        }
    }

    private static <T> void take(List<Entry<T>> those, Set<Entry<T>> near) {
        for (int at = 0; at < those.size() && near.size() < MOST; at++) {
            near.add(those.get(at));
        }
    }

    private static String longestWord(String title) {
        return words(title)
                .max(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
                .orElse("");
    }

    private static Stream<String> words(String title) {
        return Stream.of(title.split(" ")).distinct();
    }

    private static Set<String> pairs(String title) {
        var pairs = new LinkedHashSet<String>();
        for (int at = 0; at + 2 <= title.length(); at++) {
            pairs.add(title.substring(at, at + 2));
        }
        return pairs;
    }

    private static String whole(String spelling) {
        return spelling.toLowerCase(Locale.ROOT);
    }

    private static <K, V> List<V> list(Map<K, List<V>> lists, K key) {
        return lists.computeIfAbsent(key, _ -> new ArrayList<>());
    }
}
