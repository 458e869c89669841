package org.kopilka.events.attendance.kafka;

import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.kopilka.events.attendance.Event;
import org.kopilka.events.attendance.Participation;
import org.kopilka.platform.web.NewIds;

/**
 * Sent to {@value EventMessages#PARTICIPATION}, keyed by id, whenever what a person is credited with changes. Fields are
 * only ever added.
 *
 * @param id follows from event, person and role
 * @param institution the one that held the event
 * @param personInstitution the one the person came from
 * @param role {@code presenter}, {@code organiser} or {@code participant}
 * @param hours academic hours of 45 minutes; of several roles at one event only the first carries them
 * @param date local date of the event's first day
 * @param counts false once it was corrected away or the event cancelled
 */
record ParticipationV1(
        UUID id,
        long version,
        UUID event,
        String title,
        String form,
        String level,
        UUID institution,
        UUID person,
        UUID personInstitution,
        String role,
        double hours,
        LocalDate date,
        boolean counts) {

    static UUID idOf(UUID event, Participation.Key key) {
        return NewIds.fromName("participation|%s|%s|%s".formatted(event, key.person(), word(key.role())));
    }

    static ParticipationV1 of(Event event, Participation participation, boolean counts, long version) {
        var plan = event.plan();
        return new ParticipationV1(
                idOf(event.id(), participation.key()),
                version,
                event.id(),
                plan.title(),
                plan.form(),
                plan.level(),
                event.owner(),
                participation.who().person(),
                participation.who().institution(),
                word(participation.role()),
                participation.hours(),
                plan.time().day(),
                counts);
    }

    private static String word(Participation.Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
