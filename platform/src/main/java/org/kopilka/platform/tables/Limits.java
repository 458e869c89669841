package org.kopilka.platform.tables;

/**
 * How much of an uploaded table is taken.
 *
 * @param bytes of the file as it came
 * @param expandedBytes of all its parts unpacked
 * @param rows in all sheets together
 * @param columns in a row
 * @param cell characters in a cell
 */
public record Limits(int bytes, long expandedBytes, int rows, int columns, int cell) {

    /** Cells with something in them, in all sheets together: what a small heap can hold. */
    static final int FILLED = 500_000;

    public static final Limits USUAL = new Limits(20 << 20, 200L << 20, 50_000, 300, 20_000);
}
