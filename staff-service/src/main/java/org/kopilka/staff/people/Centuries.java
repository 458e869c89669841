package org.kopilka.staff.people;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.tables.Table;
import org.kopilka.staff.imports.Choices;
import org.kopilka.staff.imports.Preview.Option;
import org.kopilka.staff.imports.Preview.Spelling;

/** Dates whose year is written with two digits: the century is a guess, which somebody may know better. */
final class Centuries {

    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("dd.MM.yyyy");

    private final Choices choices;
    private final LocalDate today;
    private final Map<String, Spelling> met = new LinkedHashMap<>();

    Centuries(Choices choices, LocalDate today) {
        this.choices = choices;
        this.today = today;
    }

    /**
     * Reads a date as somebody decided, or as it is written.
     *
     * @param first the earliest year that is likely, {@code last} the latest
     */
    Dates.@Nullable Read read(String field, Table.Cell cell, int first, int last) {
        var text = Spellings.plain(cell.text());
        var chosen = chosen(field, text);
        var guess = Dates.read(cell, last);
        var days = guess == null ? List.<LocalDate>of() : guess.days(today);
        var read = chosen == null ? guess : new Dates.Read(chosen.toString(), false);
        if (read != null && days.size() > 1) {
            var isSure = chosen != null || read.year() >= first;
            var known = met.get(field + "|" + text);
            var rows = known == null ? 1 : known.rows() + 1;
            met.put(field + "|" + text, new Spelling(field, text, rows, read.value(), isSure, options(days)));
        }
        return read;
    }

    List<Spelling> all() {
        return List.copyOf(met.values());
    }

    private @Nullable LocalDate chosen(String field, String text) {
        var choice = choices.of(field, text);
        if (choice == null) {
            return null;
        }
        try {
            var day = LocalDate.parse(choice);
            return day.isAfter(today) ? null : day;
        } catch (DateTimeException noDay) {
            return null;
        }
    }

    private static List<Option> options(List<LocalDate> days) {
        return days.stream()
                .map(day -> new Option(day.toString(), SHOWN.format(day)))
                .toList();
    }
}
