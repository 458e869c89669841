package org.kopilka.events.attendance;

/** Every way an order of those who run an event can end. */
public sealed interface Ruling extends Change {

    record Done(Event next) implements Ruling {}

    /** It is so already. */
    record Standing() implements Ruling {}

    record Refused(Reason reason) implements Ruling {
        public enum Reason {
            NOT_PUBLISHED,
            CANCELLED,
            HELD,
            NOT_BEGUN,
            OWNER_STAYS,
            FEWER_SEATS_THAN_TAKEN,
            DECISION_MISSING
        }
    }
}
