package org.kopilka.platform.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Files made to stop who reads them; each is refused by what it does, in moments and in little memory. */
@Timeout(30)
@DisplayNameGeneration(ReplaceUnderscores.class)
class RefusingHostileTablesTest {

    private static final Limits LIMITS = new Limits(10 << 20, 100L << 20, 10_000, 100, 5_000);

    @Test
    void a_cell_light_years_to_the_right_in_a_part_of_another_name() throws IOException {
        assertRefused("table-too-many-columns", Workbooks.with("<row><c r='ZZZZZZ1'><v>1</v></c></row>"));
        assertRefused(
                "table-too-many-columns", Workbooks.with("<row>" + "<c><v>1</v></c>".repeat(1_000_000) + "</row>"));
    }

    @Test
    void a_part_that_expands_beyond_measure_whatever_its_name() throws IOException {
        var parts = Workbooks.parts(Workbooks.sheet("<row/>"));
        for (var part : new String[] {"sheet.dat", "strings", "strange/look.txt", "strange/book.bin", "_rels/.rels"}) {
            var bomb = new LinkedHashMap<>(parts);
            bomb.put(part, "<a>" + " ".repeat(5 << 20));
            assertRefused("table-expands-too-far", Workbooks.of(bomb), new Limits(1 << 20, 4 << 20, 100, 100, 100));
        }
    }

    @Test
    void tags_that_say_nothing_without_end() throws IOException {
        assertRefused("table-too-complex", Workbooks.with("<b/>".repeat(20_000_000)));
    }

    @Test
    void what_the_parser_would_have_to_hold_at_once() throws IOException {
        var long_ = "a".repeat(3 << 20);
        for (var rows : new String[] {
            "<row x='" + long_ + "'/>",
            "<!--" + long_ + "-->",
            "<?a " + long_ + "?>",
            "<row><c r='" + long_ + "'/></row>"
        }) {
            assertRefused("table-unreadable", Workbooks.with(rows));
        }
    }

    @Test
    void names_without_end_and_nesting_without_end() throws IOException {
        var names = IntStream.range(0, 3_000).mapToObj("<n%d/>"::formatted).collect(Collectors.joining());
        var spaces =
                IntStream.range(0, 3_000).mapToObj("<n xmlns='%d'/>"::formatted).collect(Collectors.joining());
        assertRefused("table-unreadable", Workbooks.with(names));
        assertRefused("table-unreadable", Workbooks.with(spaces));
        assertRefused("table-unreadable", Workbooks.with("<row>".repeat(1_000_000)));
    }

    @Test
    void entities_in_any_part() throws IOException {
        var type = "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]>";
        for (var part : new String[] {"sheet.dat", "strings", "strange/look.txt", "strange/book.bin", "_rels/.rels"}) {
            var parts = Workbooks.parts(Workbooks.sheet("<row/>"));
            parts.computeIfPresent(part, (_, content) -> type + content);
            assertRefused("table-with-entities", Workbooks.of(parts));
        }
    }

    @Test
    void more_parts_and_sheets_than_any_table_has() throws IOException {
        var many = Workbooks.parts(Workbooks.sheet("<row/>"));
        IntStream.range(0, 1_000).forEach(at -> many.put("x" + at, ""));
        assertRefused("table-too-many-parts", Workbooks.of(many));

        var sheets = Workbooks.parts(Workbooks.sheet("<row/>"));
        var sheet = "<sheet name='Лист' sheetId='1' r:id='worksheet'/>";
        sheets.computeIfPresent("strange/book.bin", (_, book) -> book.replace(sheet, sheet.repeat(300)));
        assertRefused("table-too-many-sheets", Workbooks.of(sheets));
    }

    @Test
    void one_long_text_that_many_cells_share() throws IOException {
        var parts = Workbooks.parts(Workbooks.sheet(
                "<row>%s</row>".formatted("<c t='s'><v>0</v></c>".repeat(90)).repeat(100)));
        parts.put("strings", "<sst><si><t>%s</t></si></sst>".formatted("я".repeat(5_000)));

        assertRefused("table-too-much-text", Workbooks.of(parts));
    }

