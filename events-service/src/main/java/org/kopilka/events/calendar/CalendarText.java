package org.kopilka.events.calendar;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The lines of an iCalendar file as RFC 5545, section 3.1, has them: folded to 75 octets, text escaped. */
final class CalendarText {

    private static final int LONGEST_LINE = 75;
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");

    private final StringBuilder text = new StringBuilder();

    static String local(LocalDateTime time) {
        return LOCAL.format(time);
    }

    static String instant(Instant time) {
        return LOCAL.format(time.atOffset(ZoneOffset.UTC)) + "Z";
    }

    /** @param name with its parameters; the value is taken as it is */
    void line(String name, String value) {
        int octets = 0;
        for (int letter : (name + ":" + value).codePoints().toArray()) {
            var next = Character.toString(letter);
            int size = next.getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > LONGEST_LINE) {
                text.append("\r\n ");
                octets = 1;
            }
            text.append(next);
            octets += size;
        }
        text.append("\r\n");
    }

    /** Somebody's own words, whatever characters they have. */
    void words(String name, String words) {
        line(
                name,
                words.replace("\\", "\\\\")
                        .replace(";", "\\;")
                        .replace(",", "\\,")
                        .replaceAll("\\R", "\\\\n")
                        .replaceAll("\\p{Cntrl}", " "));
    }

    byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
