package org.kopilka.staff.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person's account in Keycloak, as far as this service knows it.
 *
 * @param login as Keycloak has it; a wish as long as there is no {@code user}
 * @param due whether Keycloak has yet to be told of the account, or of a change in name, address or memberships
 * @param toBeOpened whether Keycloak has yet to be told that the person chooses a (new) password at the next login
 * @param user Keycloak's id, once it has been made there
 * @param invitation SHA-256 of the invitation's token, hex; the token itself is in the link alone
 * @param invitedUntil last day the link opens
 * @param invitedBy the name of who made the invitation
 * @param invited null for accounts without a link, or older than this was kept
 * @param language ru, kk or en, once the person has chosen; follows them into letters and documents
 * @param reset when the second factor was taken from it last
 */
public record Account(
        String login,
        boolean due,
        boolean toBeOpened,
        @Nullable UUID user,
        @Nullable String invitation,
        @Nullable LocalDate invitedUntil,
        @Nullable String invitedBy,
        @Nullable String language,
        @Nullable Invited invited,
        @Nullable Reset reset) {

    /**
     * How the newest link came to be: who makes one and opens it too could act as the person.
     *
     * @param by who made it
     * @param under the institution, or node above, whose keeper they were
     * @param at when
     * @param since when the account's first link was made; the epoch for accounts older than this was kept
     * @param first whether it was made in the first week in which anybody of the institution got one
     * @param openedByKeeper whether it was opened where a keeper was signed in
     */
    public record Invited(UUID by, UUID under, Instant at, Instant since, boolean first, boolean openedByKeeper) {

        Invited opened() {
            return new Invited(by, under, at, since, first, true);
        }
    }

    /** A keeper took the second factor of a lost device from the account. */
    public record Reset(Instant at, String by) {}

    /** The login as Keycloak has it; null until the account is made, since namesakes get another than was thought of. */
    public @Nullable String madeLogin() {
        return user == null ? null : login;
    }

    public Account dueAgain() {
        return new Account(
                login, true, toBeOpened, user, invitation, invitedUntil, invitedBy, language, invited, reset);
    }

    public Account called(String login) {
        return new Account(login, due, toBeOpened, user, invitation, invitedUntil, invitedBy, language, invited, reset);
    }

    public Account notDue() {
        return new Account(login, false, false, user, invitation, invitedUntil, invitedBy, language, invited, reset);
    }

    public Account made(UUID user) {
        return new Account(login, false, false, user, invitation, invitedUntil, invitedBy, language, invited, reset);
    }

    /** Keycloak has it no more: it is to be made again as at first, and the invitation holds. */
    public Account lost() {
        return new Account(login, true, true, null, invitation, invitedUntil, invitedBy, language, invited, reset);
    }

    Account handed(Invited invited) {
        return new Account(login, due, toBeOpened, user, invitation, invitedUntil, invitedBy, language, invited, reset);
    }

    /** The link was opened where a keeper was signed in. */
    public Account openedByKeeper() {
        return new Account(
                login,
                due,
                toBeOpened,
                user,
                invitation,
                invitedUntil,
                invitedBy,
                language,
                invited == null ? null : invited.opened(),
                reset);
    }

    public Account reset(Reset reset) {
        return new Account(login, due, toBeOpened, user, invitation, invitedUntil, invitedBy, language, invited, reset);
    }

    Account speaking(String language) {
        return new Account(
                login, true, toBeOpened, user, invitation, invitedUntil, invitedBy, language, invited, reset);
    }
}
