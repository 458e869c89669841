package org.kopilka.platform.tables;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What lies in a spreadsheet or a text table: sheets of rows of cells; empty rows are left out. */
public record Table(List<Sheet> sheets) {

    public record Sheet(String name, List<Row> rows) {}

    /** @param number the row's number in the file, from 1 */
    public record Row(int number, List<Cell> cells) {

        /** The cell of a column, counted from 0; an empty one beyond the row's end. */
        public Cell cell(int column) {
            return column >= 0 && column < cells.size() ? cells.get(column) : Cell.EMPTY;
        }

        public String text(int column) {
            return cell(column).text();
        }
    }

    /**
     * @param text as a reader of the sheet would see it, without spaces around it; of a formula, the last result
     * @param date of a cell that holds a date as such
     * @param formula whether the text was computed and may not be trusted
     */
    public record Cell(String text, @Nullable LocalDate date, boolean formula) {

        public static final Cell EMPTY = new Cell("", null, false);

        public static Cell of(String text) {
            return text.isEmpty() ? EMPTY : new Cell(text, null, false);
        }

        public boolean isEmpty() {
            return text.isEmpty();
        }
    }

    /** {@code A}, {@code B} … {@code AA} for a column counted from 0, as spreadsheets name it. */
    public static String columnName(int column) {
        var name = new StringBuilder();
        for (int left = column; left >= 0; left = left / 26 - 1) {
            name.insert(0, (char) ('A' + left % 26));
        }
        return name.toString();
    }
}
