package org.kopilka.acceptance;

import java.util.UUID;

/** Something that people do in one service and that another has to hear of. */
interface ToldFacts {

    /**
     * Returns when everything was acknowledged; with the same key it is the same fact, so it may be tried again.
     *
     * @throws Calls.NotNow where the network could not take it now
     */
    void happen(UUID key);

    /** How often the other service has heard of it. */
    long heardOf(UUID key);

    /** All that the other service has heard, of whichever key. */
    long heard();
}
