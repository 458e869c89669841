package org.kopilka.platform.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReadingTablesTest {

    private static final List<List<Object>> ROWS =
            List.of(List.of("Айгүл", 12, LocalDate.of(2026, 9, 1)), List.of("=1+1", 2.5, LocalDate.of(2024, 2, 29)));

    @Test
    void gets_back_what_was_written_as_a_workbook() throws IOException {
        var workbook = new ByteArrayOutputStream();
        TableWriter.xlsx(workbook, "Лист", List.of("Имя", "Число", "День"), ROWS.stream());

        var sheet = read(workbook.toByteArray()).sheets().getFirst();

        assertThat(sheet.name()).isEqualTo("Лист");
        assertThat(sheet.rows()).hasSize(3);
        assertThat(sheet.rows().get(1).text(0)).isEqualTo("Айгүл");
        assertThat(sheet.rows().get(1).cell(2).date()).isEqualTo("2026-09-01");
        assertThat(sheet.rows().get(2).cell(0).formula()).isFalse();
        assertThat(sheet.rows().get(2).text(1)).isEqualTo("2.5");
    }

    @Test
    void gets_back_what_was_written_as_text_with_nothing_left_to_compute() throws IOException {
        var text = new ByteArrayOutputStream();
        TableWriter.csv(text, List.of("Имя", "Число", "День"), ROWS.stream());

        var rows = read(text.toByteArray()).sheets().getFirst().rows();

        assertThat(rows.get(2).text(0)).isEqualTo("'=1+1");
        assertThat(rows.get(2).text(1)).isEqualTo("2.5");
    }

    @Test
    void refuses_what_is_broken_without_a_stumble() throws IOException {
        var workbook = new ByteArrayOutputStream();
        TableWriter.xlsx(workbook, "Лист", List.of("Имя"), Stream.of(List.of("а")));
        var whole = workbook.toByteArray();

        for (var broken : List.of(
                new byte[] {'P', 'K', 3, 4, 9, 9}, Arrays.copyOf(whole, whole.length / 2), new byte[] {1, 0, 2})) {
            assertThatExceptionOfType(BadTable.class)
                    .isThrownBy(() -> read(broken))
                    .withMessage("table-unreadable");
        }
    }

    private static Table read(byte[] content) throws IOException {
        return TableReader.read(new ByteArrayInputStream(content), Limits.USUAL);
    }
}
