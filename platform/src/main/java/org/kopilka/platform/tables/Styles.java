package org.kopilka.platform.tables;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** Which of a workbook's cell styles show a number as a day. */
final class Styles {

    private static final int MOST = 65_536;
    private static final int LONGEST_FORMAT = 255;

    private final BitSet days = new BitSet();

    static Styles none() {
        return new Styles();
    }

    static Styles read(Markup xml) throws XMLStreamException {
        var styles = new Styles();
        Map<Integer, Boolean> formats = new HashMap<>();
        int next = 0;
        var isInCells = false;
        while (xml.next()) {
            if (xml.opens("numFmt") && formats.size() < MOST) {
                formats.put(number(xml.attribute("numFmtId")), showsDay(xml.attribute("formatCode")));
            } else if (xml.opens("cellXfs")) {
                isInCells = true;
            } else if (xml.closes("cellXfs")) {
                break;
            } else if (isInCells && xml.opens("xf") && next < MOST) {
                int format = number(xml.attribute("numFmtId"));
                styles.days.set(next++, formats.getOrDefault(format, isKnownDay(format)));
            }
        }
        return styles;
    }

    /** @param style as a cell names it, or null */
    boolean isDay(@Nullable String style) {
        int at = number(style);
        return at >= 0 && days.get(at);
    }

    /** Those that every spreadsheet program knows without being told (ECMA-376, part 1, 18.8.30). */
    private static boolean isKnownDay(int format) {
        return format >= 14 && format <= 17
                || format == 22
                || format >= 27 && format <= 31
                || format == 36
                || format >= 50 && format <= 54
                || format == 57
                || format == 58;
    }

    /** Has a day or a year in it, or a month beside a stroke: {@code dd/mm/yyyy}, but neither {@code mm:ss} nor {@code "д" 0}. */
    private static boolean showsDay(@Nullable String code) {
        var letters = code == null || code.length() > LONGEST_FORMAT ? "" : letters(code);
        for (int at = 0; at < letters.length(); at++) {
            char letter = letters.charAt(at);
            if (letter == 'd' || letter == 'y') {
                return true;
            }
            if (letter == 'm' && (isStroke(letters, at - 1) || isStroke(letters, at + 1))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isStroke(CharSequence letters, int at) {
        return at >= 0 && at < letters.length() && ".-/".indexOf(letters.charAt(at)) >= 0;
    }

    /** Without what is shown as it stands: quoted, in brackets, or behind a stroke. */
    private static StringBuilder letters(String code) {
        var letters = new StringBuilder();
        char until = 0;
        for (int at = 0; at < code.length(); at++) {
            char letter = Character.toLowerCase(code.charAt(at));
            if (until != 0) {
                until = letter == until ? 0 : until;
            } else if (letter == '"') {
                until = '"';
            } else if (letter == '[') {
                until = ']';
            } else if (letter == '\\' || letter == '_' || letter == '*') {
                at++;
            } else {
                letters.append(letter);
            }
        }
        return letters;
    }

    private static int number(@Nullable String text) {
        try {
            return text == null ? 0 : Integer.parseInt(text);
        } catch (NumberFormatException none) {
            return -1;
        }
    }
}
