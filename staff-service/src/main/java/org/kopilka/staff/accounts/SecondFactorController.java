package org.kopilka.staff.accounts;

import java.time.Clock;
import java.util.UUID;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.actor.AnyMethodistOrAdmin;
import org.kopilka.platform.audit.Audit;
import org.kopilka.platform.documents.RetryOnLostRace;
import org.kopilka.platform.web.Refusal;
import org.kopilka.platform.web.Succeeds;
import org.kopilka.staff.people.Account;
import org.kopilka.staff.people.Keepers;
import org.kopilka.staff.people.People;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** A lost device: a keeper takes its second factor from the account, and its owner is told. */
@RestController
class SecondFactorController {

    private final People people;
    private final Keepers keepers;
    private final Realm realm;
    private final Audit audit;
    private final Clock clock;

    SecondFactorController(People people, Keepers keepers, Realm realm, Audit audit, Clock clock) {
        this.people = people;
        this.keepers = keepers;
        this.realm = realm;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Takes every code, key and passkey from the account, and ends its sessions; at the next login Keycloak has its owner
     * set up another where one is demanded. By whoever may hand the person a link into the account, never for oneself: who
     * found an open page must not make it theirs. Refused with 409 {@code no-second-factor} where there is none.
     */
    @AnyMethodistOrAdmin
    @DeleteMapping("/api/staff/people/{id}/second-factor")
    @Succeeds(204)
    @RetryOnLostRace
    public ResponseEntity<Void> forget(Actor actor, @PathVariable UUID id) {
        var person = people.find(id).orElseThrow(Refusal::notFound);
        keepers.requireInviting(actor, person);
        if (actor.person().equals(id)) {
            throw new Refusal(HttpStatus.FORBIDDEN, "own-second-factor");
        }
        var account = person.account();
        if (account == null || account.user() == null || !hasDevices(account.user())) {
            throw new Refusal(HttpStatus.CONFLICT, "no-second-factor");
        }
        people.saveAccount(person, account.reset(new Account.Reset(clock.instant(), actor.name())));
        audit.changed(actor, "second-factor", id);
        try {
            realm.forgetDevices(account.user());
        } catch (Realm.Away | Realm.Refused away) {
            throw loginAway();
        }
        return ResponseEntity.noContent().build();
    }

    private boolean hasDevices(UUID user) {
        try {
            return realm.hasDevices(user);
        } catch (Realm.Away | Realm.Refused away) {
            throw loginAway();
        }
    }

    private static Refusal loginAway() {
        return new Refusal(HttpStatus.SERVICE_UNAVAILABLE, "login-away");
    }
}