    @Test
    void strings_to_share_without_end() throws IOException {
        var parts = Workbooks.parts(Workbooks.sheet("<row/>"));
        parts.put("strings", "<sst>" + "<si/>".repeat(300_000) + "</sst>");
        assertRefused("table-too-much-text", Workbooks.of(parts));
        parts.put(
                "strings",
                "<sst>" + "<si><t>%s</t></si>".formatted("я".repeat(4_000)).repeat(2_000) + "</sst>");
        assertRefused("table-too-much-text", Workbooks.of(parts));
    }

    @Test
    void places_that_do_not_exist() throws IOException {
        for (var rows : new String[] {
            "<row r='-1'><c><v>1</v></c></row>",
            "<row r='0'><c><v>1</v></c></row>",
            "<row r='99999999999'><c><v>1</v></c></row>",
            "<row r='2'><c><v>1</v></c></row><row r='2'><c><v>1</v></c></row>",
            "<row><c r='-5'><v>1</v></c></row>",
            "<row><c t='s'><v>-1</v></c></row>",
            "<row><c t='s'><v>0</v></c></row>",
            "<row><c t='s'><v>1e999</v></c></row>"
        }) {
            assertRefused("table-unreadable", Workbooks.with(rows));
        }
    }

    @Test
    void relationships_that_lead_out_of_the_file() throws IOException {
        for (var target : new String[] {"../../../etc/passwd", "http://127.0.0.1/x", "file:///etc/passwd", ""}) {
            var parts = Workbooks.parts(Workbooks.sheet("<row/>"));
            parts.put("_rels/.rels", Workbooks.relationships("officeDocument", target));
            assertRefused("table-unreadable", Workbooks.of(parts));
        }
        var outside = Workbooks.parts(Workbooks.sheet("<row/>"));
        outside.computeIfPresent("_rels/.rels", (_, all) -> all.replace("Target=", "TargetMode='External' Target="));
        assertRefused("table-unreadable", Workbooks.of(outside));
    }

    @Test
    void parts_of_which_each_says_to_be_the_other() throws IOException {
        var parts = Workbooks.parts(Workbooks.sheet("<row/>"));
        parts.put("SHEET.dat", Workbooks.sheet("<row/>"));

        assertRefused("table-unreadable", Workbooks.of(parts));
    }

    @Test
    void text_of_lines_columns_or_quotes_without_end() {
        assertRefused("table-empty", "\n".repeat(9_000_000).getBytes(StandardCharsets.UTF_8));
        assertRefused("table-empty", ";".repeat(9_000_000).getBytes(StandardCharsets.UTF_8));
        assertRefused("table-too-many-columns", "a;".repeat(4_000_000).getBytes(StandardCharsets.UTF_8));
        assertRefused("table-cell-too-long", ("a\n\"" + "a".repeat(9_000_000)).getBytes(StandardCharsets.UTF_8));
        assertRefused("table-too-many-rows", "a\n".repeat(4_000_000).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_page_of_the_web_that_calls_itself_a_table() {
        assertRefused(
                "table-is-a-page", "\n <html><table><tr><td>1</td></tr></table>".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_table_while_another_is_in_use() throws Exception {
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        var readers = IntStream.range(0, 4)
                .mapToObj(_ -> Thread.ofVirtual().start(() -> use(inside, most)))
                .toList();
        for (var reader : readers) {
            reader.join();
        }

        assertThat(most).hasValue(1);
    }

    private static void use(AtomicInteger inside, AtomicInteger most) {
        try {
            TableReader.read(new ByteArrayInputStream("a\nb".getBytes(StandardCharsets.UTF_8)), LIMITS, _ -> {
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                Thread.yield();
                return inside.decrementAndGet();
            });
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static void assertRefused(String problem, byte[] file) {
        assertRefused(problem, file, LIMITS);
    }

    private static void assertRefused(String problem, byte[] file, Limits limits) {
        assertThatExceptionOfType(BadTable.class)
                .isThrownBy(() -> TableReader.read(new ByteArrayInputStream(file), limits))
                .withMessage(problem);
    }
}
