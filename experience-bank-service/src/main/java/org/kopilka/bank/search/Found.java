package org.kopilka.bank.search;

import java.util.List;
import java.util.Map;

/**
 * @param total how many there are in all
 * @param facets values with their counts, the most frequent first
 * @param instead words nobody wrote, with those taken instead
 * @param everyWord whether each has every word that was asked for; else some
 */
record Found(
        List<Hit> hits,
        int total,
        Map<Facet, List<Count>> facets,
        Map<String, List<String>> instead,
        boolean everyWord) {

    record Hit(PracticeNews practice, List<Piece> title, List<Piece> excerpt) {}

    /** A piece of text. @param found whether it is what was looked for */
    record Piece(String text, boolean found) {}

    record Count(String value, int count) {}
}
