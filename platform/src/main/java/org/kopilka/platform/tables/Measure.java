package org.kopilka.platform.tables;

/** Counts what is read of one table, as it is read, and refuses what is over a limit. */
final class Measure {

    private final Limits limits;
    private final long end = System.nanoTime() + Limits.TIME.toNanos();
    private long expanded;
    private int tags;
    private int rows;
    private int filled;
    private int text;

    Measure(Limits limits) {
        this.limits = limits;
    }

    Limits limits() {
        return limits;
    }

    void expanded(int bytes) {
        expanded += bytes;
        if (expanded > limits.expandedBytes()) {
            throw BadTable.expandsTooFar(limits.expandedBytes() >> 20);
        }
        if (System.nanoTime() > end) {
            throw BadTable.takesTooLong(Limits.TIME.toSeconds());
        }
    }

    void tag() {
        if (++tags > Limits.TAGS) {
            throw BadTable.tooComplex();
        }
    }

    /** A row that has something in it. */
    void row() {
        if (++rows > limits.rows()) {
            throw BadTable.tooManyRows(limits.rows());
        }
    }

    /** A cell that has something in it; the column is counted from 0. */
    void cell(int row, int column, int characters) {
        if (column >= limits.columns()) {
            throw BadTable.tooManyColumns(row, limits.columns());
        }
        if (characters > limits.cell()) {
            throw BadTable.cellTooLong(row, Table.columnName(column), limits.cell());
        }
        if (++filled > Limits.FILLED) {
            throw BadTable.tooManyCells();
        }
        text += characters;
        if (text > Limits.TEXT) {
            throw BadTable.tooMuchText();
        }
    }
}
