package org.kopilka.platform.values;

import java.time.LocalDate;
import java.time.Month;

/**
 * From September to August. What takes time belongs to the year in which it begins, however far it lasts into the next.
 *
 * @param begins the year in which it begins, by which it is named
 */
public record SchoolYear(int begins) {

    public static SchoolYear of(LocalDate day) {
        return new SchoolYear(day.getMonth().compareTo(Month.SEPTEMBER) >= 0 ? day.getYear() : day.getYear() - 1);
    }

    public LocalDate firstDay() {
        return LocalDate.of(begins, Month.SEPTEMBER, 1);
    }

    public LocalDate lastDay() {
        return firstDay().plusYears(1).minusDays(1);
    }
}
