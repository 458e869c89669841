package org.kopilka.staff.people;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.actor.Role;

/** A role beside one's post, given for a time: expert, methodist of the district, administrator. */
public record Duty(
        Role role,
        UUID institution,
        @Nullable LocalDate from,
        @Nullable LocalDate until) {

    boolean isHeldOn(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
    }

    /** Whether another one lends the same role at the same place on a day of this one. */
    boolean overlaps(Duty other) {
        return role == other.role
                && institution.equals(other.institution)
                && begins(other).compareTo(ends(this)) <= 0
                && begins(this).compareTo(ends(other)) <= 0;
    }

    private static LocalDate begins(Duty duty) {
        return duty.from == null ? LocalDate.MIN : duty.from;
    }

    private static LocalDate ends(Duty duty) {
        return duty.until == null ? LocalDate.MAX : duty.until;
    }
}
