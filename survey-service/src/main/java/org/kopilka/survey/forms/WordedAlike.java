package org.kopilka.survey.forms;

import java.text.Normalizer;
import java.util.Locale;

/** Whether two texts are the same but for case, spaces, punctuation and the two spellings of ё. */
public final class WordedAlike {

    private WordedAlike() {}

    /** Equal for texts worded alike. */
    public static String key(String text) {
        var letters = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace('ё', 'е')
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
        return letters.isEmpty() ? text.strip() : letters;
    }
}
