package org.kopilka.platform.tables;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kopilka.platform.values.Text;

/**
 * Text tables (RFC 4180), letter by letter: UTF-8, UTF-16 with its mark or, as Excel in Russian writes, Windows-1251;
 * the separator is the one the first lines use alike.
 */
final class CsvReader {

    private static final Charset WINDOWS_CYRILLIC = Charset.forName("windows-1251");
    private static final int LINES_LOOKED_AT = 20;
    private static final int LETTERS_LOOKED_AT = 64 << 10;
    private static final char MARK = '\uFEFF';

    private final Reader in;
    private final char separator;
    private final Measure measure;
    private final List<Table.Row> rows = new ArrayList<>();

    /** The cells of the row that is read, without empty ones at its end, and how many are empty since the last. */
    private List<Table.Cell> cells = new ArrayList<>();

    private final StringBuilder cell = new StringBuilder();
    private int column;
    private int line = 1;
    private int firstLine = 1;

    private CsvReader(Reader in, char separator, Measure measure) {
        this.in = in;
        this.separator = separator;
        this.measure = measure;
    }

    static Table.Sheet read(Path file, Measure measure) throws IOException {
        var charset = charset(file);
        char separator;
        try (var head = open(file, charset)) {
            separator = separator(head);
        }
        try (var in = open(file, charset)) {
            return new Table.Sheet("", new CsvReader(in, separator, measure).read());
        }
    }

    private static BufferedReader open(Path file, Charset charset) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(Files.newInputStream(file), charset));
        reader.mark(1);
        if (reader.read() != MARK) {
            reader.reset();
        }
        return reader;
    }

    private static Charset charset(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            int first = in.read();
            int second = in.read();
            if (first == 0xFF && second == 0xFE || first == 0xFE && second == 0xFF) {
                return StandardCharsets.UTF_16;
            }
        }
        try (var in = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8.newDecoder())) {
            var some = new char[8192];
            for (int got = in.read(some); got >= 0; got = in.read(some)) {
                for (int at = 0; at < got; at++) {
                    if (some[at] == 0) {
                        throw BadTable.unreadable();
                    }
                }
            }
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException notUnicode) {
            return WINDOWS_CYRILLIC;
        }
    }

    private List<Table.Row> read() throws IOException {
        int letter = in.read();
        while (letter >= 0) {
            if (letter == '"' && cell.isEmpty()) {
                letter = quoted();
            } else if (letter == separator) {
                endCell();
                letter = in.read();
            } else if (letter == '\n' || letter == '\r') {
                letter = endLine(letter);
                endRow();
            } else {
                take((char) letter);
                letter = in.read();
            }
        }
        endRow();
        return rows;
    }

    /** Takes what stands between quotes; the letter behind them is the answer. */
    private int quoted() throws IOException {
        for (int letter = in.read(); letter >= 0; ) {
            if (letter == '"') {
                letter = in.read();
                if (letter != '"') {
                    return letter;
                }
                take('"');
                letter = in.read();
            } else if (letter == '\n' || letter == '\r') {
                letter = endLine(letter);
                take('\n');
            } else {
                take((char) letter);
                letter = in.read();
            }
        }
        return -1;
    }

    private int endLine(int letter) throws IOException {
        line++;
        int next = in.read();
        return letter == '\r' && next == '\n' ? in.read() : next;
    }

    private void take(char letter) {
        if (letter == 0) {
            throw BadTable.unreadable();
        }
        cell.append(letter);
        if (cell.length() > measure.limits().cell()) {
            throw BadTable.cellTooLong(
                    firstLine, Table.columnName(column), measure.limits().cell());
        }
    }

    private void endCell() {
        var text = Text.tidy(cell.toString());
        cell.setLength(0);
        if (!text.isEmpty()) {
            measure.cell(firstLine, column, text.length());
            while (cells.size() < column) {
                cells.add(Table.Cell.EMPTY);
            }
            cells.add(Table.Cell.of(text));
        }
        column++;
    }

    private void endRow() {
        endCell();
        if (!cells.isEmpty()) {
            measure.row();
            rows.add(new Table.Row(firstLine, List.copyOf(cells)));
            cells = new ArrayList<>();
        }
        column = 0;
        firstLine = line;
    }

    private static char separator(Reader in) throws IOException {
        var some = new char[LETTERS_LOOKED_AT];
        int held = 0;
        for (int got = 0; got >= 0 && held < some.length; held += Math.max(got, 0)) {
            got = in.read(some, held, some.length - held);
        }
        var head = new String(some, 0, held)
                .lines()
                .filter(line -> !line.isBlank())
                .limit(LINES_LOOKED_AT)
                .toList();
        if (!head.isEmpty() && head.getFirst().stripLeading().startsWith("<")) {
            throw BadTable.page();
        }
        return Stream.of(';', '\t', ',')
                .max(Comparator.comparingLong((Character separator) -> alike(head, separator))
                        .thenComparingLong(separator -> head.stream()
                                .mapToLong(line -> count(line, separator))
                                .sum()))
                .orElse(',');
    }

    /** How many lines have as many of it: sentences have commas as well, and each line its own number of them. */
    private static long alike(List<String> lines, char separator) {
        return lines.stream()
                .map(line -> count(line, separator))
                .filter(count -> count > 0)
                .collect(Collectors.groupingBy(count -> count, Collectors.counting()))
                .values()
                .stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
    }

    /** Those outside of quotes. */
    private static long count(String line, char separator) {
        long count = 0;
        var isQuoted = false;
        for (int at = 0; at < line.length(); at++) {
            isQuoted ^= line.charAt(at) == '"';
            count += !isQuoted && line.charAt(at) == separator ? 1 : 0;
        }
        return count;
    }
}
