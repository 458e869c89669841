package org.kopilka.gateway.login;

import org.kopilka.gateway.GatewaySettings;
import org.kopilka.gateway.problem.Problem;
import org.kopilka.gateway.problem.ProblemType;
import org.kopilka.gateway.problem.Problems;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/** Who am I, and goodbye. */
@RestController
class SessionController {

    private final TokenRefresh refresh;
    private final Logins logins;
    private final KeycloakSessions keycloak;
    private final GatewaySettings settings;

    SessionController(TokenRefresh refresh, Logins logins, KeycloakSessions keycloak, GatewaySettings settings) {
        this.refresh = refresh;
        this.logins = logins;
        this.keycloak = keycloak;
        this.settings = settings;
    }

    @GetMapping("/api/me")
    Mono<ResponseEntity<Me>> me(@AuthenticationPrincipal Object caller) {
        var me = switch (caller) {
            case Login login ->
                refresh.usable(login).map(now -> Me.of(now.accessToken(), settings.zone(), now.refreshUntil()));
            case Jwt token -> Mono.just(Me.of(token.getTokenValue(), settings.zone(), token.getExpiresAt()));
            default -> Mono.<Me>error(Problem.of(ProblemType.LOGIN_NEEDED));
        };
        return me.map(
                body -> ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body));
    }

    /** Ends the session here first, then at Keycloak; a second logout finds nothing to end. */
    @PostMapping("/logout")
    Mono<ResponseEntity<Void>> logout(ServerWebExchange exchange) {
        return ReactiveSecurityContextHolder.getContext()
                .mapNotNull(context -> context.getAuthentication() instanceof PortalAuthentication person
                        ? person.getPrincipal()
                        : null)
                // The newest refresh token: Keycloak would not know a used one.
                .flatMap(login -> logins.read(login.id()))
                .flatMap(login -> logins.end(login.id())
                        .then(exchange.getSession().flatMap(WebSession::invalidate))
                        .then(keycloak.end(login)))
                .then(Mono.fromSupplier(() -> goodbye(exchange)));
    }

    private static ResponseEntity<Void> goodbye(ServerWebExchange exchange) {
        return Problems.isNavigation(exchange)
                ? ResponseEntity.status(HttpStatus.SEE_OTHER)
                        .header(HttpHeaders.LOCATION, "/")
                        .build()
                : ResponseEntity.noContent().build();
    }
}
