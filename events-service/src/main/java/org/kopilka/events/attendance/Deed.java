package org.kopilka.events.attendance;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What somebody may do with an event now; the portal offers it. */
public enum Deed {
    SIGN_UP,
    QUEUE,
    GIVE_BACK,
    SIGN_UP_OTHERS,
    EDIT,
    PUBLISH,
    CANCEL,
    HOLD,
    MARK,
    SEE_PARTICIPANTS;

    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
