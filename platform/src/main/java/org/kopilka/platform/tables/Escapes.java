package org.kopilka.platform.tables;

/** Letters that XML has no place for, as workbooks write them: {@code _x000D_} (ECMA-376, part 1, 22.9.2.19). */
final class Escapes {

    private static final int LENGTH = "_x000D_".length();

    private Escapes() {}

    static String undone(String text) {
        int at = text.indexOf("_x");
        if (at < 0) {
            return text;
        }
        var undone = new StringBuilder(text.length());
        int done = 0;
        for (; at >= 0; at = text.indexOf("_x", at)) {
            if (isEscape(text, at)) {
                undone.append(text, done, at).append((char) Integer.parseInt(text, at + 2, at + 6, 16));
                at += LENGTH;
                done = at;
            } else {
                at += 2;
            }
        }
        return undone.append(text, done, text.length()).toString();
    }

    private static boolean isEscape(String text, int at) {
        if (at + LENGTH > text.length() || text.charAt(at + LENGTH - 1) != '_') {
            return false;
        }
        return text.chars().skip(at + 2L).limit(4).allMatch(letter -> Character.digit(letter, 16) >= 0);
    }
}
