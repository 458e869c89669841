package org.kopilka.platform.tables;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.kopilka.platform.web.Refusal;
import org.springframework.http.HttpStatus;

/**
 * Reads a table of any kind people have: XLSX, or text with commas, semicolons or tabs. What it brings is counted as it
 * is read, and one table at a time is read and used in a service, whoever asks: a table may fill a good part of a small
 * heap, two would not fit.
 */
public final class TableReader {

    private static final ReentrantLock TURN = new ReentrantLock(true);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private TableReader() {}

    /**
     * Reads a table and uses it while no other is in memory; what is made of it should be smaller than it.
     *
     * @throws BadTable a 413 or 422 of the reader's language if the file is over a limit or no table at all
     * @throws Refusal a 429 if others took all the time there was to wait
     */
    public static <T> T read(InputStream upload, Limits limits, Function<Table, T> use) throws IOException {
        takeTurn();
        try {
            return use.apply(table(upload, limits));
        } finally {
            TURN.unlock();
        }
    }

    /** Reads a table that is small, since it outlives its turn. */
    public static Table read(InputStream upload, Limits limits) throws IOException {
        return read(upload, limits, table -> table);
    }

    private static void takeTurn() {
        try {
            if (!TURN.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Refusal(HttpStatus.TOO_MANY_REQUESTS, "too-many-at-once");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Refusal(HttpStatus.TOO_MANY_REQUESTS, "too-many-at-once");
        }
    }

    /** The file lies on the disk while it is read: its parts come in any order, and memory is dear. */
    private static Table table(InputStream upload, Limits limits) throws IOException {
        var file = Files.createTempFile("table-", ".part");
        try {
            copy(upload, file, limits);
            var table = read(file, new Measure(limits));
            if (table.sheets().stream().allMatch(sheet -> sheet.rows().isEmpty())) {
                throw BadTable.empty();
            }
            return table;
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static void copy(InputStream upload, Path file, Limits limits) throws IOException {
        long length = 0;
        try (var out = Files.newOutputStream(file)) {
            var some = new byte[64 << 10];
            for (int got = upload.read(some); got >= 0; got = upload.read(some)) {
                length += got;
                if (length > limits.bytes()) {
                    throw BadTable.tooLarge(limits.bytes() >> 20);
                }
                out.write(some, 0, got);
            }
        }
        if (length == 0) {
            throw BadTable.empty();
        }
    }

    private static Table read(Path file, Measure measure) throws IOException {
        byte[] head;
        try (var in = Files.newInputStream(file)) {
            head = in.readNBytes(4);
        }
        if (startsWith(head, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw BadTable.oldOrLocked();
        }
        return startsWith(head, 'P', 'K', 3, 4)
                ? XlsxReader.read(file, measure)
                : new Table(List.of(CsvReader.read(file, measure)));
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
