package org.kopilka.events.attendance;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a free seat goes past somebody who waits for one. */
public enum PassedOver {
    /** Works no more where they signed up from. */
    LEFT,
    /** The event is no longer for their institution. */
    NOT_FOR_THEM,
    /** Presents at another event in that time. */
    PRESENTS_ELSEWHERE;

    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
