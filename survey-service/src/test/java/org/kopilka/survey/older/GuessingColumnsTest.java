package org.kopilka.survey.older;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.kopilka.survey.forms.Wordings;
import org.springframework.context.support.StaticMessageSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class GuessingColumnsTest {

    private static final OwnExports EXPORTS = new OwnExports(new StaticMessageSource() {
        {
            setUseCodeAsDefaultMessage(true);
        }
    });
    private static final Path REAL =
            Path.of(System.getProperty("kopilka.root", "..")).resolve("../shared/data/waves");

    @Test
    void cuts_choices_at_commas_but_not_inside_brackets() {
        assertThat(cut("Excel, R Command Line (i.e., the native one), SPSS"))
                .containsExactly("Excel", "R Command Line (i.e., the native one)", "SPSS");
        assertThat(cut("1,5 часа, потом")).containsExactly("1,5 часа", "потом");
        assertThat(cut("Смелость :(, потом")).containsExactly("Смелость :(", "потом");
    }

    @Test
    void what_is_known_stays_whole_whatever_is_in_it() {
        assertThat(cut("Мастер-классы, Семинары, практикумы, Кружок", "Семинары, практикумы", "Мастер-классы"))
                .containsExactly("Мастер-классы", "Семинары, практикумы", "Кружок");
        assertThat(cut("семинары  практикумы;Кружок", "Семинары, практикумы"))
                .containsExactly("семинары  практикумы", "Кружок");
        assertThat(cut("а, б, в", "а", "б", "а, б")).containsExactly("а, б", "в");
        assertThat(cut("1,3", "1", "2", "3")).containsExactly("1", "3");
        assertThat(cut("mentoring courses", "mentoring", "courses")).containsExactly("mentoring", "courses");
    }

    @Test
    void a_semicolon_or_a_line_break_divides_where_a_column_has_it() {
        assertThat(cut("Семинары, практикумы; Курсы")).containsExactly("Семинары, практикумы", "Курсы");
        assertThat(cut("Читаю;Пишу;")).containsExactly("Читаю", "Пишу");
        assertThat(cut("Читаю\nПишу")).containsExactly("Читаю", "Пишу");
    }

    private static List<String> cut(String cell, String... known) {
        var wordings = new Wordings<String>();
        List.of(known).forEach(text -> wordings.add(text, List.of(text)));
        return Cutting.of(List.of(cell), wordings, Map.of()).cut(cell);
    }

    @Test
    void a_choice_with_a_comma_is_one_where_its_parts_never_come_apart() throws IOException {
        var profile = profiles("""
                Формы	Ещё
                Семинары, практикумы, Курсы	а
                Семинары, практикумы	б
                Курсы	в
                Курсы, Семинары, практикумы	г
                """).getFirst();

        assertThat(profile.choices())
                .containsExactlyInAnyOrder(
                        new ColumnProfile.Value("Семинары, практикумы", 3), new ColumnProfile.Value("Курсы", 3));
    }

    @Test
    void columns_side_by_side_that_tick_choices_are_seen_as_one_question() throws IOException {
        assertThat(profiles("Формы [Курсы]\tФормы [Кружок]\tСтаж\n1\t0\t5\n0\t0\t6\n1\t0\t7\n"))
                .extracting(ColumnProfile::guess, ColumnProfile::question, ColumnProfile::choice)
                .containsExactly(
                        tuple(ColumnKind.TICK, "Формы", "Курсы"),
                        tuple(ColumnKind.TICK, "Формы", "Кружок"),
                        tuple(ColumnKind.NUMBER, "Стаж", null));
        assertThat(profiles("Курсы\tКружок\tКто\nКурсы\t\tа\n\tКружок\tб\nКурсы\tКружок\tв\n"))
                .extracting(ColumnProfile::guess, ColumnProfile::question)
                .startsWith(tuple(ColumnKind.TICK, "A–B"), tuple(ColumnKind.TICK, "A–B"));
        assertThat(profiles("Q: раз\tQ: два\nДа\tНет\nНет\tДа\nДа\tДа\nНет\tНет\n"))
                .as("yes and no in words answer a question each")
                .extracting(ColumnProfile::guess)
                .containsExactly(ColumnKind.ONE, ColumnKind.ONE);
    }

    @Test
    void rankings_are_seen_by_their_ties_or_by_everybody_naming_all() throws IOException {
        assertThat(profiles("r\tz\nА, {Б, В}\t1\nА, {Б, В}\t2\n").getFirst().guess())
                .isEqualTo(ColumnKind.RANK);
        assertThat(profiles("r\tz\nА, Б, В\t1\nВ, А, Б\t2\n").getFirst().guess())
                .isEqualTo(ColumnKind.RANK);
    }

    @Test
    void one_heading_makes_one_column_and_what_is_longer_is_told() throws IOException {
        var joined = read("rk\nА, Б, В\nБ, А, В\n");
        assertThat(joined.rows()).extracting(row -> row.text(0)).containsExactly("А, Б, В", "Б, А, В");
        assertThat(joined.notices()).extracting(Told.Place::reason).containsExactly("read-as-one-column");

        var longer = read("a;b\n1;2;3\n1;2\n1;2;4\n");
        assertThat(longer.columns()).isEqualTo(3);
        assertThat(longer.notices()).singleElement().satisfies(notice -> {
            assertThat(notice.reason()).isEqualTo("longer-than-heading");
            assertThat(notice.arguments()).containsExactly(2);
        });
    }

    private static List<ColumnProfile> profiles(String text) throws IOException {
        return read(text).profiles();
    }

    private static OldTable read(String text) throws IOException {
        return OldTable.read(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), null, EXPORTS, table -> table);
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
                null,
                EXPORTS,
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
                    null,
                    EXPORTS,
                    table -> table.profiles().stream()
                            .collect(Collectors.toMap(
                                    profile -> profile.header().strip(), ColumnProfile::guess, (first, _) -> first)));
        }
    }
}
