package org.kopilka.accounts;

import jakarta.ws.rs.ForbiddenException;
import org.keycloak.Config;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProvider;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/**
 * {@code GET /admin/realms/{realm}/accounts} for who manages the realm from outside it. Its own administrators may not:
 * what leaves holds keys and hashes, which the realm shows nobody. Each time is an event of the realm.
 */
final class AccountsProvider implements AdminRealmResourceProvider {

    @Override
    public Object getResource(
            KeycloakSession session, RealmModel realm, AdminPermissionEvaluator may, AdminEventBuilder event) {
        if (!may.adminAuth().getRealm().getName().equals(Config.getAdminRealm())) {
            throw new ForbiddenException();
        }
        may.realm().requireManageRealm();
        may.users().requireManage();
        may.clients().requireManage();
        event.operation(OperationType.ACTION)
                .resourcePath(session.getContext().getUri())
                .success();
        return new AccountsResource(session, realm);
    }

    @Override
    public void close() {
        // nothing is held
    }
}
