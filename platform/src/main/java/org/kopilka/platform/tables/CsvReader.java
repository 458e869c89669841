package org.kopilka.platform.tables;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Text tables: UTF-8 or, as Excel in Russian writes, Windows-1251; the separator is the one the first lines use alike. */
final class CsvReader {

    private static final Charset WINDOWS_CYRILLIC = Charset.forName("windows-1251");
    private static final int LINES_LOOKED_AT = 20;
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");

    private CsvReader() {}

    static Table.Sheet read(byte[] content, Limits limits) {
        var text = decode(content);
        var rows = new ArrayList<Table.Row>();
        try (var reader = de.siegmar.fastcsv.reader.CsvReader.builder()
                .fieldSeparator(separator(text))
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
            int filled = 0;
            for (var line : reader) {
                filled += add(line, rows, limits);
                if (filled > Limits.FILLED) {
                    throw BadTable.tooManyCells();
                }
            }
        } catch (CsvParseException | java.io.IOException broken) {
            throw BadTable.unreadable();
        }
        return new Table.Sheet("", rows);
    }

    /** How many of the line's cells have something in them. */
    private static int add(CsvRecord line, List<Table.Row> rows, Limits limits) {
        var number = Math.toIntExact(line.getStartingLineNumber());
        if (rows.size() >= limits.rows()) {
            throw BadTable.tooManyRows(limits.rows());
        }
        if (line.getFieldCount() > limits.columns()) {
            throw BadTable.tooManyColumns(number, limits.columns());
        }
        var cells = new ArrayList<Table.Cell>();
        for (int column = 0; column < line.getFieldCount(); column++) {
            var field = line.getField(column);
            if (field.length() > limits.cell()) {
                throw BadTable.cellTooLong(number, Table.columnName(column), limits.cell());
            }
            cells.add(Table.Cell.of(Table.plain(field)));
        }
        int filled = (int) cells.stream().filter(cell -> !cell.isEmpty()).count();
        if (filled > 0) {
            rows.add(new Table.Row(number, cells));
        }
        return filled;
    }

    private static String decode(byte[] content) {
        for (byte one : content) {
            if (one == 0) {
                throw BadTable.unreadable();
            }
        }
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException notUnicode) {
            return new String(content, WINDOWS_CYRILLIC);
        }
    }

    private static char separator(String text) {
        var head = text.lines().limit(LINES_LOOKED_AT).toList();
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

    private static long count(String line, char separator) {
        return QUOTED.matcher(line)
                .replaceAll("")
                .chars()
                .filter(c -> c == separator)
                .count();
    }
}
