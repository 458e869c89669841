package org.kopilka.staff.imports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.tables.Table;

/** Finds the sheet that matters, the row of its headings, and what each column holds. */
final class Recognition {

    private static final int ROWS_LOOKED_AT = 30;
    private static final int VALUES_LOOKED_AT = 50;
    private static final int LONGEST_HEADING = 60;

    private Recognition() {}

    static ImportRun.Layout recognise(Table table, ImportKind kind) {
        int sheet = IntStream.range(0, table.sheets().size())
                .boxed()
                .max(Comparator.comparing(at -> table.sheets().get(at).rows().size()))
                .orElse(0);
        return recognise(table, sheet, kind);
    }

    static ImportRun.Layout recognise(Table table, int sheet, ImportKind kind) {
        var rows = table.sheets().get(sheet).rows();
        var header = rows.stream()
                .limit(ROWS_LOOKED_AT)
                .max(Comparator.comparingLong(row -> known(fields(row, kind))))
                .filter(row -> known(fields(row, kind)) >= (isNarrow(row) ? 1 : 2));
        return header.map(row -> layout(table, sheet, row.number(), kind))
                .orElseGet(() -> byContent(rows, sheet, kind));
    }

    /** The layout when somebody says where the headings stand. */
    static ImportRun.Layout layout(Table table, int sheet, int headerRow, ImportKind kind) {
        var rows = table.sheets().get(sheet).rows();
        var fields = rows.stream()
                .filter(row -> row.number() == headerRow)
                .findFirst()
                .map(row -> fields(row, kind))
                .orElseGet(ArrayList::new);
        return new ImportRun.Layout(sheet, headerRow, padded(fields, width(rows)));
    }

    private static ImportRun.Layout byContent(List<Table.Row> rows, int sheet, ImportKind kind) {
        var fields = new ArrayList<@Nullable String>();
        for (int column = 0; column < width(rows); column++) {
            int at = column;
            var values = rows.stream()
                    .map(row -> row.text(at))
                    .filter(text -> !text.isEmpty() && text.length() <= ImportKind.LONGEST)
                    .limit(VALUES_LOOKED_AT)
                    .toList();
            var field = kind.fieldOf(values);
            fields.add(fields.contains(field) ? null : field);
        }
        var first = rows.getFirst();
        var firstIsData = IntStream.range(0, fields.size())
                .anyMatch(column -> fields.get(column) != null
                        && Objects.equals(kind.fieldOf(List.of(first.text(column))), fields.get(column)));
        return new ImportRun.Layout(sheet, firstIsData ? 0 : first.number(), fields);
    }

    static List<Line> lines(Table table, ImportRun.Layout layout, ImportKind kind) {
        var longest =
                kind.fields().stream().collect(Collectors.toMap(ImportKind.Field::code, ImportKind.Field::longest));
        Map<String, Line.Place> places = new LinkedHashMap<>();
        for (int column = 0; column < layout.fields().size(); column++) {
            var field = layout.fields().get(column);
            if (field != null) {
                places.putIfAbsent(field, new Line.Place(column, longest.getOrDefault(field, 0)));
            }
        }
        return table.sheets().get(layout.sheet()).rows().stream()
                .filter(row -> row.number() > layout.headerRow())
                .map(row -> new Line(row, places))
                .toList();
    }

    private static ArrayList<@Nullable String> fields(Table.Row row, ImportKind kind) {
        var fields = new ArrayList<@Nullable String>();
        var taken = new HashSet<String>();
        for (var cell : row.cells()) {
            var heading = heading(cell.text());
            var field = heading.isEmpty()
                    ? null
                    : kind.fields().stream()
                            .filter(one -> one.heading().matcher(heading).find())
                            .map(ImportKind.Field::code)
                            .filter(code -> !taken.contains(code))
                            .findFirst()
                            .orElse(null);
            if (field != null) {
                taken.add(field);
            }
            fields.add(field);
        }
        return fields;
    }

    /** Empty if the text is too long for a heading. */
    private static String heading(String text) {
        if (text.length() > ImportKind.LONGEST) {
            return "";
        }
        var plain = text.toLowerCase(Locale.ROOT).replace('ё', 'е').replaceAll("\\s+", " ");
        return plain.length() > LONGEST_HEADING ? "" : plain;
    }

    private static long known(List<@Nullable String> fields) {
        return fields.stream().filter(Objects::nonNull).count();
    }

    /** In a wide table one cell that sounds like a heading may well be a value. */
    private static boolean isNarrow(Table.Row row) {
        return row.cells().stream().filter(cell -> !cell.isEmpty()).count() < 3;
    }

    private static int width(List<Table.Row> rows) {
        return rows.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
    }

    private static List<@Nullable String> padded(List<@Nullable String> fields, int width) {
        var padded = new ArrayList<@Nullable String>(fields);
        while (padded.size() < width) {
            padded.add(null);
        }
        return padded;
    }
}
