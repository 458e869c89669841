package org.kopilka.events.calendar;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * A zone's rules as {@code VTIMEZONE}, from the JDK's current data: the offset at the first moment and every change until
 * the last. Calendar programs often have older data: of Kazakhstan's single zone since 2024-03-01, or even of Moscow's.
 */
final class ZoneRulesText {

    /** From the first moment in a zone to the last. */
    record Span(ZonedDateTime first, ZonedDateTime last) {

        Span with(Span other) {
            return new Span(
                    other.first.isBefore(first) ? other.first : first, other.last.isAfter(last) ? other.last : last);
        }
    }

    private static final LocalDateTime LONG_AGO = LocalDateTime.of(1970, 1, 1, 0, 0);

    private ZoneRulesText() {}

    static void write(Span span, CalendarText into) {
        var rules = span.first().getZone().getRules();
        into.line("BEGIN", "VTIMEZONE");
        into.line("TZID", span.first().getZone().getId());
        var before = rules.previousTransition(span.first().toInstant().plusMillis(1));
        if (before == null) {
            var offset = span.first().getOffset();
            observance(into, "STANDARD", LONG_AGO, offset, offset);
        }
        var change = before == null ? rules.nextTransition(span.first().toInstant()) : before;
        while (change != null && !change.getInstant().isAfter(span.last().toInstant())) {
            observance(into, rules, change);
            change = rules.nextTransition(change.getInstant());
        }
        into.line("END", "VTIMEZONE");
    }

    private static void observance(CalendarText into, ZoneRules rules, ZoneOffsetTransition change) {
        observance(
                into,
                rules.isDaylightSavings(change.getInstant()) ? "DAYLIGHT" : "STANDARD",
                change.getDateTimeBefore(),
                change.getOffsetBefore(),
                change.getOffsetAfter());
    }

    private static void observance(
            CalendarText into, String kind, LocalDateTime from, ZoneOffset before, ZoneOffset after) {
        into.line("BEGIN", kind);
        into.line("DTSTART", CalendarText.local(from));
        into.line("TZOFFSETFROM", offset(before));
        into.line("TZOFFSETTO", offset(after));
        into.line("END", kind);
    }

    private static String offset(ZoneOffset offset) {
        return offset.equals(ZoneOffset.UTC) ? "+0000" : offset.getId().replace(":", "");
    }
}
