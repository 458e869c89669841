package org.kopilka.gateway.login;

import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.oauth2.client.oidc.server.session.ReactiveOidcSessionRegistry;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionInformation;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.logout.ServerLogoutHandler;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Keycloak tells that a session ended: logged out elsewhere, or an administrator ended it. Which logins belong
 * to it is asked of {@link Logins}, so the registry that Spring Security wants keeps nothing.
 */
@Component
class BackChannelLogout implements ServerLogoutHandler, ReactiveOidcSessionRegistry {

    private final Logins logins;

    BackChannelLogout(Logins logins) {
        this.logins = logins;
    }

    @Override
    public Mono<Void> logout(WebFilterExchange exchange, Authentication authentication) {
        return authentication.getPrincipal() instanceof OidcLogoutToken token && token.getSessionId() != null
                ? logins.endAll(token.getSessionId())
                : Mono.empty();
    }

    @Override
    public Mono<Void> saveSessionInformation(OidcSessionInformation begun) {
        return Mono.empty();
    }

    @Override
    public Mono<OidcSessionInformation> removeSessionInformation(String session) {
        return Mono.empty();
    }

    @Override
    public Flux<OidcSessionInformation> removeSessionInformation(OidcLogoutToken token) {
        return Flux.empty();
    }
}
