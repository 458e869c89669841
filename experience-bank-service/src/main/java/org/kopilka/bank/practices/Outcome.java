package org.kopilka.bank.practices;

import java.util.List;

/** Every way a step in a practice's life can end. */
public sealed interface Outcome {

    record Done(Practice next) implements Outcome {}

    /** @param missing names of the card's fields */
    record Incomplete(List<String> missing) implements Outcome {}

    record Refused(Reason reason) implements Outcome {}

    /** Why not; the word is the problem's name. */
    enum Reason {
        NOT_WITH_AUTHORS,
        NO_AUTHOR_YET,
        NOTHING_NEW,
        NOT_WAITING,
        NOT_INVITED,
        NOT_HELD,
        HELD_BY_ANOTHER,
        PUBLISHED_STAYS,
        NEVER_PUBLISHED;

        public String problem() {
            return name().toLowerCase().replace('_', '-');
        }
    }
}
