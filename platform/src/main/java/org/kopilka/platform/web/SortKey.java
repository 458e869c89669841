package org.kopilka.platform.web;

import java.util.Locale;

/**
 * A text's place in a list, for stores that compare code points: Latin before Cyrillic, Russian and Kazakh letters in
 * the order of the Kazakh alphabet, case and spaces of no account.
 */
public final class SortKey {

    private static final String ALPHABET = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя";
    private static final char FIRST = '\uE000';

    private SortKey() {}

    public static String of(String text) {
        var key = new StringBuilder(text.length());
        for (char letter :
                text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT).toCharArray()) {
            int place = ALPHABET.indexOf(letter);
            key.append(place < 0 ? letter : (char) (FIRST + place));
        }
        return key.toString();
    }
}
