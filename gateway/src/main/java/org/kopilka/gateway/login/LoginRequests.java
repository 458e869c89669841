package org.kopilka.gateway.login;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.server.DefaultServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** {@code /login?return=/events&lang=kk} sends a person to Keycloak, in the language asked for. */
@Component
class LoginRequests implements ServerOAuth2AuthorizationRequestResolver {

    /** Ours, and the one Spring Security's users expect. */
    static final List<String> PATHS = List.of("/login", "/oauth2/authorization/portal");

    /** Begun anew after one that nobody here knew; said in the state, as a browser without cookies would go round. */
    static final String AGAIN = "again";

    private static final Set<String> LANGUAGES = Set.of("ru", "kk", "en");

    private final DefaultServerOAuth2AuthorizationRequestResolver resolver;
    private final ClientRegistration portal;

    LoginRequests(ReactiveClientRegistrationRepository registrations, ClientRegistration portal) {
        this.resolver = new DefaultServerOAuth2AuthorizationRequestResolver(registrations);
        this.portal = portal;
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> resolve(ServerWebExchange exchange) {
        return PATHS.contains(exchange.getRequest().getPath().value())
                ? resolve(exchange, portal.getRegistrationId())
                : Mono.empty();
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> resolve(ServerWebExchange exchange, String registration) {
        var asked = exchange.getRequest().getQueryParams();
        var language = asked.getFirst("lang");
        return resolver.resolve(exchange, registration)
                .map(request -> OAuth2AuthorizationRequest.from(request)
                        .attributes(attributes -> attributes.put(
                                UnfinishedLogins.RETURN, localPath(asked.getFirst(UnfinishedLogins.RETURN))))
                        .additionalParameters(parameters -> {
                            if (language != null && LANGUAGES.contains(language)) {
                                parameters.put("ui_locales", language);
                            }
                        })
                        .state(asked.containsKey(AGAIN) ? request.getState() + AGAIN : request.getState())
                        .build());
    }

    static boolean isAgain(ServerWebExchange exchange) {
        var state = exchange.getRequest().getQueryParams().getFirst(OAuth2ParameterNames.STATE);
        return state == null || state.endsWith(AGAIN);
    }

    /** Somewhere in the portal; never another host, however it is written. */
    static String localPath(@Nullable String asked) {
        return asked != null && asked.length() <= 500 && asked.matches("/(?![/\\\\])[\\x21-\\x5b\\x5d-\\x7e]*")
                ? asked
                : "/";
    }
}
