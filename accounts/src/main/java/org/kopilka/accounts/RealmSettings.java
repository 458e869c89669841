package org.kopilka.accounts;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.keycloak.common.util.Time;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.PasswordPolicy;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.OIDCClientSecretConfigWrapper;

/**
 * Addresses, clients' secrets, mail and the second factor: which field holds what of which variable, as {@code kopilka-realm.json} says for
 * a realm that is new. A test holds the two together.
 */
final class RealmSettings {

    /** How long a client's secret is still accepted when another has taken its place. */
    private static final Duration GRACE = Duration.ofHours(1);

    private static final Map<String, String> SECRETS = Map.of(
            "portal", "KOPILKA_PORTAL_SECRET",
            "staff-service", "KOPILKA_STAFF_SECRET",
            "scripts", "KOPILKA_SCRIPTS_SECRET",
            "scripts-methodist", "KOPILKA_SCRIPTS_METHODIST_SECRET");
    private static final String FORMER_RULE =
            "length(10) and maxLength(128) and notUsername() and notContainsUsername() and notEmail()";
    private static final String RULE =
            "length(12) and maxLength(128) and notCommon() and notUsername() and notContainsUsername() and notEmail()";
    /** How often a refresh token may be brought again whose answer was lost. */
    private static final int REPEATS = 9;

    private static final Set<String> UNSPEAKABLE = Set.of("password");

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Environment environment;
    private final Changes changes;

    RealmSettings(KeycloakSession session, RealmModel realm, Environment environment, Changes changes) {
        this.session = session;
        this.realm = realm;
        this.environment = environment;
        this.changes = changes;
    }

    void follow() {
        client("portal").ifPresent(portal -> changes.attempt(() -> followAddresses(portal)));
        SECRETS.forEach((id, variable) -> client(id)
                .ifPresent(client -> environment.text(variable).ifPresent(secret -> followSecret(client, secret))));
        changes.attempt(this::followMail);
        changes.attempt(this::followSecondFactor);
        followRules();
        forgiveLostAnswers();
    }

    /** An earlier version's realm ended the login of whoever did not hear the answer to a refresh. */
    private void forgiveLostAnswers() {
        if (realm.isRevokeRefreshToken() && realm.getRefreshTokenMaxReuse() == 0) {
            realm.setRefreshTokenMaxReuse(REPEATS);
            changes.add("a refresh token whose answer was lost may be brought again");
        }
    }

    private void followSecondFactor() {
        environment
                .flag("KOPILKA_SECOND_FACTOR")
                .ifPresent(flag -> changes.set(
                        "a second factor for those who keep others' records",
                        Optional.ofNullable(realm.getAttribute(RecordKeepers.WANTED))
                                .orElse("false"),
                        flag,
                        value -> realm.setAttribute(RecordKeepers.WANTED, value)));
    }

    /** What an earlier version's realm asked of passwords; a rule that somebody has chosen stays. */
    private void followRules() {
        if (realm.getPasswordPolicy()
                .toString()
                .equals(PasswordPolicy.parse(session, FORMER_RULE).toString())) {
            realm.setPasswordPolicy(PasswordPolicy.parse(session, RULE));
            changes.add("passwords have at least twelve letters, and none is among the commonest");
        }
    }

    private void followAddresses(ClientModel portal) {
        var address = environment.address("KOPILKA_PORTAL");
        var inner = environment.address("KOPILKA_GATEWAY").or(() -> address);
        address.ifPresent(url -> {
            changes.set("baseUrl of portal", portal.getBaseUrl(), url + "/", portal::setBaseUrl);
            changes.set(
                    "redirectUris of portal",
                    portal.getRedirectUris(),
                    Set.of(url + "/login/oauth2/code/portal"),
                    portal::setRedirectUris);
            followAttribute(portal, "post.logout.redirect.uris", url + "/*");
        });
        inner.ifPresent(
                url -> followAttribute(portal, "backchannel.logout.url", url + "/logout/connect/back-channel/portal"));
    }

    private void followAttribute(ClientModel client, String name, String shall) {
        changes.set(
                name + " of " + client.getClientId(),
                client.getAttribute(name),
                shall,
                value -> client.setAttribute(name, value));
    }

    private void followSecret(ClientModel client, String secret) {
        var old = client.getSecret();
        if (secret.equals(old)) {
            return;
        }
        client.setSecret(secret);
        var now = Time.currentTimeSeconds();
        var rotation = OIDCClientSecretConfigWrapper.fromClientModel(client);
        rotation.setClientSecretCreationTime(now);
        if (old != null) {
            rotation.setClientRotatedSecret(old);
            rotation.setClientRotatedSecretCreationTime(now);
            rotation.setClientRotatedSecretExpirationTime(now + GRACE.toSeconds());
        }
        changes.add(
                "%s has another secret; the one before is accepted for %d more minutes",
                client.getClientId(), GRACE.toMinutes());
    }

    private void followMail() {
        var is = realm.getSmtpConfig();
        var shall = new TreeMap<>(is);
        environment.host("KOPILKA_SMTP_HOST").ifPresent(host -> shall.put("host", host));
        environment.port("KOPILKA_SMTP_PORT").ifPresent(port -> shall.put("port", port));
        environment.flag("KOPILKA_SMTP_STARTTLS").ifPresent(flag -> shall.put("starttls", flag));
        environment.flag("KOPILKA_SMTP_SSL").ifPresent(flag -> shall.put("ssl", flag));
        environment.mailbox("KOPILKA_SMTP_FROM").ifPresent(from -> shall.put("from", from));
        environment.text("KOPILKA_SMTP_USER").ifPresent(user -> {
            shall.put("auth", "true");
            shall.put("user", user);
        });
        environment.text("KOPILKA_SMTP_PASSWORD").ifPresent(password -> shall.put("password", password));
        if (shall.equals(is)) {
            return;
        }
        realm.setSmtpConfig(shall);
        shall.forEach((field, value) -> {
            if (!value.equals(is.get(field))) {
                changes.add("mail's %s is now %s", field, UNSPEAKABLE.contains(field) ? "another" : value);
            }
        });
    }

    private Optional<ClientModel> client(String id) {
        return Optional.ofNullable(realm.getClientByClientId(id));
    }
}
