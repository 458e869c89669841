package org.kopilka.gateway.login;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** The person behind a browser's session. */
final class PortalAuthentication extends AbstractAuthenticationToken {

    private final transient Login login;

    PortalAuthentication(Login login) {
        super(List.of());
        this.login = login;
        setAuthenticated(true);
    }

    @Override
    public Login getPrincipal() {
        return login;
    }

    @Override
    public String getCredentials() {
        return "";
    }

    @Override
    public String getName() {
        return login.subject();
    }
}
