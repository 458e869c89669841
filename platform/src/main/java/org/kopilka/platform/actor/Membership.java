package org.kopilka.platform.actor;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A role at one node of the institutions tree; it also covers the nodes below.
 *
 * @param until the last day it holds, inclusive; null means without end
 */
public record Membership(
        Role role, UUID institution, @Nullable LocalDate until) {

    /** Reads {@code role:institution} or {@code role:institution:yyyy-MM-dd}; empty if it is none of ours. */
    static Optional<Membership> parse(String claim) {
        var parts = claim.split(":", 3);
        if (parts.length < 2) {
            return Optional.empty();
        }
        try {
            var institution = UUID.fromString(parts[1]);
            var until = parts.length == 3 ? LocalDate.parse(parts[2]) : null;
            return Role.of(parts[0]).map(role -> new Membership(role, institution, until));
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    public String toClaim() {
        return role.word() + ":" + institution + (until == null ? "" : ":" + until);
    }

    boolean holdsOn(LocalDate day) {
        return until == null || !day.isAfter(until);
    }
}
