package org.kopilka.bank.practices;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody of another institution whom the authors name as one of them: no author before they agree.
 *
 * @param invitedBy the name of who asked them
 * @param declined whether they said no; they are not asked again unless they are named anew
 */
public record Invited(UUID person, String name, String invitedBy, Instant at, boolean declined) {

    static Invited asked(Author author, String by, Instant now) {
        return new Invited(author.person(), author.name(), by, now, false);
    }

    Invited saidNo() {
        return new Invited(person, name, invitedBy, at, true);
    }

    Author asAuthor() {
        return new Author(person, name);
    }
}
