package org.kopilka.accounts;

import java.util.List;
import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.ModelToRepresentation;
import org.keycloak.models.utils.RepresentationToModel;

/**
 * What clients may do, where a realm of an earlier version lets them do more: nobody logs in with a password at a client
 * without a secret, and a script is either the network's administrator or its methodist. Twice does what once does.
 */
final class Clients {

    private static final String SCRIPTS = "scripts";
    private static final String METHODIST = "scripts-methodist";
    private static final String MEMBERSHIPS = "memberships";
    private static final String NETWORK = ":00000000-0000-4000-8000-000000000001";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Environment environment;
    private final Changes changes;

    Clients(KeycloakSession session, RealmModel realm, Environment environment, Changes changes) {
        this.session = session;
        this.realm = realm;
        this.environment = environment;
        this.changes = changes;
    }

    void narrow() {
        realm.getClientsStream()
                .filter(client -> client.isPublicClient() && client.isDirectAccessGrantsEnabled())
                .toList()
                .forEach(client -> {
                    client.setDirectAccessGrantsEnabled(false);
                    changes.add("%s takes no passwords", client.getClientId());
                });
        client(SCRIPTS).ifPresent(scripts -> {
            environment
                    .text("KOPILKA_SCRIPTS_METHODIST_SECRET")
                    .filter(secret -> client(METHODIST).isEmpty())
                    .ifPresent(secret -> addMethodist(scripts, secret));
            leaveOneRole(scripts);
        });
    }

    private void addMethodist(ClientModel scripts, String secret) {
        var like = ModelToRepresentation.toRepresentation(scripts, session);
        like.setId(null);
        like.setClientId(METHODIST);
        like.setName(METHODIST);
        like.setSecret(secret);
        like.getAttributes().keySet().removeIf(name -> name.startsWith("client.secret"));
        like.getProtocolMappers().forEach(mapper -> mapper.setId(null));
        var made = RepresentationToModel.createClient(session, realm, like);
        var account = session.users().addUser(realm, "service-account-" + METHODIST);
        account.setEnabled(true);
        account.setServiceAccountClientLink(made.getId());
        account.setAttribute(MEMBERSHIPS, List.of("district-methodist" + NETWORK));
        changes.add("%s is there", METHODIST);
    }

    /** Whoever gave scripts yet other roles meant it. */
    private void leaveOneRole(ClientModel scripts) {
        var both = List.of("network-admin" + NETWORK, "district-methodist" + NETWORK);
        Optional.ofNullable(session.users().getServiceAccount(scripts))
                .filter(account -> has(account, both))
                .ifPresent(account -> {
                    account.setAttribute(MEMBERSHIPS, List.of(both.getFirst()));
                    changes.add("%s is the network's administrator, and its methodist no longer", SCRIPTS);
                });
    }

    private static boolean has(UserModel account, List<String> memberships) {
        return account.getAttributeStream(MEMBERSHIPS)
                .sorted()
                .toList()
                .equals(memberships.stream().sorted().toList());
    }

    private Optional<ClientModel> client(String id) {
        return Optional.ofNullable(realm.getClientByClientId(id));
    }
}
