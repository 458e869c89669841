package org.kopilka.platform.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What other programs than Excel write, and the standard allows. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReadingOddWorkbooksTest {

    @Test
    void finds_parts_by_their_relationships_whatever_their_names() throws IOException {
        var parts = Workbooks.parts(Workbooks.sheet("<row><c t='s'><v>1</v></c></row>"));
        parts.put("strings", "<sst><si><t>a</t></si><si><t>b</t></si></sst>");

        assertThat(texts(Workbooks.of(parts))).containsExactly(List.of("b"));
    }

    @Test
    void reads_workbooks_of_the_strict_kind_with_prefixes_everywhere() throws IOException {
        var strict = "http://purl.oclc.org/ooxml/";
        var parts = Workbooks.parts(
                "<x:worksheet xmlns:x='%sspreadsheetml/main'><x:sheetData><x:row><x:c t='inlineStr'>".formatted(strict)
                        + "<x:is><x:t>да</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>");
        parts.replaceAll((_, part) -> part.replace("http://schemas.openxmlformats.org/officeDocument/2006/", strict));

        assertThat(texts(Workbooks.of(parts))).containsExactly(List.of("да"));
    }

    @Test
    void counts_on_where_rows_and_cells_do_not_say_where_they_stand() throws IOException {
        var sheet = sheet("<row><c><v>1</v></c><c r='D1'><v>2</v></c><c><v>3</v></c></row>"
                + "<row r='7'><c><v>4</v></c></row><row><c><v>5</v></c></row>");

        assertThat(sheet.rows()).extracting(Table.Row::number).containsExactly(1, 7, 8);
        assertThat(sheet.rows().getFirst().cells()).extracting(Table.Cell::text).containsExactly("1", "", "", "2", "3");
    }

    @Test
    void puts_runs_together_and_leaves_out_how_they_are_pronounced() throws IOException {
        var sheet = sheet("<row><c t='inlineStr'><is><r><t>Ай</t></r><r><rPr><b/></rPr><t>гүл</t></r>"
                + "<rPh sb='0' eb='1'><t>no</t></rPh></is></c></row>");

        assertThat(sheet.rows().getFirst().text(0)).isEqualTo("Айгүл");
    }

    @Test
    void undoes_what_stands_for_letters_that_xml_has_no_place_for() throws IOException {
        var sheet = sheet("<row><c t='inlineStr'><is><t>Зайцева_x000D_&#10;Анна _x005F_x000D_ _xZZZZ_ a_x0000_b_x</t>"
                + "</is></c></row>");

        assertThat(sheet.rows().getFirst().text(0)).isEqualTo("Зайцева\nАнна _x000D_ _xZZZZ_ a b_x");
    }

    @Test
    void knows_days_by_style_by_type_and_of_formulas_too() throws IOException {
        var parts = Workbooks.parts(Workbooks.sheet("<row><c s='1'><v>29358</v></c><c s='1'><f>DATE(1980,5,17)</f>"
                + "<v>29358.5</v></c><c t='d'><v>1980-05-17T00:00:00</v></c><c s='2'><v>29358</v></c><c><v>29358</v></c>"
                + "<c s='1'><v>0.5</v></c><c s='-1'><v>7</v></c><c s='99'><v>8</v></c></row>"));
        parts.put(
                "strange/look.txt",
                "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='[$-FC19]dd\\ mmmm\\ yyyy\\ \\г\\.;@'/>"
                        + "<numFmt numFmtId='165' formatCode='0&quot; days&quot;'/></numFmts>"
                        + "<cellXfs><xf/><xf numFmtId='164'/><xf numFmtId='165'/></cellXfs></styleSheet>");
        var cells =
                read(Workbooks.of(parts)).sheets().getFirst().rows().getFirst().cells();

        assertThat(cells)
                .extracting(Table.Cell::text)
                .containsExactly("1980-05-17", "1980-05-17", "1980-05-17", "29358", "29358", "0.5", "7", "8");
        assertThat(cells.subList(0, 3)).allMatch(cell -> cell.date() != null);
        assertThat(cells.get(1).formula()).isTrue();
    }

    @Test
    void counts_days_from_1904_where_the_workbook_says_so() throws IOException {
        var parts = Workbooks.parts(Workbooks.sheet("<row><c s='0'><v>27896</v></c></row>"));
        parts.computeIfPresent(
                "strange/book.bin", (_, book) -> book.replace("<sheets>", "<workbookPr date1904='1'/><sheets>"));
        parts.put("strange/look.txt", "<styleSheet><cellXfs><xf numFmtId='14'/></cellXfs></styleSheet>");

        assertThat(texts(Workbooks.of(parts))).containsExactly(List.of("1980-05-17"));
    }

    @Test
    void shows_numbers_as_a_spreadsheet_does_and_leaves_those_beyond_measure_as_they_are() throws IOException {
        var sheet = sheet("<row><c><v>2.2999999999999998</v></c><c><v>1E3</v></c><c><v>1e999</v></c>"
                + "<c><v>1e-999999999</v></c><c><v>1e2147483647</v></c><c><v>79991234567</v></c><c><v>x</v></c></row>");

        assertThat(sheet.rows().getFirst().cells())
                .extracting(Table.Cell::text)
                .containsExactly("2.3", "1000", "1e999", "1e-999999999", "1e2147483647", "79991234567", "x");
    }

    @Test
    void reads_the_many_empty_rows_of_a_formatted_sheet_without_counting_them() throws IOException {
        var sheet = sheet("<row r='1'><c><v>1</v></c></row>" + "<row><c s='1'/></row>".repeat(60_000));

        assertThat(sheet.rows()).hasSize(1);
    }

    @Test
    void reads_text_of_utf_16_as_excel_saves_it() throws IOException {
        var text = "\uFEFFИмя\tДень\nАня\t5\n".getBytes(StandardCharsets.UTF_16LE);

        assertThat(texts(text)).containsExactly(List.of("Имя", "День"), List.of("Аня", "5"));
    }

    @Test
    void reads_quotes_within_quotes_lines_within_cells_and_every_end_of_line() throws IOException {
        var text = "a,b\r\"1 \"\"x\"\"\",\"2\n3\"\r\n\r\n4,5\n\"6".getBytes(StandardCharsets.UTF_8);

        assertThat(texts(text))
                .containsExactly(List.of("a", "b"), List.of("1 \"x\"", "2\n3"), List.of("4", "5"), List.of("6"));
        assertThat(read(text).sheets().getFirst().rows())
                .extracting(Table.Row::number)
                .containsExactly(1, 2, 5, 6);
    }

    private static Table.Sheet sheet(String rows) throws IOException {
        return read(Workbooks.with(rows)).sheets().getFirst();
    }

    private static List<List<String>> texts(byte[] file) throws IOException {
        return read(file).sheets().getFirst().rows().stream()
                .map(row -> row.cells().stream().map(Table.Cell::text).toList())
                .toList();
    }

    private static Table read(byte[] file) throws IOException {
        return TableReader.read(new ByteArrayInputStream(file), Limits.USUAL);
    }
}
