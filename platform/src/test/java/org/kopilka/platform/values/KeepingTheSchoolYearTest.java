package org.kopilka.platform.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class KeepingTheSchoolYearTest {

    @Test
    void begins_with_the_first_of_September_and_ends_with_the_last_of_August() {
        assertThat(SchoolYear.of(LocalDate.of(2026, 8, 31)).begins()).isEqualTo(2025);
        assertThat(SchoolYear.of(LocalDate.of(2026, 9, 1)).begins()).isEqualTo(2026);
        assertThat(SchoolYear.of(LocalDate.of(2027, 1, 1)).begins()).isEqualTo(2026);
        assertThat(new SchoolYear(2026).firstDay()).isEqualTo("2026-09-01");
        assertThat(new SchoolYear(2026).lastDay()).isEqualTo("2027-08-31");
    }
}
