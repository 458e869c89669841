package org.kopilka.events.attendance;

/** Every way an attempt to sign up can end. */
public sealed interface SignUp extends Change {

    record Seated(Event next) implements SignUp {}

    /** No seat is left for this person; they are on the waiting list now. */
    record Queued(Event next, int place) implements SignUp {}

    record AlreadySeated() implements SignUp {}

    record AlreadyQueued(int place) implements SignUp {}

    record Refused(Reason reason) implements SignUp {
        public enum Reason {
            NOT_PUBLISHED,
            CANCELLED,
            BEGUN,
            REGISTRATION_CLOSED,
            PRESENTING
        }
    }
}
