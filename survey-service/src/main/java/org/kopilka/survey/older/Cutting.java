package org.kopilka.survey.older;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.kopilka.survey.forms.Wordings;

/**
 * Cuts a cell with several answers. Known texts stay whole whatever is in them, the longest first; what is left is cut
 * at the one separator that its column has, but not inside brackets or quotes.
 *
 * @param most separators that a known text may have in it; −1 if none is known
 */
record Cutting(char separator, Wordings<String> known, int most) {

    private static final String SEPARATORS = ",;\n|";
    private static final double SOME = 0.1;
    private static final int MOST_INSIDE = 30;

    /** Texts that are only worded alike are looked for with fewer separators: each try costs. */
    private static final int MOST_INSIDE_ALIKE = 5;

    private static final Pattern COMMA_LISTS = Pattern.compile(",\\s");

    /** @param spellings texts that count as another, which stay whole too */
    static Cutting of(Collection<String> cells, Wordings<String> known, Map<String, String> spellings) {
        spellings.keySet().forEach(text -> known.add(text, List.of(text)));
        var most = known.written().stream()
                .mapToInt(text -> 1
                        + (int) text.chars()
                                .filter(letter -> SEPARATORS.indexOf(letter) >= 0)
                                .count())
                .max()
                .orElse(-1);
        return new Cutting(separator(cells), known, Math.min(most, MOST_INSIDE));
    }

    /** A line break, a semicolon or a stroke where some cells have it, or no others have commas; else a comma. */
    private static char separator(Collection<String> cells) {
        var commas =
                cells.stream().filter(cell -> COMMA_LISTS.matcher(cell).find()).count();
        return Stream.of('\n', ';', '|')
                .filter(separator -> {
                    var having = cells.stream()
                            .filter(cell -> cell.indexOf(separator) >= 0)
                            .count();
                    return having > 0 && (commas == 0 || having >= cells.size() * SOME);
                })
                .findFirst()
                .orElse(',');
    }

    /** The answers in a cell, those in braces one by one. */
    List<String> cut(String cell) {
        return ranks(cell).stream().flatMap(List::stream).toList();
    }

    /** The answers of a ranking, the first first; those in braces share their places. */
    List<List<String>> ranks(String cell) {
        if (known.isWritten(cell)) {
            return List.of(List.of(cell));
        }
        var ranks = new ArrayList<List<String>>();
        int from = 0;
        for (int open = cell.indexOf('{'); open >= 0; open = cell.indexOf('{', from)) {
            int close = cell.indexOf('}', open);
            if (close < 0) {
                break;
            }
            pieces(cell.substring(from, open)).forEach(one -> ranks.add(List.of(one)));
            ranks.add(pieces(cell.substring(open + 1, close)));
            from = close + 1;
        }
        pieces(cell.substring(from)).forEach(one -> ranks.add(List.of(one)));
        ranks.removeIf(List::isEmpty);
        return ranks;
    }

    private List<String> pieces(String segment) {
        var text = withoutEdges(segment);
        var pieces = new ArrayList<String>();
        var isAllKnown = true;
        var ends = ends(text);
        var closing = closing(text);
        int next = 0;
        int from = 0;
        while (from <= text.length()) {
            while (next < ends.size() && ends.get(next) < from) {
                next++;
            }
            int end = knownEnd(text, from, ends, next);
            isAllKnown &= end >= 0 || text.substring(from).isBlank();
            int to = end >= 0 ? end : endOfUnknown(text, from, closing);
            add(text.substring(from, to), pieces);
            from = to + 1;
        }
        return isAllKnown || most < 0 ? pieces : orAllKnown(text, pieces);
    }

    /** Without what stands between a tie in braces and the others. */
    private static String withoutEdges(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isEdge(text.charAt(from))) {
            from++;
        }
        while (from < to && isEdge(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isEdge(char letter) {
        return Character.isWhitespace(letter) || SEPARATORS.indexOf(letter) >= 0;
    }

    /** Codes and names, such as {@code 1,3,4} or {@code a b}, which a plain comma or a space divides. */
    private List<String> orAllKnown(String text, List<String> pieces) {
        return Stream.of(",", " ")
                .map(separator -> Stream.of(text.split(separator))
                        .map(String::strip)
                        .filter(piece -> !piece.isEmpty())
                        .toList())
                .filter(all -> all.size() > 1 && all.stream().allMatch(known::isWritten))
                .findFirst()
                .orElse(pieces);
    }

    /** Where a known text could end: at separators, but not at a comma inside a number, and at the end. */
    private static List<Integer> ends(String text) {
        var ends = new ArrayList<Integer>();
        for (int at = 0; at < text.length(); at++) {
            if (SEPARATORS.indexOf(text.charAt(at)) >= 0 && !isInNumber(text, at)) {
                ends.add(at);
            }
        }
        ends.add(text.length());
        return ends;
    }

    private int knownEnd(String text, int from, List<Integer> ends, int next) {
        int last = Math.min(next + most, ends.size() - 1);
        for (int at = last; at >= next; at--) {
            if (known.isWritten(text.substring(from, ends.get(at)))) {
                return ends.get(at);
            }
        }
        for (int at = Math.min(last, next + MOST_INSIDE_ALIKE); at >= next; at--) {
            var piece = text.substring(from, ends.get(at));
            if (!piece.isBlank() && known.isKnown(piece)) {
                return ends.get(at);
            }
        }
        return -1;
    }

    private int endOfUnknown(String text, int from, int[] closing) {
        int at = from;
        while (at < text.length() && !isSeparator(text, at)) {
            at = Math.max(at, closing[at]) + 1;
        }
        return Math.min(at, text.length());
    }

    private boolean isSeparator(String text, int at) {
        if (text.charAt(at) != separator) {
            return false;
        }
        var spaced = at + 1 == text.length() || Character.isWhitespace(text.charAt(at + 1));
        return separator != ',' || spaced;
    }

    private static boolean isInNumber(String text, int at) {
        return text.charAt(at) == ','
                && at > 0
                && at + 1 < text.length()
                && Character.isDigit(text.charAt(at - 1))
                && Character.isDigit(text.charAt(at + 1));
    }

    /** Of each bracket and quote that opens and closes again, where it does; nought elsewhere. */
    private static int[] closing(String text) {
        var closing = new int[text.length()];
        var brackets = new ArrayDeque<Integer>();
        var quotes = new ArrayDeque<Integer>();
        for (int at = 0; at < text.length(); at++) {
            switch (text.charAt(at)) {
                case '(' -> brackets.push(at);
                case '«' -> quotes.push(at);
                case ')' -> close(brackets, at, closing);
                case '»' -> close(quotes, at, closing);
                default -> {}
            }
        }
        return closing;
    }

    private static void close(ArrayDeque<Integer> open, int at, int[] closing) {
        if (!open.isEmpty()) {
            closing[open.pop()] = at;
        }
    }

    private static void add(String part, List<String> pieces) {
        if (!part.isBlank()) {
            pieces.add(part.strip());
        }
    }
}
