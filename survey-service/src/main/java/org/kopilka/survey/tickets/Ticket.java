package org.kopilka.survey.tickets;

import java.util.UUID;
import org.kopilka.platform.web.NewIds;

/**
 * One invited person's right to answer one wave once. Besides its state it tells nothing of when or what was answered:
 * for the moment until an answer is moved away, the answer lies in the ticket, so that one write takes both.
 *
 * @param own whether it was used from a browser in which whoever made the person's account had never signed in
 */
public record Ticket(UUID id, UUID wave, UUID person, UUID institution, State state, boolean own) {

    public enum State {
        WAITING,
        GIVEN,
        USED
    }

    /** One id for one person in one wave. */
    public static UUID idOf(UUID wave, UUID person) {
        return NewIds.fromName("ticket|" + wave + "|" + person);
    }

    public static Ticket of(UUID wave, UUID person, UUID institution) {
        return new Ticket(idOf(wave, person), wave, person, institution, State.WAITING, false);
    }

    public boolean isUsed() {
        return state != State.WAITING;
    }
}
