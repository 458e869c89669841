package org.kopilka.platform.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReadingInASmallHeapTest {

    /** What the smallest service, of 112 MiB, has for its work once it stands. */
    private static final String HEAP = "-Xmx56m";

    private static final Limits LIMITS = new Limits(20 << 20, 100L << 20, 20_000, 100, 5_000);
    private static final int ROWS = 5_000;
    private static final int COLUMNS = 50;

    /** Cells of 16 letters, none like another: as many cells and letters as are taken. */
    @Test
    void takes_the_largest_that_is_allowed_from_several_at_once(@TempDir Path folder) throws Exception {
        var text = Files.writeString(folder.resolve("largest.csv"), text());
        var workbook = folder.resolve("largest.xlsx");
        writeWorkbook(workbook);
        var empty = Files.writeString(folder.resolve("empty.csv"), "Ф.И.О.,Должность\n" + "\n".repeat(9_000_000));

        var reader = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ReadingInASmallHeapTest.class.getName(),
                        text.toString(),
                        workbook.toString(),
                        empty.toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(reader.waitFor()).as(said).isZero();
        assertThat(said.lines()).containsExactly("250000", "250000", "2", "250000", "250000", "2");
    }

    /** Runs in a process of its own: reads the files, each twice, all at once. */
    public static void main(String[] files) throws Exception {
        try (var threads = Executors.newFixedThreadPool(6)) {
            List<Future<Long>> read = IntStream.range(0, 2 * files.length)
                    .mapToObj(at -> threads.submit(() -> filled(Path.of(files[at % files.length]))))
                    .toList();
            for (var filled : read) {
                System.out.println(filled.get());
            }
        }
    }

    private static long filled(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return TableReader.read(
                    in,
                    LIMITS,
                    table -> table.sheets().getFirst().rows().stream()
                            .flatMap(row -> row.cells().stream())
                            .filter(cell -> !cell.isEmpty())
                            .count());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String cell(int row, int column) {
        return "ячейка%010d".formatted(row * COLUMNS + column);
    }

    private static String text() {
        var text = new StringBuilder();
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                text.append(column == 0 ? "" : ";").append(cell(row, column));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static void writeWorkbook(Path file) throws IOException {
        var parts = Workbooks.parts("");
        var strings = new StringBuilder("<sst>");
        var rows = new StringBuilder();
        for (int row = 0; row < ROWS; row++) {
            rows.append("<row>");
            for (int column = 0; column < COLUMNS; column++) {
                strings.append("<si><t>").append(cell(row, column)).append("</t></si>");
                rows.append("<c t='s'><v>").append(row * COLUMNS + column).append("</v></c>");
            }
            rows.append("</row>");
        }
        parts.put("strings", strings.append("</sst>").toString());
        parts.put("sheet.dat", Workbooks.sheet(rows.toString()));
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
