package org.kopilka.gateway.login;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/** Keeps the tokens of a login that has just succeeded, and lets the browser's session remember it. */
@Component
class LoginStart implements ServerOAuth2AuthorizedClientRepository {

    private final Logins logins;
    private final Clock clock;

    LoginStart(Logins logins, Clock clock) {
        this.logins = logins;
        this.clock = clock;
    }

    @Override
    public Mono<Void> saveAuthorizedClient(
            OAuth2AuthorizedClient client, Authentication authentication, ServerWebExchange exchange) {
        var user = (OidcUser) Objects.requireNonNull(((OAuth2LoginAuthenticationToken) authentication).getPrincipal());
        var login = login(client, user, clock.instant());
        return exchange.getSession()
                .flatMap(session -> endFormer(session)
                        .then(Mono.fromRunnable(() -> session.getAttributes().put(SessionLogin.ATTRIBUTE, login.id()))))
                .then(logins.begin(login));
    }

    private Mono<Void> endFormer(WebSession session) {
        String former = session.getAttribute(SessionLogin.ATTRIBUTE);
        return former == null ? Mono.empty() : logins.end(former);
    }

    private static Login login(OAuth2AuthorizedClient client, OidcUser user, Instant now) {
        var access = client.getAccessToken();
        var refresh = Objects.requireNonNull(client.getRefreshToken()).getTokenValue();
        return new Login(
                UUID.randomUUID().toString(),
                String.valueOf(user.getClaimAsString("sid")),
                Objects.requireNonNull(user.getSubject()),
                access.getTokenValue(),
                Objects.requireNonNullElse(access.getExpiresAt(), now),
                refresh,
                endOf(refresh, now),
                1,
                null);
    }

    /** Keycloak's refresh tokens tell their end; one that does not is as long as a remembered login. */
    static Instant endOf(String refreshToken, Instant now) {
        var end = Claims.of(refreshToken).instant("exp");
        return end == null ? now.plus(Duration.ofDays(14)) : end;
    }

    /** Tokens are read through {@link SessionLogin} only. */
    @Override
    public <T extends OAuth2AuthorizedClient> Mono<T> loadAuthorizedClient(
            String registration, Authentication authentication, ServerWebExchange exchange) {
        return Mono.empty();
    }

    @Override
    public Mono<Void> removeAuthorizedClient(
            String registration, Authentication authentication, ServerWebExchange exchange) {
        return Mono.empty();
    }
}
