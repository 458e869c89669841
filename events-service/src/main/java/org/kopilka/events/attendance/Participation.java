package org.kopilka.events.attendance;

import java.util.UUID;

/**
 * What a person is credited with for an event.
 *
 * @param hours academic hours of 45 minutes
 */
public record Participation(Participant who, Role role, double hours) {

    /** What a person was at an event; the first of several carries the hours. */
    public enum Role {
        PARTICIPANT,
        PRESENTER,
        ORGANISER
    }

    /** What stays one participation however often it is corrected. */
    public record Key(UUID person, Role role) {}

    public Key key() {
        return new Key(who.person(), role);
    }
}
