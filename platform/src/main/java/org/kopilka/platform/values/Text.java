package org.kopilka.platform.values;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Text as it comes in, by whatever door: written in one way, so that what looks the same is the same. */
public final class Text {

    private static final Pattern LINE_ENDS = Pattern.compile("\r\n?|[\u0085\u2028\u2029]");
    private static final Pattern SPACES = Pattern.compile("[\\p{Zs}\\p{Cc}&&[^\\t\\n]]");
    /** Marks of direction and of no width; joiners stay, scripts and pictures need them. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}&&[^\u200c\u200d]]");

    private static final Pattern NOTHING =
            Pattern.compile("[\\p{Z}\\p{M}\\p{Cc}\\p{Cf}\u115f\u1160\u2800\u3164\uffa0]*+");

    private Text() {}

    /** In one normal form (NFC), without letters that nobody sees and without space around it. */
    public static String tidy(String text) {
        if (isPlain(text)) {
            return text.strip();
        }
        var lines = LINE_ENDS.matcher(text).replaceAll("\n");
        var seen = UNSEEN.matcher(SPACES.matcher(lines).replaceAll(" ")).replaceAll("");
        return NOTHING.matcher(seen).matches()
                ? ""
                : Normalizer.normalize(seen, Normalizer.Form.NFC).strip();
    }

    /** Of Latin and Cyrillic letters without marks, as nearly all text is. */
    private static boolean isPlain(String text) {
        return text.chars()
                .allMatch(letter -> letter >= ' ' && letter <= '~'
                        || letter == '\n'
                        || letter == '\t'
                        || letter >= '\u0400' && letter <= '\u0481'
                        || letter >= '\u048a' && letter <= '\u052f');
    }
}
