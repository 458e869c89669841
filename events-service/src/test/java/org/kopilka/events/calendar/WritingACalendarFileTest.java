package org.kopilka.events.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VTimeZone;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WritingACalendarFileTest {

    private static final Instant NOW = Instant.parse("2026-09-01T06:00:00Z");
    private static final UUID ID = UUID.fromString("00000000-0000-4000-8000-0000000000e1");

    private final CalendarFile file = new CalendarFile("https://kopilka.example");

    @Test
    void says_what_when_and_where() throws Exception {
        var read =
                parse(file.of(line("Речь; игры, «Пять минут»", "2026-10-15T10:00", "Europe/Moscow", "published"), NOW));

        var event = read.getComponents(Component.VEVENT).getFirst();
        assertThat(value(event, Property.SUMMARY)).isEqualTo("Речь; игры, «Пять минут»");
        assertThat(value(event, Property.LOCATION)).isEqualTo("Актовый зал,\nвторой этаж");
        assertThat(value(event, Property.DTSTART)).isEqualTo("20261015T100000");
        assertThat(event.getRequiredProperty(Property.DTSTART)
                        .getParameter("TZID")
                        .orElseThrow()
                        .getValue())
                .isEqualTo("Europe/Moscow");
        assertThat(value(event, Property.UID)).isEqualTo(ID + "@kopilka");
        assertThat(value(event, Property.SEQUENCE)).isEqualTo("3");
        assertThat(value(event, Property.URL)).isEqualTo("https://kopilka.example/events/" + ID);
        assertThat(read.<Property>getProperty("METHOD").orElseThrow().getValue())
                .isEqualTo("PUBLISH");
    }

    @Test
    void keeps_to_the_standard() throws Exception {
        var bytes = file.of(
                List.of(
                        line("Ә".repeat(200) + "🎈".repeat(30), "2026-10-15T10:00", "Asia/Almaty", "published"),
                        line("Отменено", "2026-10-16T10:00", "Europe/Berlin", "cancelled")),
                Set.of(),
                NOW);

        parse(bytes).validate(true);
        var text = new String(bytes, StandardCharsets.UTF_8);
        assertThat(text.replace("\r\n", "")).doesNotContain("\n", "\r");
        assertThat(text.split("\r\n"))
                .allSatisfy(row ->
                        assertThat(row.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75));
        assertThat(text.replace("\r\n ", "")).contains("Ә".repeat(200) + "🎈".repeat(30));
    }

    @Test
    void takes_a_cancelled_event_out_of_the_calendar() throws Exception {
        var read = parse(file.of(line("Речь", "2026-10-15T10:00", "Europe/Moscow", "cancelled"), NOW));

        assertThat(read.<Property>getProperty("METHOD").orElseThrow().getValue())
                .isEqualTo("CANCEL");
        assertThat(value(read.getComponents(Component.VEVENT).getFirst(), Property.STATUS))
                .isEqualTo("CANCELLED");
    }

    @Test
    void calls_uncertain_what_the_reader_waits_for() throws Exception {
        var line = line("Речь", "2026-10-15T10:00", "Europe/Moscow", "published");

        assertThat(value(
                        parse(file.of(List.of(line), Set.of(ID), NOW))
                                .getComponents(Component.VEVENT)
                                .getFirst(),
                        Property.STATUS))
                .isEqualTo("TENTATIVE");
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Moscow, 2026-10-15T10:00",
        "Asia/Almaty, 2024-02-29T10:00",
        "Asia/Almaty, 2024-03-01T10:00",
        "Asia/Almaty, 2026-10-15T10:00",
        "Asia/Qyzylorda, 2026-01-15T10:00",
        "Europe/Berlin, 2026-07-01T10:00",
        "Europe/Berlin, 2026-12-01T10:00",
        "Etc/GMT-5, 2026-12-01T10:00",
    })
    void gives_the_zone_the_offset_that_the_jdk_knows(String zone, LocalDateTime start) throws Exception {
        var read = parse(file.of(line("Речь", start.toString(), zone, "published"), NOW));

        var component = (VTimeZone) read.getComponents(Component.VTIMEZONE).getFirst();
        assertThat(component.getTimeZoneId().getValue()).isEqualTo(zone);
        assertThat(offsetAt(component, start))
                .isEqualTo(start.atZone(ZoneId.of(zone)).getOffset());
    }

    /** As a calendar program would find it: what the latest observance before the time says. */
    private static ZoneOffset offsetAt(VTimeZone zone, LocalDateTime start) {
        return zone.getApplicableObservance(OffsetDateTime.of(start, ZoneOffset.UTC))
                .<net.fortuna.ical4j.model.property.TzOffsetTo>getRequiredProperty("TZOFFSETTO")
                .getOffset();
    }

    private static EventLine line(String title, String startsAt, String zone, String status) {
        var start = LocalDateTime.parse(startsAt);
        return new EventLine(
                ID,
                3,
                UUID.randomUUID(),
                title,
                "master-class",
                "district",
                null,
                "Актовый зал,\nвторой этаж",
                startsAt,
                start.plusHours(2).toString(),
                zone,
                start.atZone(ZoneId.of(zone)).toInstant(),
                2,
                null,
                new EventLine.Standing(status, null),
                new EventLine.Counts(0, 0, 0));
    }

    private static Calendar parse(byte[] bytes) throws Exception {
        return new CalendarBuilder().build(new ByteArrayInputStream(bytes));
    }

    private static @Nullable String value(Component component, String property) {
        return component.getRequiredProperty(property).getValue();
    }
}
