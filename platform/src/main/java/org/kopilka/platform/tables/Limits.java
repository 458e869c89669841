package org.kopilka.platform.tables;

import java.time.Duration;

/**
 * How much of an uploaded table is taken; counted while it is read.
 *
 * @param bytes of the file as it came
 * @param expandedBytes of all its parts unpacked, each as often as it is read
 * @param rows with something in them, in all sheets together
 * @param columns in a row
 * @param cell characters in a cell
 */
public record Limits(int bytes, long expandedBytes, int rows, int columns, int cell) {

    /** Cells with something in them, in all sheets together: what a small heap can hold. */
    static final int FILLED = 250_000;

    /** Characters in all cells together, and once more in the list of strings that cells of a workbook share. */
    static final int TEXT = 4 << 20;

    /** Tags in all parts together: those of empty cells are many, and take time. */
    static final int TAGS = 3_000_000;

    static final int PARTS = 1_000;
    static final int SHEETS = 200;
    static final Duration TIME = Duration.ofSeconds(60);

    public static final Limits USUAL = new Limits(20 << 20, 200L << 20, 20_000, 300, 20_000);
}
