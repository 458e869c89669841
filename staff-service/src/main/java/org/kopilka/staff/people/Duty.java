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
}
