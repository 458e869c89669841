package org.kopilka.platform.tables;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * Writes tables for people's spreadsheets. Cells are text, numbers or dates, never formulas: in text tables, where a
 * spreadsheet would compute what begins with {@code = + - @}, an apostrophe goes before it.
 */
public final class TableWriter {

    private static final int WIDEST = 60;

    private TableWriter() {}

    /** @param rows of {@code String}, {@code Number}, {@code LocalDate} or null */
    public record NewSheet(String name, List<String> header, Stream<? extends List<?>> rows) {}

    public static void xlsx(OutputStream out, String sheetName, List<String> header, Stream<? extends List<?>> rows)
            throws IOException {
        xlsx(out, List.of(new NewSheet(sheetName, header, rows)));
    }

    public static void xlsx(OutputStream out, List<NewSheet> sheets) throws IOException {
        try (var workbook = new Workbook(out, "Kopilka", "1.0")) {
            sheets.forEach(sheet -> write(workbook.newWorksheet(sheet.name()), sheet));
        }
    }

    private static void write(Worksheet sheet, NewSheet content) {
        for (int column = 0; column < content.header().size(); column++) {
            sheet.value(0, column, content.header().get(column));
            sheet.style(0, column).bold().wrapText(true).set();
            sheet.width(column, Math.clamp(content.header().get(column).length() + 4, 12, WIDEST));
        }
        sheet.freezePane(0, 1);
        int[] at = {1};
        content.rows().forEach(row -> {
            for (int column = 0; column < row.size(); column++) {
                put(sheet, at[0], column, row.get(column));
            }
            at[0]++;
        });
    }

    private static void put(Worksheet sheet, int row, int column, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case Number number -> sheet.value(row, column, number);
            case LocalDate date -> {
                sheet.value(row, column, date);
                sheet.style(row, column).format("dd.mm.yyyy").set();
            }
            default -> sheet.value(row, column, value.toString());
        }
    }

    /** UTF-8 with its mark and semicolons, as Excel in Russian opens it. */
    public static void csv(OutputStream out, List<String> header, Stream<? extends List<?>> rows) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write('\uFEFF');
        try (var csv = de.siegmar.fastcsv.writer.CsvWriter.builder()
                .fieldSeparator(';')
                .build(writer)) {
            csv.writeRecord(header.stream().map(TableWriter::harmless).toList());
            rows.forEach(row ->
                    csv.writeRecord(row.stream().map(TableWriter::harmless).toList()));
        }
    }

    private static String harmless(@Nullable Object value) {
        var text = value == null ? "" : value.toString();
        if (value instanceof Number || text.isEmpty()) {
            return text;
        }
        return "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
