package org.kopilka.gateway.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kopilka.gateway.GatewaySettings;
import org.springframework.http.ResponseCookie;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.server.ServerAuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Logins that wait for the person at Keycloak, one cookie each: several tabs may log in at the same time, and
 * whoever only knocks leaves nothing in the store.
 */
@Component
class UnfinishedLogins implements ServerAuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    /** Where the person wanted to go; an attribute of the request, then of the exchange that ends the login. */
    static final String RETURN = "return";

    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final int MOST = 8;

    private final ClientRegistration portal;
    private final String prefix;
    private final boolean secure;

    UnfinishedLogins(ClientRegistration portal, GatewaySettings settings) {
        this.portal = portal;
        this.secure = settings.isHttps();
        this.prefix = secure ? "__Host-kopilka-login-" : "kopilka-login-";
    }

    @Override
    public Mono<Void> saveAuthorizationRequest(OAuth2AuthorizationRequest request, ServerWebExchange exchange) {
        return Mono.fromRunnable(() -> {
            var waiting = exchange.getRequest().getCookies().keySet().stream()
                    .filter(name -> name.startsWith(prefix))
                    .toList();
            if (waiting.size() >= MOST) {
                waiting.forEach(name -> exchange.getResponse().addCookie(cookie(name, "", Duration.ZERO)));
            }
            exchange.getResponse().addCookie(cookie(name(request.getState()), write(request), PATIENCE));
        });
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> loadAuthorizationRequest(ServerWebExchange exchange) {
        return Mono.fromSupplier(() -> find(exchange));
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> removeAuthorizationRequest(ServerWebExchange exchange) {
        return loadAuthorizationRequest(exchange).doOnNext(request -> {
            exchange.getResponse().addCookie(cookie(name(request.getState()), "", Duration.ZERO));
            exchange.getAttributes().put(RETURN, LoginRequests.localPath(request.<String>getAttribute(RETURN)));
        });
    }

    private @Nullable OAuth2AuthorizationRequest find(ServerWebExchange exchange) {
        var state = exchange.getRequest().getQueryParams().getFirst(OAuth2ParameterNames.STATE);
        if (state == null || state.length() < 16) {
            return null;
        }
        var cookie = exchange.getRequest().getCookies().getFirst(name(state));
        var request = cookie == null ? null : read(cookie.getValue());
        return request != null && state.equals(request.getState()) ? request : null;
    }

    /** The state is secret as a whole only; its beginning tells the tabs apart. */
    private String name(@Nullable String state) {
        return prefix + String.valueOf(state).substring(0, 8);
    }

    private ResponseCookie cookie(String name, String value, Duration age) {
        return ResponseCookie.from(name, value)
                .path("/")
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .maxAge(age)
                .build();
    }

    private static String write(OAuth2AuthorizationRequest request) {
        return String.join(
                ".",
                encode(request.getState()),
                encode(request.getAttribute(OidcParameterNames.NONCE)),
                encode(request.getAttribute(PkceParameterNames.CODE_VERIFIER)),
                encode(request.getAttribute(RETURN)));
    }

    private @Nullable OAuth2AuthorizationRequest read(String value) {
        var parts = value.split("\\.", -1);
        if (parts.length != 4) {
            return null;
        }
        try {
            return OAuth2AuthorizationRequest.authorizationCode()
                    .authorizationUri(
                            Objects.requireNonNull(portal.getProviderDetails().getAuthorizationUri()))
                    .clientId(portal.getClientId())
                    .redirectUri(portal.getRedirectUri())
                    .scopes(portal.getScopes())
                    .state(decode(parts[0]))
                    .attributes(Map.of(
                            OAuth2ParameterNames.REGISTRATION_ID,
                            portal.getRegistrationId(),
                            OidcParameterNames.NONCE,
                            decode(parts[1]),
                            PkceParameterNames.CODE_VERIFIER,
                            decode(parts[2]),
                            RETURN,
                            decode(parts[3])))
                    .build();
        } catch (IllegalArgumentException garbled) {
            return null;
        }
    }

    private static String encode(@Nullable Object text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.valueOf(text).getBytes(UTF_8));
    }

    private static String decode(String text) {
        return new String(Base64.getUrlDecoder().decode(text), UTF_8);
    }
}
