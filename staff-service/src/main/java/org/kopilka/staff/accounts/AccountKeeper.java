package org.kopilka.staff.accounts;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
    /** The version of those whom Keycloak does not take as they are. */
    private final Map<UUID, Long> refused = new ConcurrentHashMap<>();

    private final ReentrantLock turn = new ReentrantLock();

    AccountKeeper(People people, Realm realm) {
        this.people = people;
        this.realm = realm;
    }

    @Scheduled(fixedDelay = 1_000)
    void follow() {
        turn.lock();
        try {
            followAll();
        } finally {
            turn.unlock();
        }
    }

    /** Makes the accounts of these that are due, one after another, until the time is up; the others follow as ever. */
    void settle(Collection<UUID> persons, Duration patience) {
        var until = System.nanoTime() + patience.toNanos();
        try {
            if (!turn.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return;
        }
        try {
            for (var id : persons) {
                if (System.nanoTime() > until) {
                    return;
                }
                people.find(id)
                        .filter(person ->
                                person.account() != null && person.account().due())
                        .ifPresent(this::bringUpToDate);
            }
        } catch (Realm.Away away) {
            log.warn("Keycloak cannot be told of new accounts now: {}", away.getMessage());
        } finally {
            turn.unlock();
        }
    }

    private void followAll() {
        if (!people.takeAccountsDue()) {
            return;
        }
        var most = AT_ONCE + refused.size();
        var due = people.list(Criteria.where("account.due").is(true), most);
        try {
            due.stream().filter(person -> !isRefused(person)).forEach(this::bringUpToDate);
            if (due.size() == most) {
                people.markAccountsDue();
            }
        } catch (Realm.Away away) {
            people.markAccountsDue();
            log.warn("Keycloak cannot be told of {} accounts now: {}", due.size(), away.getMessage());
        }
    }

    /** What Keycloak refused may have been mended there; it stays due until then. */
    @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    void tryAgain() {
        refused.clear();
        people.markAccountsDue();
    }

    /** Refused, and nothing about the person has changed since. */
    private boolean isRefused(Person person) {
        return Objects.equals(refused.get(person.id()), person.version());
    }

    private void bringUpToDate(Person person) {
        var account = person.account();
        if (account == null) {
            return;
        }
        try {
            var user = account.user();
            if (user != null && realm.change(user, user(person, account.login()), account.toBeOpened())) {
                people.saveAccount(person, account.made(user));
            } else {
                make(person, account);
            }
        } catch (Realm.Refused notTaken) {
            refused.put(person.id(), person.version());
            log.error("Keycloak does not take the account of {}: {}", person.id(), notTaken.getMessage());
        } catch (LostRace changedMeanwhile) {
            people.markAccountsDue();
        }
    }

    /** Namesakes get a number behind their login, and colleagues with one address a login of their names. */
    private void make(Person person, Account account) {
        var another = Login.of(person.name(), null);
        var logins = Stream.concat(
                Stream.of(account.login()),
                IntStream.rangeClosed(1, MOST_NAMESAKES).mapToObj(number -> number == 1 ? another : another + number));
        for (var login : logins.distinct().toList()) {
            Optional<UUID> made = realm.make(user(person, login));
            if (made.isPresent()) {
                people.saveAccount(person, account.called(login).made(made.get()));
                return;
            }
        }
        log.error("No login is left for {}: {} and its numbers are taken", person.id(), another);
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
