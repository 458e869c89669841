package org.kopilka.gateway.login;

import org.kopilka.gateway.GatewaySettings;
import org.kopilka.gateway.problem.Problem;
import org.kopilka.gateway.problem.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** Ends a session at Keycloak from server to server, so that no token passes through the browser. */
@Component
class KeycloakSessions {

    private static final Logger log = LoggerFactory.getLogger(KeycloakSessions.class);

    private final WebClient keycloak;
    private final ClientRegistration portal;
    private final String endSession;

    KeycloakSessions(WebClient keycloakClient, ClientRegistration portal, GatewaySettings settings) {
        this.keycloak = keycloakClient;
        this.portal = portal;
        this.endSession = settings.innerRealm() + "/protocol/openid-connect/logout";
    }

    /** Fails with {@link ProblemType#LOGOUT_INCOMPLETE} if Keycloak did not hear it. */
    Mono<Void> end(Login login) {
        return keycloak.post()
                .uri(endSession)
                .headers(headers -> headers.setBasicAuth(portal.getClientId(), portal.getClientSecret()))
                .body(BodyInserters.fromFormData("refresh_token", login.refreshToken()))
                .exchangeToMono(response -> response.releaseBody()
                        // 400: the session had ended there before.
                        .then(
                                response.statusCode().is2xxSuccessful()
                                                || response.statusCode().value() == 400
                                        ? Mono.<Void>empty()
                                        : Mono.error(new IllegalStateException(
                                                "Keycloak answered " + response.statusCode()))))
                .onErrorResume(failed -> {
                    log.warn("A session goes on at Keycloak: {}", failed.toString());
                    return Mono.error(Problem.of(ProblemType.LOGOUT_INCOMPLETE));
                });
    }
}
