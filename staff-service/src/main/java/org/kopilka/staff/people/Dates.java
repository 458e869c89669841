package org.kopilka.staff.people;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.tables.Table;

/** Dates as people write them: cells of dates, day.month.year with four or two digits, ISO, or the bare year. */
final class Dates {

    private static final Pattern DAY_FIRST =
            Pattern.compile("(\\d{1,2})[./-](\\d{1,2})[./-](\\d{4}|\\d{2})(?: ?г\\.?)?");
    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})(?:T.*)?");
    private static final Pattern YEAR = Pattern.compile("(\\d{4})(?: ?г(?:\\.|од)?)?");

    private Dates() {}

    /**
     * @param value ISO day, or a year
     * @param guessed whether the century was not written, or only the year
     */
    record Read(String value, boolean guessed) {

        int year() {
            return Integer.parseInt(value.substring(0, 4));
        }

        /** The days that may be meant, the guessed one first: of a year that was written whole there is no other. */
        List<LocalDate> days(LocalDate today) {
            if (!guessed || value.length() == 4) {
                return List.of();
            }
            var day = LocalDate.parse(value);
            return Stream.of(day, day.plusYears(100), day.minusYears(100))
                    .filter(one -> one.getYear() >= 1900 && !one.isAfter(today))
                    .filter(one -> one.getDayOfMonth() == day.getDayOfMonth())
                    .toList();
        }
    }

    /** @param pivot the latest year that two digits may mean; null if the text is no date */
    static @Nullable Read read(Table.Cell cell, int pivot) {
        if (cell.date() != null) {
            return new Read(cell.date().toString(), false);
        }
        var text = cell.text();
        try {
            var dayFirst = DAY_FIRST.matcher(text);
            if (dayFirst.matches()) {
                var written = Integer.parseInt(dayFirst.group(3));
                var isShort = dayFirst.group(3).length() == 2;
                var year = isShort ? century(written, pivot) : written;
                return new Read(
                        LocalDate.of(year, Integer.parseInt(dayFirst.group(2)), Integer.parseInt(dayFirst.group(1)))
                                .toString(),
                        isShort);
            }
            var iso = ISO.matcher(text);
            if (iso.matches()) {
                return new Read(LocalDate.parse(text.substring(0, 10)).toString(), false);
            }
            var year = YEAR.matcher(text);
            return year.matches() ? new Read(year.group(1), true) : null;
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    private static int century(int twoDigits, int pivot) {
        var year = pivot / 100 * 100 + twoDigits;
        return year > pivot ? year - 100 : year;
    }
}
