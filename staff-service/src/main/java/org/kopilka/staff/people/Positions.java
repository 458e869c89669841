package org.kopilka.staff.people;

import org.kopilka.platform.actor.Role;
import org.kopilka.platform.web.Refusal;
import org.kopilka.staff.reference.Catalogues;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Posts as they are sent in, with the role that follows from the position. */
@Component
class Positions {

    private final Catalogues catalogues;

    Positions(Catalogues catalogues) {
        this.catalogues = catalogues;
    }

    /** Throws a 422 for a position that is none of the catalogue's. */
    Post read(PersonController.PostBody body) {
        var role = catalogues.entries("position").stream()
                .filter(entry -> entry.code().equals(body.position()))
                .findFirst()
                .flatMap(entry -> Role.of(entry.extra().getOrDefault("role", "educator")))
                .orElseThrow(() -> new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "no-such-position"));
        return new Post(
                body.institution(),
                body.position(),
                role,
                body.category(),
                body.categorySince(),
                body.from(),
                body.until(),
                body.partTime(),
                body.remark());
    }
}
