package org.kopilka.staff.imports;

import java.util.Map;
import org.kopilka.platform.tables.Table;

/** A row of the file by its fields. */
public record Line(int row, Map<String, Table.Cell> cells) {

    public Table.Cell cell(String field) {
        return cells.getOrDefault(field, Table.Cell.EMPTY);
    }

    public String text(String field) {
        return cell(field).text();
    }
}
