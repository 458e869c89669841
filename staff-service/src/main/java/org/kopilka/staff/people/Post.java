package org.kopilka.staff.people;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.actor.Role;

/**
 * A person's work at an institution.
 *
 * @param position code in the catalogue {@code position}; {@code role} follows from it
 * @param category code in the catalogue {@code category}: it belongs to the position, not to the person
 * @param categorySince a day or, where only that is known, a year: {@code 2014} or {@code 2014-04-25}
 * @param from first day, null if not known; {@code until} the last, inclusive, null while it lasts
 * @param partTime whether it is held beside another post
 * @param remark what else the institution notes, such as a long leave
 */
public record Post(
        UUID institution,
        String position,
        Role role,
        @Nullable String category,
        @Nullable String categorySince,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        boolean partTime,
        @Nullable String remark) {

    boolean isHeldOn(LocalDate day) {
        return (from == null || !day.isBefore(from)) && !hasEnded(day);
    }

    boolean isSameWork(Post other) {
        return institution.equals(other.institution) && position.equals(other.position);
    }

    boolean hasEnded(LocalDate today) {
        return until != null && today.isAfter(until);
    }
}
