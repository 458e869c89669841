package org.kopilka.survey.older;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class GuessingColumnsTest {

    private static final Path REAL =
            Path.of(System.getProperty("kopilka.root", "..")).resolve("../shared/data/waves");

    @Test
    void cuts_choices_at_commas_but_not_inside_brackets() {
        assertThat(Cells.choices("Excel, R Command Line (i.e., the native one), SPSS", Map.of()))
                .containsExactly("Excel", "R Command Line (i.e., the native one)", "SPSS");
        assertThat(Cells.choices("1,5 часа, потом, потом", Map.of())).containsExactly("1,5 часа", "потом");
    }

    @Test
    void counts_no_more_parts_of_cells_than_could_be_choices() throws IOException {
        var cells = IntStream.range(0, 200)
                .mapToObj(row -> IntStream.range(0, 1_000)
                        .mapToObj(part -> row + "-" + part)
                        .collect(Collectors.joining(", ", "\"Да, ", "\"\n")))
                .collect(Collectors.joining("", "Вопрос;Год\n", ""));

        var choices = OldTable.read(
                new ByteArrayInputStream(cells.getBytes(StandardCharsets.UTF_8)),
                table -> table.profiles().getFirst().choices());

        assertThat(choices).hasSize(1_000).first().isEqualTo(new ColumnProfile.Value("Да", 200));
    }

    @Test
    void knows_what_is_no_answer_a_number_a_time() {
        assertThat(Cells.answer("NA", Map.of())).isEmpty();
        assertThat(Cells.number("1,5")).contains(1.5);
        assertThat(Cells.number("пять")).isEmpty();
        assertThat(Cells.isTime("2018-12-06T16:57:58Z")).isTrue();
        assertThat(Cells.isTime("2018-12-06")).isFalse();
    }

    @Test
    void sees_what_the_columns_of_a_real_wave_are() throws IOException {
        var guesses = guesses("wave2018_en.tsv");

        assertThat(guesses)
                .containsEntry("Qtime", ColumnKind.IGNORE)
                .containsEntry("Qr_experience", ColumnKind.ONE)
                .containsEntry("Qr_enjoyment", ColumnKind.NUMBER)
                .containsEntry("Qrecommend", ColumnKind.NUMBER)
                .containsEntry("Qyear_born", ColumnKind.NUMBER)
                .containsEntry("Qlanguages", ColumnKind.MULTIPLE)
                .containsEntry("Qtools_with_r", ColumnKind.MULTIPLE)
                .containsEntry("Qused_for", ColumnKind.MULTIPLE)
                .containsEntry("Qlike_best", ColumnKind.TEXT)
                .containsEntry("Qchange_one_thing", ColumnKind.TEXT)
                .containsEntry("Qtidyverse_today", ColumnKind.ONE)
                .containsEntry("number_responses", ColumnKind.IGNORE);
    }

    @Test
    void sees_what_the_columns_of_the_next_wave_are() throws IOException {
        var guesses = guesses("wave2019_combined_en_es.tsv");

        assertThat(guesses)
                .containsEntry("Qtime", ColumnKind.IGNORE)
                .containsEntry("Qr_experience", ColumnKind.ONE)
                .containsEntry("Qr_enjoyment", ColumnKind.NUMBER)
                .containsEntry("Qused_for", ColumnKind.MULTIPLE)
                .containsEntry("Qlike_best", ColumnKind.TEXT);
    }

    private static Map<String, ColumnKind> guesses(String file) throws IOException {
        var path = REAL.resolve(file);
        assumeTrue(Files.exists(path), () -> "Real waves are not beside the checkout: " + path);
        try (var in = Files.newInputStream(path)) {
            return OldTable.read(
                    in,
                    table -> table.profiles().stream()
                            .collect(Collectors.toMap(
                                    profile -> profile.header().strip(), ColumnProfile::guess, (first, _) -> first)));
        }
    }
}
