package org.kopilka.survey.xlsform;

import org.kopilka.platform.tables.Table;

/**
 * Something in a workbook that cannot be taken, or was taken otherwise than it says.
 *
 * @param row in the sheet, from 1; 0 for the sheet as a whole
 * @param column from 0
 * @param reason names the text in the message bundles, {@code xlsform.<reason>}
 */
record Fault(String sheet, int row, int column, String reason, Object... arguments) {

    /** {@code A}, {@code B} … as the spreadsheet names it; empty for the sheet as a whole. */
    String columnName() {
        return row == 0 ? "" : Table.columnName(column);
    }
}
