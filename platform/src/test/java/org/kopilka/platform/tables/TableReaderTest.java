package org.kopilka.platform.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TableReaderTest {

    private static final Limits SMALL = new Limits(1 << 20, 4 << 20, 100, 20, 200);
    private static final String SHEET = "xl/worksheets/sheet1.xml";

    @Test
    void reads_what_it_writes_with_dates_as_dates() throws IOException {
        var out = new ByteArrayOutputStream();
        TableWriter.xlsx(
                out,
                "Педагоги",
                List.of("Имя", "Часы", "День"),
                Stream.of(List.of("Әйгерім", 7.5, LocalDate.of(2026, 9, 1)), Arrays.asList("=1+1", null, null)));

        var rows = read(out.toByteArray()).sheets().getFirst().rows();

        assertThat(rows).extracting(Table.Row::number).containsExactly(1, 2, 3);
        assertThat(rows.get(1).text(0)).isEqualTo("Әйгерім");
        assertThat(rows.get(1).text(1)).isEqualTo("7.5");
        assertThat(rows.get(1).cell(2).date()).isEqualTo(LocalDate.of(2026, 9, 1));
        assertThat(rows.get(2).cell(0)).isEqualTo(Table.Cell.of("=1+1"));
    }

    @Test
    void reads_text_tables_as_excel_in_russian_and_as_others_write_them() throws IOException {
        for (var content : List.of(
                "\uFEFFИмя;Возраст\nАня;\"5; почти 6\"\n".getBytes(StandardCharsets.UTF_8),
                "Имя;Возраст\r\nАня;5; почти 6\r\n"
                        .replace("5; почти 6", "\"5; почти 6\"")
                        .getBytes(Charset.forName("windows-1251")),
                "Имя\tВозраст\nАня\t5; почти 6".getBytes(StandardCharsets.UTF_8))) {
            var rows = read(content).sheets().getFirst().rows();

            assertThat(rows.get(1).text(0)).isEqualTo("Аня");
            assertThat(rows.get(1).text(1)).isEqualTo("5; почти 6");
        }
    }

    @Test
    void is_not_misled_by_commas_in_sentences() throws IOException {
        for (var separator : List.of(";", "\t")) {
            var table = String.join(
                            "\n",
                            "Имя;Формы",
                            "Аня;показ, курсы, совет, игра",
                            "Вера;курсы",
                            "Ия;показ, игра, совет, сайт")
                    .replace(";", separator);

            assertThat(read(table.getBytes(StandardCharsets.UTF_8))
                            .sheets()
                            .getFirst()
                            .rows())
                    .extracting(row -> row.text(0))
                    .containsExactly("Имя", "Аня", "Вера", "Ия");
        }
    }

    @Test
    void writes_text_tables_that_no_spreadsheet_computes() throws IOException {
        var out = new ByteArrayOutputStream();
        TableWriter.csv(out, List.of("a"), Stream.of(List.of("=HYPERLINK(\"x\")"), List.of("@СУММ(A1)"), List.of(-5)));

        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("\uFEFFa", "\"'=HYPERLINK(\"\"x\"\")\"", "'@СУММ(A1)", "-5");
    }

    @Test
    void refuses_a_file_over_its_size_before_reading_it_whole() {
        assertRefused("table-too-large", new byte[SMALL.bytes() + 1]);
    }

    @Test
    void refuses_a_workbook_that_expands_beyond_measure() throws IOException {
        var bomb = workbook(
                SHEET,
                sheet("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>" + "a".repeat(8 << 20)
                        + "</t></is></c></row>"));
        assertThat(bomb.length).isLessThan(SMALL.bytes());

        assertRefused("table-expands-too-far", bomb);
    }

    @Test
    void refuses_entities_and_document_types() throws IOException {
        assertRefused(
                "table-with-entities",
                workbook(
                        SHEET,
                        "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"
                                + sheet("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&a;</t></is></c></row>")));
    }

    @Test
    void refuses_a_cell_that_claims_to_stand_light_years_to_the_right() throws IOException {
        assertRefused(
                "table-too-many-columns", workbook(SHEET, sheet("<row r=\"1\"><c r=\"ZZZZZZ1\"><v>1</v></c></row>")));
    }

    @Test
    void refuses_too_many_rows_columns_and_letters_and_says_where() throws IOException {
        assertRefused("table-too-many-rows", "a\n".repeat(101).getBytes(StandardCharsets.UTF_8));
        assertRefused("table-too-many-columns", ("a" + ";a".repeat(20)).getBytes(StandardCharsets.UTF_8));
        assertRefused("table-cell-too-long", ("a\nb;" + "b".repeat(201)).getBytes(StandardCharsets.UTF_8));
        var rows = IntStream.rangeClosed(1, 101)
                .mapToObj("<row r=\"%d\"><c><v>1</v></c></row>"::formatted)
                .reduce("", String::concat);
        assertRefused("table-too-many-rows", workbook(SHEET, sheet(rows)));
    }

    @Test
    void refuses_more_filled_cells_than_a_small_heap_can_hold() throws IOException {
        var line = ("1;".repeat(100) + "\n").getBytes(StandardCharsets.UTF_8);
        var csv = new ByteArrayOutputStream();
        for (int row = 0; row < 5_001; row++) {
            csv.writeBytes(line);
        }
        assertThatExceptionOfType(BadTable.class)
                .isThrownBy(() -> TableReader.read(new ByteArrayInputStream(csv.toByteArray()), Limits.USUAL))
                .withMessage("table-too-many-cells");
        var cells = "<c t=\"n\"><v>1</v></c>".repeat(200);
        var rows = IntStream.rangeClosed(1, 2_501)
                .mapToObj(row -> "<row r=\"%d\">%s</row>".formatted(row, cells))
                .collect(Collectors.joining());
        var xlsx = workbook(SHEET, sheet(rows));
        assertThatExceptionOfType(BadTable.class)
                .isThrownBy(() -> TableReader.read(new ByteArrayInputStream(xlsx), Limits.USUAL))
                .withMessage("table-too-many-cells");
    }

    @Test
    void refuses_old_locked_broken_and_empty_files() throws IOException {
        assertRefused("table-old-or-locked", new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0});
        assertRefused("table-unreadable", new byte[] {'P', 'K', 3, 4, 1, 2, 3});
        assertRefused("table-unreadable", workbook(SHEET, "<worksheet><sheetData><row"));
        assertRefused("table-unreadable", new byte[] {1, 0, 2});
        assertRefused("table-empty", " ; ;\n".getBytes(StandardCharsets.UTF_8));
    }

    private static Table read(byte[] content) throws IOException {
        return TableReader.read(new ByteArrayInputStream(content), SMALL);
    }

    private static void assertRefused(String problem, byte[] content) {
        assertThatExceptionOfType(BadTable.class)
                .isThrownBy(() -> read(content))
                .withMessage(problem);
    }

    private static String sheet(String rows) {
        return "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>" + rows
                + "</sheetData></worksheet>";
    }

    /** A sound workbook with one part replaced. */
    private static byte[] workbook(String replaced, String content) throws IOException {
        var sound = new ByteArrayOutputStream();
        TableWriter.xlsx(sound, "s", List.of("a"), Stream.of());
        var parts = Workbooks.unzipped(sound.toByteArray());
        assertThat(parts).containsKey(replaced);
        parts.put(replaced, content.getBytes(StandardCharsets.UTF_8));
        return Workbooks.zipped(parts);
    }
}
