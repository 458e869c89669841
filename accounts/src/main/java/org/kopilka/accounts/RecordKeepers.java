package org.kopilka.accounts;

import java.util.List;
import java.util.Set;
import org.keycloak.Config;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.events.Details;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;
import org.keycloak.models.utils.DefaultAuthenticationFlows;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * A step of the login after the password, for those who keep others' records: no device remembers them, and where the
 * realm wants a second factor, whoever has none sets one up before they are in. Who has one is asked for it by Keycloak's
 * own step; a passkey is two factors by itself.
 */
public final class RecordKeepers implements AuthenticatorFactory, Authenticator {

    static final String WANTED = "kopilka.second-factor";

    private static final String ID = "kopilka-record-keepers";
    private static final Set<String> ROLES = Set.of("network-admin", "district-methodist");
    private static final int AFTER_THE_REST = 90;

    /** Puts the step into the realm's login, where it is not there yet. */
    static void guard(RealmModel realm) {
        var forms = realm.getFlowByAlias(DefaultAuthenticationFlows.LOGIN_FORMS_FLOW);
        if (forms == null
                || realm.getAuthenticationExecutionsStream(forms.getId())
                        .anyMatch(step -> ID.equals(step.getAuthenticator()))) {
            return;
        }
        var step = new AuthenticationExecutionModel();
        step.setParentFlow(forms.getId());
        step.setAuthenticator(ID);
        step.setRequirement(Requirement.REQUIRED);
        step.setPriority(AFTER_THE_REST);
        realm.addAuthenticatorExecution(step);
    }

    @Override
    public void authenticate(AuthenticationFlowContext login) {
        if (keepsRecords(login.getUser())) {
            var session = login.getAuthenticationSession();
            session.removeAuthNote(Details.REMEMBER_ME);
            if (Boolean.parseBoolean(login.getRealm().getAttribute(WANTED)) && !hasShownTwo(login)) {
                session.addRequiredAction(UserModel.RequiredAction.CONFIGURE_TOTP);
            }
        }
        login.success();
    }

    private static boolean keepsRecords(UserModel user) {
        return user.getAttributeStream("memberships")
                .map(membership -> membership.split(":")[0])
                .anyMatch(ROLES::contains);
    }

    private static boolean hasShownTwo(AuthenticationFlowContext login) {
        return login.getUser().credentialManager().isConfiguredFor(OTPCredentialModel.TYPE)
                || login.getUser().credentialManager().isConfiguredFor(WebAuthnCredentialModel.TYPE_TWOFACTOR)
                || AuthenticatorUtil.getAuthnCredentials(login.getAuthenticationSession())
                        .contains(WebAuthnCredentialModel.TYPE_PASSWORDLESS);
    }

    @Override
    public void action(AuthenticationFlowContext login) {
        login.success();
    }

    @Override
    public boolean requiresUser() {
        return true;
    }

    @Override
    public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return true;
    }

    @Override
    public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {
        // of its own it asks for none
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return this;
    }

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getDisplayType() {
        return "Kopilka: those who keep others' records";
    }

    @Override
    public String getHelpText() {
        return "No device remembers them, and a second factor is set up where the realm wants one.";
    }

    @Override
    public String getReferenceCategory() {
        return ID;
    }

    @Override
    public boolean isConfigurable() {
        return false;
    }

    @Override
    public boolean isUserSetupAllowed() {
        return false;
    }

    @Override
    public Requirement[] getRequirementChoices() {
        return new Requirement[] {Requirement.REQUIRED, Requirement.DISABLED};
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return List.of();
    }

    @Override
    public void init(Config.Scope config) {
        // nothing to choose
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        // nothing to prepare
    }

    @Override
    public void close() {
        // nothing is held
    }
}
