package org.kopilka.accounts;

import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.dblock.DBLockManager;
import org.keycloak.models.dblock.DBLockProvider.Namespace;
import org.keycloak.models.utils.KeycloakModelUtils;

/** When the environment is looked at: at each start, and as soon as our realm is made. */
final class Following {

    static final String REALM = "kopilka";

    private static final Logger LOG = Logger.getLogger(Following.class);

    private final Environment environment;

    Following(Environment environment) {
        this.environment = environment;
    }

    /** One replica at a time, so that of two that start together the second finds everything done. */
    void start(KeycloakSessionFactory factory) {
        KeycloakModelUtils.runJobInTransaction(factory, session -> {
            var lock = new DBLockManager(session).getDBLock();
            lock.waitForLock(Namespace.KEYCLOAK_BOOT);
            try {
                KeycloakModelUtils.runJobInTransactionWithResult(factory, this::followEverywhere)
                        .forEach(LOG::info);
            } finally {
                lock.releaseLock();
            }
        });
    }

    void created(KeycloakSession session, RealmModel realm) {
        if (realm.getName().equals(REALM)) {
            followIn(session, realm).forEach(LOG::info);
        }
    }

    private List<String> followEverywhere(KeycloakSession session) {
        var changes = new ArrayList<String>();
        for (var name : List.of(REALM, Config.getAdminRealm())) {
            var realm = session.realms().getRealmByName(name);
            if (realm != null) {
                changes.addAll(followIn(session, realm));
            }
        }
        return changes;
    }

    private List<String> followIn(KeycloakSession session, RealmModel realm) {
        var context = session.getContext();
        var before = context.getRealm();
        context.setRealm(realm);
        try {
            var changes = new Changes(realm.getName());
            var passwords = new Passwords(session, realm, changes);
            if (realm.getName().equals(REALM)) {
                new RealmSettings(session, realm, environment, changes).follow();
                RecordKeepers.guard(realm);
                // Afterwards: once a client is made, Keycloak's cache no longer sees the others change.
                new Clients(session, realm, environment, changes).narrow();
                passwords.follow("administrator", "KOPILKA_ADMIN_PASSWORD", environment);
            } else {
                environment
                        .text("KC_BOOTSTRAP_ADMIN_USERNAME")
                        .ifPresent(operator ->
                                passwords.followOperator(operator, "KC_BOOTSTRAP_ADMIN_PASSWORD", environment));
            }
            return changes.lines();
        } finally {
            context.setRealm(before);
        }
    }
}
