package org.kopilka.bank.practices;

import org.kopilka.platform.web.Refusal;
import org.springframework.http.HttpStatus;

/** Only authors and the methodist of their institution write a practice. */
final class NotTheAuthor extends Refusal {

    NotTheAuthor() {
        super(HttpStatus.FORBIDDEN, "not-the-author");
    }
}
