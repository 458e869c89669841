package org.kopilka.staff.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.audit.Audit;
import org.kopilka.platform.documents.RetryOnLostRace;
import org.kopilka.platform.web.Refusal;
import org.kopilka.staff.people.Account;
import org.kopilka.staff.people.Keepers;
import org.kopilka.staff.people.People;
import org.kopilka.staff.people.Person;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/**
 * Links that let a person in for the first time. The link's token is known to its holder alone; opening it gives a first
 * password, which Keycloak has replaced at once. It serves until then, at most for two weeks.
 */
@Service
class Invitations {

    private static final int DAYS = 14;
    private static final Duration PATIENCE = Duration.ofSeconds(6);
    private static final int TOKEN_BYTES = 24;
    /** Without letters and digits that look alike. */
    private static final String READABLE = "abcdefghijkmnpqrstuvwxyz23456789";

    private final SecureRandom random = new SecureRandom();
    private final People people;
    private final Realm realm;
    private final Keepers keepers;
    private final Audit audit;
    private final AccountKeeper accounts;
    private final String portal;

    Invitations(
            People people,
            Realm realm,
            Keepers keepers,
            Audit audit,
            AccountKeeper accounts,
            @Value("${links.portal}") String portal) {
        this.accounts = accounts;
        this.people = people;
        this.realm = realm;
        this.keepers = keepers;
        this.audit = audit;
        this.portal = portal;
    }

    record Invitation(Person person, String link) {}

    record FirstLogin(String login, String password) {}

    /** The logins of those whose account is made by now; Keycloak is asked to make what is due, as long as that is quick. */
    Map<UUID, String> logins(Collection<UUID> persons) {
        accounts.settle(persons, PATIENCE);
        var logins = new HashMap<UUID, String>();
        persons.forEach(id ->
                people.find(id).map(Person::account).map(Account::madeLogin).ifPresent(login -> logins.put(id, login)));
        return logins;
    }

    /** Makes a link, and an account if the person has none; an earlier link of theirs ends. */
    @RetryOnLostRace
    public Invitation invite(Actor actor, UUID id) {
        var person = people.find(id).orElseThrow(Refusal::notFound);
        keepers.requireInviting(actor, person);
        if (person.hasLeft(people.today())) {
            throw new Refusal(HttpStatus.CONFLICT, "person-left");
        }
        var bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var known = person.account();
        var login = known == null ? Login.of(person.name(), person.email()) : known.login();
        var account = new Account(
                login,
                true,
                true,
                known == null ? null : known.user(),
                hash(token),
                people.today().plusDays(DAYS),
                actor.name(),
                known == null ? null : known.language(),
                keepers.handing(actor, person),
                known == null ? null : known.reset());
        people.save(person.with(account));
        audit.changed(actor, "invitation", id);
        return new Invitation(person, portal + "/invitation/" + token);
    }

    /** Who is invited; 404 for a token that is none, or none any more. */
    Person find(String token) {
        return people.list(Criteria.where("account.invitation").is(hash(token)), 1).stream()
                .filter(person -> person.account() != null
                        && person.account().invitedUntil() != null
                        && !people.today().isAfter(person.account().invitedUntil()))
                .findFirst()
                .orElseThrow(() -> new Refusal(HttpStatus.NOT_FOUND, "invitation-ended"));
    }

    /** Who is invited and has not come yet; 410 once they have a password of their own. */
    Person unused(String token) {
        var person = find(token);
        var account = person.account();
        if (account != null
                && account.user() != null
                && !isAwaited(account.user()).orElse(true)) {
            throw used();
        }
        return person;
    }

    private Optional<Boolean> isAwaited(UUID user) {
        try {
            return realm.awaitsFirstLogin(user);
        } catch (Realm.Away | Realm.Refused away) {
            throw new Refusal(HttpStatus.SERVICE_UNAVAILABLE, "login-away");
        }
    }

    private static Refusal used() {
        return new Refusal(HttpStatus.GONE, "invitation-used");
    }

    /**
     * Gives the first password, and the login it was made with. Where Keycloak has lost the user, by a crash or by hand, the
     * link makes them anew: whoever invited the person would only have to do it again.
     *
     * @param actor who is signed in where the link is opened, if anybody is; that it was a keeper is kept
     */
    @RetryOnLostRace
    public FirstLogin open(String token, Actor actor) {
        var person = find(token);
        var account = person.account();
        if (account == null || account.user() == null) {
            throw notReady();
        }
        var user = account.user();
        try {
            var awaited = realm.awaitsFirstLogin(user);
            if (awaited.isEmpty()) {
                people.saveAccount(person, account.lost());
                people.markAccountsDue();
                throw notReady();
            }
            if (!awaited.get()) {
                throw used();
            }
            if (keepers.keeps(actor, person)) {
                people.save(person.with(account.openedByKeeper()));
            }
            var password = firstPassword();
            realm.setFirstPassword(user, password);
            return new FirstLogin(account.login(), password);
        } catch (Realm.Away | Realm.Refused away) {
            throw new Refusal(HttpStatus.SERVICE_UNAVAILABLE, "login-away");
        }
    }

    private static Refusal notReady() {
        return new Refusal(HttpStatus.CONFLICT, "account-not-ready");
    }

    private String firstPassword() {
        var password = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            if (i > 0 && i % 4 == 0) {
                password.append('-');
            }
            password.append(READABLE.charAt(random.nextInt(READABLE.length())));
        }
        return password.toString();
    }

    private static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
