package org.kopilka.events.calendar;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Events as an iCalendar file (RFC 5545): local times with their zone, a UID that never changes. */
@Component
class CalendarFile {

    private final String portal;

    CalendarFile(@Value("${links.portal}") String portal) {
        this.portal = portal;
    }

    /** One event, to be put into a calendar; one that is cancelled takes itself out of it. */
    byte[] of(EventLine line, Instant now) {
        return write(List.of(line), Set.of(), line.isCancelled() ? "CANCEL" : "PUBLISH", now);
    }

    /**
     * Many, to be read again and again.
     *
     * @param uncertain those in which the reader has no seat yet
     */
    byte[] of(List<EventLine> lines, Set<UUID> uncertain, Instant now) {
        return write(lines, uncertain, "PUBLISH", now);
    }

    private byte[] write(List<EventLine> lines, Set<UUID> uncertain, String method, Instant now) {
        var text = new CalendarText();
        text.line("BEGIN", "VCALENDAR");
        text.line("PRODID", "-//Kopilka//Events//RU");
        text.line("VERSION", "2.0");
        text.line("METHOD", method);
        var zones = new TreeMap<String, ZoneRulesText.Span>();
        lines.forEach(line ->
                zones.merge(line.zone(), new ZoneRulesText.Span(line.begins(), line.ends()), ZoneRulesText.Span::with));
        zones.values().forEach(span -> ZoneRulesText.write(span, text));
        lines.forEach(line -> write(line, uncertain.contains(line.id()), now, text));
        text.line("END", "VCALENDAR");
        return text.bytes();
    }

    private void write(EventLine line, boolean uncertain, Instant now, CalendarText text) {
        text.line("BEGIN", "VEVENT");
        text.line("UID", line.id() + "@kopilka");
        text.line("DTSTAMP", CalendarText.instant(now));
        text.line("SEQUENCE", String.valueOf(line.edition()));
        time("DTSTART", line.begins(), text);
        time("DTEND", line.ends(), text);
        text.line("STATUS", status(line, uncertain));
        text.words("SUMMARY", line.title());
        text.line("URL", portal + "/events/" + line.id());
        if (line.place() != null) {
            text.words("LOCATION", line.place());
        }
        if (line.description() != null) {
            text.words("DESCRIPTION", line.description());
        }
        text.line("END", "VEVENT");
    }

    private static void time(String name, ZonedDateTime time, CalendarText text) {
        text.line(name + ";TZID=" + time.getZone().getId(), CalendarText.local(time.toLocalDateTime()));
    }

    private static String status(EventLine line, boolean uncertain) {
        if (line.isCancelled()) {
            return "CANCELLED";
        }
        return uncertain || line.status().word().equals("draft") ? "TENTATIVE" : "CONFIRMED";
    }
}
