package org.kopilka.bank.search;

import org.tartarus.snowball.ext.EnglishStemmer;

/** Words in Latin letters, wherever they stand. */
final class English {

    private final EnglishStemmer stemmer = new EnglishStemmer();

    static boolean isLatin(String word) {
        return word.chars().anyMatch(letter -> letter >= 'a' && letter <= 'z');
    }

    String root(String word) {
        stemmer.setCurrent(word);
        stemmer.stem();
        return stemmer.getCurrent();
    }
}
