package org.kopilka.platform.tables;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Reads an uploaded table of any kind people have: XLSX, or text with commas, semicolons or tabs. */
public final class TableReader {

    private TableReader() {}

    /**
     * @throws BadTable a 413 or 422 of the reader's language if the file is over a limit or no table at all
     */
    public static Table read(InputStream upload, Limits limits) throws IOException {
        var content = upload.readNBytes(limits.bytes() + 1);
        if (content.length > limits.bytes()) {
            throw BadTable.tooLarge(limits.bytes() >> 20);
        }
        if (content.length == 0) {
            throw BadTable.empty();
        }
        if (startsWith(content, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw BadTable.oldOrLocked();
        }
        var table = startsWith(content, 'P', 'K', 3, 4)
                ? XlsxReader.read(content, limits)
                : new Table(List.of(CsvReader.read(content, limits)));
        if (table.sheets().stream().allMatch(sheet -> sheet.rows().isEmpty())) {
            throw BadTable.empty();
        }
        return table;
    }

    private static boolean startsWith(byte[] content, int... signature) {
        for (int i = 0; i < signature.length; i++) {
            if (i >= content.length || content[i] != (byte) signature[i]) {
                return false;
            }
        }
        return true;
    }
}
