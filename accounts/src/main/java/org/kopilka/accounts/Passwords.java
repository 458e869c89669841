package org.kopilka.accounts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.keycloak.credential.hash.PasswordHashProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.utils.ModelToRepresentation;
import org.keycloak.models.utils.RepresentationToModel;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.util.JsonSerialization;

/**
 * First passwords of accounts. A variable that says another than it last said gives the account a new one; as long as it
 * says the same, the password is the person's own choice. What it last said is kept in the realm, salted and hashed as
 * passwords are, since nobody but this start can tell whether it has changed.
 */
final class Passwords {

    private static final String LAST_SAID = "kopilka.last-said.";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Changes changes;

    Passwords(KeycloakSession session, RealmModel realm, Changes changes) {
        this.session = session;
        this.realm = realm;
        this.changes = changes;
    }

    void follow(String account, String variable, Environment environment) {
        environment
                .text(variable)
                .ifPresent(said ->
                        account(account).ifPresent(user -> changes.attempt(() -> follow(user, variable, said))));
    }

    /** Keycloak marks who was made at its first start as temporary, and warns of it ever after. */
    void followOperator(String account, String variable, Environment environment) {
        follow(account, variable, environment);
        account(account)
                .filter(user -> user.getFirstAttribute(UserModel.IS_TEMP_ADMIN_ATTR_NAME) != null)
                .ifPresent(user -> {
                    user.removeAttribute(UserModel.IS_TEMP_ADMIN_ATTR_NAME);
                    changes.add("%s is no longer temporary", account);
                });
    }

    private void follow(UserModel user, String variable, String said) {
        var attribute = LAST_SAID + variable;
        var last = Optional.ofNullable(realm.getAttribute(attribute)).map(Passwords::read);
        if (last.isPresent() && matches(said, last.get())) {
            return;
        }
        // Never looked at before: the account was made with this password, or has had time to choose its own.
        if (last.isPresent()) {
            give(user, variable, said);
        }
        var hash = session.getProvider(PasswordHashProvider.class).encodedCredential(said, -1);
        realm.setAttribute(attribute, write(hash));
    }

    private void give(UserModel user, String variable, String password) {
        try {
            user.credentialManager().updateCredential(UserCredentialModel.password(password));
        } catch (ModelException refused) {
            throw new Environment.WrongValue(
                    variable, "is no password that the realm takes (" + refused.getMessage() + ")");
        }
        changes.add("%s has the password of %s", user.getUsername(), variable);
    }

    private boolean matches(String said, PasswordCredentialModel last) {
        var algorithm = last.getPasswordCredentialData().getAlgorithm();
        var hashing = session.getProvider(PasswordHashProvider.class, algorithm);
        return hashing != null && hashing.verify(said, last);
    }

    private Optional<UserModel> account(String name) {
        return Optional.ofNullable(session.users().getUserByUsername(realm, name));
    }

    private static String write(PasswordCredentialModel hash) {
        return JsonSerialization.valueAsString(ModelToRepresentation.toRepresentation(hash));
    }

    private static PasswordCredentialModel read(String hash) {
        try {
            var kept = JsonSerialization.readValue(hash, CredentialRepresentation.class);
            return PasswordCredentialModel.createFromCredentialModel(RepresentationToModel.toModel(kept));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
