package org.kopilka.staff.accounts;

import java.util.Optional;
import java.util.UUID;
import org.kopilka.platform.actor.Membership;
import org.kopilka.platform.documents.LostRace;
import org.kopilka.staff.people.Account;
import org.kopilka.staff.people.People;
import org.kopilka.staff.people.Person;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Has Keycloak follow what is decided here: accounts for those invited, names and memberships for those who have one.
 * The person's document says what is due, so nothing is forgotten while Keycloak is away.
 */
@Component
class AccountKeeper {

    private static final Logger log = LoggerFactory.getLogger(AccountKeeper.class);
    private static final int AT_ONCE = 100;
    private static final int MOST_NAMESAKES = 50;

    private final People people;
    private final Realm realm;

    AccountKeeper(People people, Realm realm) {
        this.people = people;
        this.realm = realm;
    }

    @Scheduled(fixedDelay = 1_000)
    void follow() {
        if (!people.takeAccountsDue()) {
            return;
        }
        var due = people.list(Criteria.where("account.due").is(true), AT_ONCE);
        try {
            due.forEach(this::bringUpToDate);
            if (due.size() == AT_ONCE) {
                people.markAccountsDue();
            }
        } catch (Realm.Away away) {
            people.markAccountsDue();
            log.warn("Keycloak cannot be told of {} accounts now: {}", due.size(), away.getMessage());
        }
    }

    private void bringUpToDate(Person person) {
        var account = person.account();
        if (account == null) {
            return;
        }
        try {
            var user = account.user();
            if (user == null) {
                make(person, account);
            } else {
                realm.change(user, user(person, account.login()), account.toBeOpened());
                people.saveAccount(person, account.made(user));
            }
        } catch (LostRace changedMeanwhile) {
            people.markAccountsDue();
        }
    }

    /** Namesakes without an address get a number behind their login. */
    private void make(Person person, Account account) {
        for (int number = 1; number <= MOST_NAMESAKES; number++) {
            var login = number == 1 ? account.login() : account.login() + number;
            Optional<UUID> made = realm.make(user(person, login));
            if (made.isPresent()) {
                people.saveAccount(person, account.called(login).made(made.get()));
                return;
            }
        }
        log.error("No login is left for {}: {} and its numbers are taken", person.id(), account.login());
        people.saveAccount(person, account.notDue());
    }

    private Realm.User user(Person person, String login) {
        var memberships = person.memberships(people.today()).stream()
                .map(Membership::toClaim)
                .toList();
        var account = person.account();
        return new Realm.User(
                person.id(),
                login,
                person.email(),
                person.name().given(),
                person.name().family(),
                memberships,
                account == null ? null : account.language());
    }
}
