package org.kopilka.events.attendance;

import java.util.Locale;
import org.kopilka.platform.web.Refusal;
import org.springframework.http.HttpStatus;

/** Why an event says no, as problems with a type of their own. */
public final class EventRefusals {

    private EventRefusals() {}

    public static Refusal of(Ruling.Refused refused) {
        return conflict("event-", refused.reason());
    }

    public static Refusal of(SignUp.Refused refused) {
        return conflict("sign-up-", refused.reason());
    }

    public static Refusal tooLateToGiveBack() {
        return new Refusal(HttpStatus.CONFLICT, "give-back-too-late");
    }

    private static Refusal conflict(String subject, Enum<?> reason) {
        return new Refusal(
                HttpStatus.CONFLICT,
                subject + reason.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
