package org.kopilka.bank.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The roots of words in a text of one language, where Latin letters are English. Texts repeat themselves: most words
 * are looked up once. Kept by one thread at a time. */
final class Roots {

    private static final int MOST = 20_000;
    private static final int LONGEST_WORD = 60;

    private final Morphology morphology;
    private final English english = new English();
    private final Map<String, List<String>> known = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<String>> eldest) {
            return size() > MOST;
        }
    };

    Roots(Language language) {
        morphology = language.morphology();
    }

    /** Nothing for a word too common to be looked for. */
    List<String> of(CharSequence word) {
        var plain = plain(word);
        var roots = known.get(plain);
        if (roots == null) {
            roots = find(plain);
            known.put(plain, roots);
        }
        return roots;
    }

    private List<String> find(String word) {
        if (morphology.isStopWord(word)) {
            return List.of();
        }
        return English.isLatin(word) ? List.of(english.root(word)) : morphology.roots(word);
    }

    /** Lower case is the tokenizer's work. */
    static String plain(CharSequence word) {
        var plain = word.toString().replace('ё', 'е');
        return plain.length() > LONGEST_WORD ? plain.substring(0, LONGEST_WORD) : plain;
    }
}
