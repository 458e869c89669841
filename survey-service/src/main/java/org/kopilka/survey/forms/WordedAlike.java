package org.kopilka.survey.forms;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Whether two texts are the same but for case, spaces, quotes, brackets, the marks between words and the two spellings of
 * ё. Signs stay, since they make another answer of it: {@code <}, {@code +}, {@code #}, a minus.
 */
public final class WordedAlike {

    private static final Pattern DASH = Pattern.compile("[\\p{Pd}−]");
    private static final Pattern DASH_BETWEEN_NUMBERS = Pattern.compile("(?<=\\p{N})\\s*-\\s*(?=\\p{N})");

    /** Between words, or before the first. */
    private static final Pattern DASH_OF_WORDS =
            Pattern.compile("(?<=\\p{L})\\s*-\\s*(?=\\p{L})|(?<=\\S)\\s+-\\s+|^-\\s+");

    private static final Pattern COMMA_IN_A_NUMBER = Pattern.compile("(?<=\\p{N}),(?=\\p{N})");
    private static final Pattern MARK = Pattern.compile(
            "[\\p{Pi}\\p{Pf}\\p{Ps}\\p{Pe}\\p{Mn}\\p{Cc}\\p{Cf}\\s\"'`…,;!?·•¡¿]+|(?<!\\p{N})[.:]|[.:](?!\\p{N})");

    private WordedAlike() {}

    /** Equal for texts worded alike. */
    public static String key(String text) {
        var key = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace('ё', 'е');
        key = DASH.matcher(key).replaceAll("-");
        key = DASH_BETWEEN_NUMBERS.matcher(key).replaceAll("-");
        key = DASH_OF_WORDS.matcher(key).replaceAll(" ");
        key = COMMA_IN_A_NUMBER.matcher(key).replaceAll(".");
        key = MARK.matcher(key).replaceAll(" ").replaceAll(" {2,}", " ").strip();
        return key.isEmpty() ? text.strip() : key;
    }
}
