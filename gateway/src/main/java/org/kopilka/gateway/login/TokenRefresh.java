package org.kopilka.gateway.login;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.kopilka.gateway.problem.Problem;
import org.kopilka.gateway.problem.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.ReactiveOAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Renews tokens before they end. Keycloak takes no refresh token once its successor was used, so of all requests of a
 * login, at all replicas, only one goes and the others wait for what it brings. Whose answer was lost on the way goes
 * again with the same token: the realm takes it as long as nobody has brought the next.
 */
@Component
class TokenRefresh {

    private static final Logger log = LoggerFactory.getLogger(TokenRefresh.class);

    /** Renewed behind the request's back from here on. */
    private static final Duration AHEAD = Duration.ofSeconds(60);

    /** Waited for from here on: a service may take so long to look at the token. */
    private static final Duration LAST_MOMENT = Duration.ofSeconds(5);

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);

    private final Logins logins;
    private final ClientRegistration portal;
    private final ReactiveOAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> keycloak;
    private final Clock clock;
    private final ConcurrentMap<String, Mono<Login>> underWay = new ConcurrentHashMap<>();
    private volatile Instant keycloakAwayUntil = Instant.EPOCH;

    TokenRefresh(
            Logins logins,
            ClientRegistration portal,
            ReactiveOAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> keycloak,
            Clock clock) {
        this.logins = logins;
        this.portal = portal;
        this.keycloak = keycloak;
        this.clock = clock;
    }

    /**
     * The login with a token that can be used now. Fails with {@link ProblemType#LOGIN_NEEDED} when Keycloak
     * refused, with {@link ProblemType#SERVICE_UNAVAILABLE} when it is away and the token has ended.
     */
    Mono<Login> usable(Login login) {
        var now = clock.instant();
        if (now.plus(AHEAD).isBefore(login.accessUntil())) {
            return Mono.just(login);
        }
        if (now.plus(LAST_MOMENT).isBefore(login.accessUntil())) {
            if (now.isAfter(keycloakAwayUntil)) {
                shared(login).subscribe(_ -> {}, failed -> log.debug("{} keeps its token", login, failed));
            }
            return Mono.just(login);
        }
        return shared(login)
                .onErrorResume(failed -> login.isUsable(clock.instant()) && !isRefusal(failed), _ -> Mono.just(login));
    }

    private static boolean isRefusal(Throwable failed) {
        return failed instanceof Problem problem && problem.type() == ProblemType.LOGIN_NEEDED;
    }

    private Mono<Login> shared(Login login) {
        return underWay.computeIfAbsent(
                login.id(),
                id -> refresh(login).doFinally(_ -> underWay.remove(id)).cache());
    }

    private Mono<Login> refresh(Login login) {
        return Mono.defer(() -> clock.instant().isBefore(keycloakAwayUntil)
                        ? Mono.error(Problem.away("login", AFTER_FAILURE, null))
                        : logins.claim(login))
                .flatMap(this::ask)
                .switchIfEmpty(Mono.defer(() -> brought(login)));
    }

    /** What another request or replica brings, or has brought already. */
    private Mono<Login> brought(Login login) {
        return Mono.defer(() -> logins.read(login.id()))
                .switchIfEmpty(Mono.error(() -> Problem.of(ProblemType.LOGIN_NEEDED)))
                .filter(now -> now.generation() > login.generation())
                .repeatWhenEmpty(80, again -> again.delayElements(Duration.ofMillis(100)))
                .onErrorMap(IllegalStateException.class, tired -> Problem.away("login", AFTER_FAILURE, tired));
    }

    private Mono<Login> ask(Login claimed) {
        var now = clock.instant();
        var request = new OAuth2RefreshTokenGrantRequest(
                portal,
                new OAuth2AccessToken(
                        OAuth2AccessToken.TokenType.BEARER,
                        claimed.accessToken(),
                        Instant.EPOCH,
                        claimed.accessUntil()),
                new OAuth2RefreshToken(claimed.refreshToken(), Instant.EPOCH));
        return keycloak.getTokenResponse(request)
                .map(response -> next(claimed, response, now))
                .onErrorResume(failed -> failed instanceof OAuth2AuthorizationException refused
                                && OAuth2ErrorCodes.INVALID_GRANT.equals(
                                        refused.getError().getErrorCode())
                        ? logins.end(claimed.id()).then(Mono.error(Problem.of(ProblemType.LOGIN_NEEDED)))
                        : away(claimed, failed))
                .flatMap(next -> logins.renew(next)
                        .retryWhen(Retry.backoff(3, Duration.ofMillis(100)))
                        .switchIfEmpty(Mono.error(() -> Problem.of(ProblemType.LOGIN_NEEDED))));
    }

    private Mono<Login> away(Login claimed, Throwable failed) {
        keycloakAwayUntil = clock.instant().plus(AFTER_FAILURE);
        log.warn("Keycloak did not renew a token: {}", failed.toString());
        return logins.release(claimed).then(Mono.error(Problem.away("login", AFTER_FAILURE, failed)));
    }

    private static Login next(Login login, OAuth2AccessTokenResponse response, Instant now) {
        var access = response.getAccessToken();
        var refresh = response.getRefreshToken();
        var refreshToken = refresh == null ? login.refreshToken() : refresh.getTokenValue();
        return new Login(
                login.id(),
                login.sid(),
                login.subject(),
                access.getTokenValue(),
                Objects.requireNonNullElse(access.getExpiresAt(), now),
                refreshToken,
                LoginStart.endOf(refreshToken, now),
                login.generation() + 1,
                null);
    }
}
