package org.kopilka.staff.imports;

import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kopilka.platform.tables.Table;

/**
 * A row of the file by its fields. A text longer than its field may be is as good as none: nobody looks through it for
 * what it could mean.
 */
public final class Line {

    /** Where a field stands, and how long it may be. */
    record Place(int column, int longest) {}

    private final Table.Row row;
    private final Map<String, Place> places;

    Line(Table.Row row, Map<String, Place> places) {
        this.row = row;
        this.places = places;
    }

    public int row() {
        return row.number();
    }

    public Table.Cell cell(String field) {
        var place = places.get(field);
        return place == null || isTooLong(place) ? Table.Cell.EMPTY : row.cell(place.column());
    }

    public String text(String field) {
        return cell(field).text();
    }

    /** The fields whose text is too long to be one, with the letters that it may have. */
    public Map<String, Integer> tooLong() {
        return places.entrySet().stream()
                .filter(place -> isTooLong(place.getValue()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, place -> place.getValue().longest()));
    }

    /** All cells that belong to a field, in the order of their columns. */
    public Stream<Table.Cell> cells() {
        return places.keySet().stream().map(this::cell);
    }

    public void forEach(BiConsumer<String, Table.Cell> use) {
        places.keySet().forEach(field -> use.accept(field, cell(field)));
    }

    private boolean isTooLong(Place place) {
        return row.cell(place.column()).text().length() > place.longest();
    }
}
