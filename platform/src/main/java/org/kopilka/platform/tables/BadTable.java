package org.kopilka.platform.tables;

import org.kopilka.platform.web.Refusal;
import org.springframework.http.HttpStatus;

/** An uploaded file that is no table we take; nothing of it was kept. */
public final class BadTable extends Refusal {

    private BadTable(HttpStatus status, String name, Object... arguments) {
        super(status, name, arguments);
    }

    static BadTable unreadable() {
        return new BadTable(HttpStatus.UNPROCESSABLE_CONTENT, "table-unreadable");
    }

    static BadTable oldOrLocked() {
        return new BadTable(HttpStatus.UNPROCESSABLE_CONTENT, "table-old-or-locked");
    }

    static BadTable empty() {
        return new BadTable(HttpStatus.UNPROCESSABLE_CONTENT, "table-empty");
    }

    /** @param most in MiB */
    static BadTable tooLarge(long most) {
        return new BadTable(HttpStatus.CONTENT_TOO_LARGE, "table-too-large", most);
    }

    /** @param most in MiB, of all that is packed into the file */
    static BadTable expandsTooFar(long most) {
        return new BadTable(HttpStatus.CONTENT_TOO_LARGE, "table-expands-too-far", most);
    }

    /** A document type or an entity of its own, which no spreadsheet program writes. */
    static BadTable withEntities() {
        return new BadTable(HttpStatus.UNPROCESSABLE_CONTENT, "table-with-entities");
    }

    static BadTable tooManyRows(int most) {
        return new BadTable(HttpStatus.CONTENT_TOO_LARGE, "table-too-many-rows", most);
    }

    static BadTable tooManyColumns(int row, int most) {
        return new BadTable(HttpStatus.CONTENT_TOO_LARGE, "table-too-many-columns", row, most);
    }

    static BadTable tooManyCells() {
        return new BadTable(HttpStatus.CONTENT_TOO_LARGE, "table-too-many-cells", Limits.FILLED);
    }

    static BadTable tooMuchText() {
        return new BadTable(HttpStatus.CONTENT_TOO_LARGE, "table-too-much-text", Limits.TEXT);
    }

    static BadTable tooManySheets(int most) {
        return new BadTable(HttpStatus.CONTENT_TOO_LARGE, "table-too-many-sheets", most);
    }

    /** Files within the file, which people never see. */
    static BadTable tooManyParts(int most) {
        return new BadTable(HttpStatus.CONTENT_TOO_LARGE, "table-too-many-parts", most);
    }

    static BadTable tooComplex() {
        return new BadTable(HttpStatus.CONTENT_TOO_LARGE, "table-too-complex", Limits.TAGS);
    }

    static BadTable takesTooLong(long seconds) {
        return new BadTable(HttpStatus.CONTENT_TOO_LARGE, "table-takes-too-long", seconds);
    }

    /** A page of the web or other markup, whatever it calls itself. */
    static BadTable page() {
        return new BadTable(HttpStatus.UNPROCESSABLE_CONTENT, "table-is-a-page");
    }

    static BadTable cellTooLong(int row, String column, int most) {
        return new BadTable(HttpStatus.CONTENT_TOO_LARGE, "table-cell-too-long", row, column, most);
    }
}
