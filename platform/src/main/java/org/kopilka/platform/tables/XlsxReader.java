package org.kopilka.platform.tables;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.SheetVisibility;

/** XLSX: visible sheets, dates known by their cell's format, formulas marked and never computed. */
final class XlsxReader {

    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|\\[[^]]*]|\\\\.");
    private static final Pattern DATE_PARTS = Pattern.compile("[dy]|m+[./-]|[./-]m+", Pattern.CASE_INSENSITIVE);

    private final Limits limits;
    private int filled;

    private XlsxReader(Limits limits) {
        this.limits = limits;
    }

    static Table read(byte[] content, Limits limits) throws IOException {
        new XlsxGuard(limits).check(content);
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(content), new ReadingOptions(true, true))) {
            var reader = new XlsxReader(limits);
            var sheets = new ArrayList<Table.Sheet>();
            for (var sheet : workbook.getSheets().toList()) {
                if (sheet.getVisibility() == SheetVisibility.VISIBLE) {
                    try (var rows = sheet.openStream()) {
                        sheets.add(new Table.Sheet(
                                sheet.getName(),
                                rows.map(reader::row)
                                        .filter(row -> !row.cells().isEmpty())
                                        .toList()));
                    }
                }
            }
            return new Table(sheets);
        } catch (BadTable | IOException asItIs) {
            throw asItIs instanceof BadTable bad ? bad : BadTable.unreadable();
        } catch (ExcelReaderException
                | IllegalArgumentException
                | IllegalStateException
                | NullPointerException
                | IndexOutOfBoundsException broken) {
            throw BadTable.unreadable();
        }
    }

    private Table.Row row(Row row) {
        var cells = new ArrayList<Table.Cell>();
        for (int column = 0; column < row.getCellCount(); column++) {
            var cell = row.getCell(column);
            cells.add(cell == null ? Table.Cell.EMPTY : cell(cell, row.getRowNum(), column));
            if (!cells.getLast().isEmpty()) {
                countFilled();
            }
        }
        while (!cells.isEmpty() && cells.getLast().isEmpty()) {
            cells.removeLast();
        }
        if (cells.size() > limits.columns()) {
            throw BadTable.tooManyColumns(row.getRowNum(), limits.columns());
        }
        return new Table.Row(row.getRowNum(), List.copyOf(cells));
    }

    private Table.Cell cell(Cell cell, int row, int column) {
        var formula = cell.getFormula() != null && !cell.getFormula().isEmpty();
        var date = formula ? null : date(cell);
        if (date != null) {
            return new Table.Cell(date.toString(), date, false);
        }
        var text = Table.plain(text(cell));
        if (text.length() > limits.cell()) {
            throw BadTable.cellTooLong(row, Table.columnName(column), limits.cell());
        }
        return text.isEmpty() && !formula ? Table.Cell.EMPTY : new Table.Cell(text, null, formula);
    }

    private void countFilled() {
        if (++filled > Limits.FILLED) {
            throw BadTable.tooManyCells();
        }
    }

    private static String text(Cell cell) {
        if (cell.getType() == CellType.ERROR) {
            return "";
        }
        return switch (cell.getValue()) {
            case null -> "";
            case BigDecimal number -> plain(number);
            case Boolean truth -> truth ? "1" : "0";
            default -> cell.getText() == null ? "" : cell.getText();
        };
    }

    private static String plain(BigDecimal number) {
        return number.precision() - number.scale() > 30
                ? number.toString()
                : number.stripTrailingZeros().toPlainString();
    }

    private static @org.jspecify.annotations.Nullable LocalDate date(Cell cell) {
        var format = cell.getDataFormatString();
        if (cell.getType() != CellType.NUMBER || format == null) {
            return null;
        }
        if (!DATE_PARTS.matcher(QUOTED.matcher(format).replaceAll("")).find()) {
            return null;
        }
        try {
            return cell.asDate().toLocalDate();
        } catch (RuntimeException notADate) {
            return null;
        }
    }
}
