package org.kopilka.staff.people;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person's account in Keycloak, as far as this service knows it.
 *
 * @param due whether Keycloak has yet to be told of the account, or of a change in name, address or memberships
 * @param toBeOpened whether Keycloak has yet to be told that the person chooses a (new) password at the next login
 * @param user Keycloak's id, once it has been made there
 * @param invitation SHA-256 of the invitation's token, hex; the token itself is in the link alone
 * @param invitedUntil last day the link opens
 * @param invitedBy the name of who made the invitation
 * @param language ru, kk or en, once the person has chosen; follows them into letters and documents
 */
public record Account(
        String login,
        boolean due,
        boolean toBeOpened,
        @Nullable UUID user,
        @Nullable String invitation,
        @Nullable LocalDate invitedUntil,
        @Nullable String invitedBy,
        @Nullable String language) {

    public Account dueAgain() {
        return new Account(login, true, toBeOpened, user, invitation, invitedUntil, invitedBy, language);
    }

    public Account called(String login) {
        return new Account(login, due, toBeOpened, user, invitation, invitedUntil, invitedBy, language);
    }

    public Account notDue() {
        return new Account(login, false, false, user, invitation, invitedUntil, invitedBy, language);
    }

    public Account made(UUID user) {
        return new Account(login, false, false, user, invitation, invitedUntil, invitedBy, language);
    }

    /** Keycloak has it no more: it is to be made again as at first, and the invitation holds. */
    public Account lost() {
        return new Account(login, true, true, null, invitation, invitedUntil, invitedBy, language);
    }

    Account speaking(String language) {
        return new Account(login, true, toBeOpened, user, invitation, invitedUntil, invitedBy, language);
    }
}
