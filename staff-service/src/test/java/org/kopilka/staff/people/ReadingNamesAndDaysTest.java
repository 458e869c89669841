package org.kopilka.staff.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kopilka.platform.tables.Table;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReadingNamesAndDaysTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 9, 1);

    @ParameterizedTest
    @CsvSource({
        "КИМ АННА СЕРГЕЕВНА, Ким Анна Сергеевна",
        "'  ким   анна ', Ким Анна",
        "АННА-мария де'Ким, АННА-мария де'Ким",
        "ПЕТРОВА-КИМ АННА, Петрова-Ким Анна",
        "Ахметова Айгүл Серікқызы Кызы, Ахметова Айгүл Серікқызы Кызы"
    })
    void a_name_is_two_to_four_words_in_any_case_and_spacing(String text, String name) {
        assertThat(PersonName.parse(text)).map(PersonName::full).contains(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Ким", "Ким Анна 2", "Ким Анна Сергеевна из сада", "Ким (Ли) Анна"})
    void other_texts_are_no_name(String text) {
        assertThat(PersonName.parse(text)).isEmpty();
    }

    @Test
    void all_spellings_of_a_name_are_one() {
        assertThat(PersonName.parse("СЁМИН ПЁТР").orElseThrow().key())
                .isEqualTo(PersonName.parse("Семин\u00a0 Петр").orElseThrow().key())
                .isEqualTo("семин петр");
    }

    @ParameterizedTest
    @CsvSource({
        "25.04.1974, 1974-04-25, false",
        "5/4/1974 г., 1974-04-05, false",
        "25.04.74, 1974-04-25, true",
        "01.02.10, 2010-02-01, true",
        "01.02.11, 1911-02-01, true",
        "1974-04-25, 1974-04-25, false",
        "1974-04-25T00:00, 1974-04-25, false",
        "1974 год, 1974, true"
    })
    void a_day_is_read_as_people_write_it_and_a_short_year_is_a_guess(String text, String value, boolean guessed) {
        assertThat(read(text)).isEqualTo(new Dates.Read(value, guessed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "31.02.1974", "1974-13-01", "весной", "74"})
    void what_is_no_day_is_not_made_one(String text) {
        assertThat(read(text)).isNull();
    }

    @Test
    void a_cell_of_a_day_is_that_day() {
        var cell = new Table.Cell("25.04.74", LocalDate.of(1974, 4, 25), false);

        assertThat(Dates.read(cell, 2010)).isEqualTo(new Dates.Read("1974-04-25", false));
    }

    @Test
    void a_guessed_day_may_be_in_another_century_but_not_to_come() {
        assertThat(new Dates.Read("1926-09-01", true).days(TODAY))
                .containsExactly(LocalDate.of(1926, 9, 1), LocalDate.of(2026, 9, 1));
        assertThat(new Dates.Read("1926-09-02", true).days(TODAY)).containsExactly(LocalDate.of(1926, 9, 2));
        assertThat(new Dates.Read("2000-01-01", true).days(TODAY))
                .containsExactly(LocalDate.of(2000, 1, 1), LocalDate.of(1900, 1, 1));
        assertThat(new Dates.Read("2000-02-29", true).days(TODAY))
                .as("1900 had no such day")
                .containsExactly(LocalDate.of(2000, 2, 29));
        assertThat(new Dates.Read("1974-04-25", false).days(TODAY)).isEmpty();
        assertThat(new Dates.Read("1974", true).days(TODAY)).isEmpty();
        assertThat(new Dates.Read("1974", true).year()).isEqualTo(1974);
    }

    private static Dates.@Nullable Read read(String text) {
        return Dates.read(Table.Cell.of(text), 2010);
    }
}
