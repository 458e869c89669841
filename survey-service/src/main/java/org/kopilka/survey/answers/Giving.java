package org.kopilka.survey.answers;

import java.util.List;
import org.kopilka.survey.forms.FormLogic;

/** Every way an attempt to answer can end. */
sealed interface Giving {

    /** Stored; it counts, whatever happens now. */
    record Taken() implements Giving {}

    /** An answer of this person was stored before; the first one counts. */
    record TakenBefore() implements Giving {}

    record NotInvited() implements Giving {}

    /** The wave is not open today. */
    record NotOpen() implements Giving {}

    record Faulty(List<FormLogic.Fault> faults) implements Giving {}
}
