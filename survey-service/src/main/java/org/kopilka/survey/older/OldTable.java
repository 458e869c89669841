package org.kopilka.survey.older;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.kopilka.platform.tables.Limits;
import org.kopilka.platform.tables.Table;
import org.kopilka.platform.tables.TableReader;
import org.kopilka.platform.web.Refusal;
import org.springframework.http.HttpStatus;

/** A table of an older wave: a row of headings, then an answer in each row. */
record OldTable(Table.Row header, List<Table.Row> rows) {

    static final Limits LIMITS = new Limits(6 << 20, 32L << 20, 10_000, 200, 20_000);

    /** Reads a table and uses it before another is read. */
    static <T> T read(InputStream upload, Function<OldTable, T> use) throws IOException {
        return TableReader.read(upload, LIMITS, table -> use.apply(of(table)));
    }

    private static OldTable of(Table table) {
        var rows = table.sheets().stream()
                .filter(sheet -> sheet.rows().size() > 1)
                .findFirst()
                .orElseThrow(() -> new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "table-empty"))
                .rows();
        return new OldTable(rows.getFirst(), rows.subList(1, rows.size()));
    }

    OldTable only(LoadPlan.Only only) {
        return new OldTable(header, rows.stream().filter(only::takes).toList());
    }

    int columns() {
        return header.cells().size();
    }

    List<ColumnProfile> profiles() {
        var profiles = new ArrayList<ColumnProfile>();
        for (int column = 0; column < columns(); column++) {
            profiles.add(ColumnProfile.of(header, rows, column, Map.of()));
        }
        return profiles;
    }

    /** The texts of questions by the headings of their columns, from a table of two columns in either order. */
    static Map<String, String> questionTexts(InputStream upload) throws IOException {
        return TableReader.read(upload, LIMITS, table -> {
            var texts = new HashMap<String, String>();
            table.sheets().getFirst().rows().forEach(row -> {
                texts.put(row.text(0), row.text(1));
                texts.put(row.text(1), row.text(0));
            });
            texts.values().removeIf(String::isEmpty);
            return texts;
        });
    }
}
