package org.kopilka.platform.actor;

import org.kopilka.platform.web.Refusal;
import org.springframework.http.HttpStatus;

/** The actor's role does not reach this institution. */
final class ForeignInstitution extends Refusal {

    ForeignInstitution() {
        super(HttpStatus.FORBIDDEN, "foreign-institution");
    }
}
