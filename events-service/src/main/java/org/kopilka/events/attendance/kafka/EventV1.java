package org.kopilka.events.attendance.kafka;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.events.attendance.Event;
import org.kopilka.events.attendance.Participant;

/**
 * Sent to {@value EventMessages#EVENT}, keyed by id, once an event is published and with every change after. Fields are
 * only ever added.
 *
 * @param form code of the catalogue {@code form-of-work}; {@code level} of {@code event-level}
 * @param institution the one that holds it
 * @param date local date of the first day
 * @param hours academic hours of 45 minutes
 * @param seats null where there is no limit
 * @param status {@code published}, {@code held} or {@code cancelled}
 * @param presenters persons
 */
record EventV1(
        UUID id,
        long version,
        String title,
        String form,
        String level,
        UUID institution,
        Instant start,
        Instant end,
        LocalDate date,
        double hours,
        @Nullable Integer seats,
        int taken,
        String status,
        List<UUID> presenters) {

    static EventV1 of(Event event, long version) {
        var plan = event.plan();
        return new EventV1(
                event.id(),
                version,
                plan.title(),
                plan.form(),
                plan.level(),
                event.owner(),
                plan.time().startsAt(),
                plan.time().endsAt(),
                plan.time().day(),
                plan.hours(),
                plan.limits().seats(),
                event.seats().taken().size(),
                event.status().word(),
                plan.presenters().stream().map(Participant::person).toList());
    }
}
