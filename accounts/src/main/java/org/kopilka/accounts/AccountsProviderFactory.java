package org.kopilka.accounts;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel.RealmPostCreateEvent;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProvider;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProviderFactory;

/** What Keycloak finds of us: the resource {@code accounts}, and a listener that sets the realm right at each start. */
public final class AccountsProviderFactory implements AdminRealmResourceProviderFactory {

    @Override
    public String getId() {
        return "accounts";
    }

    @Override
    public AdminRealmResourceProvider create(KeycloakSession session) {
        return new AccountsProvider();
    }

    @Override
    public void init(Config.Scope config) {
        // what we follow are the variables of the programs beside it, not options of Keycloak
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        var following = new Following(new Environment(System.getenv()));
        factory.register(event -> {
            switch (event) {
                case PostMigrationEvent started -> following.start(started.getFactory());
                case RealmPostCreateEvent created ->
                    following.created(created.getKeycloakSession(), created.getCreatedRealm());
                default -> {
                    // of no concern here
                }
            }
        });
    }

    @Override
    public void close() {
        // nothing is held
    }
}
