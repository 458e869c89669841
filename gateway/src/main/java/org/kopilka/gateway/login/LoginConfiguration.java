package org.kopilka.gateway.login;

import java.net.MalformedURLException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.kopilka.gateway.GatewaySettings;
import org.kopilka.gateway.connections.Connections;
import org.kopilka.start.ClocksApart;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.ReactiveOAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.WebClientReactiveAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.WebClientReactiveRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.client.HttpClient;

/** Keycloak as the gateway knows it. Nothing is asked at start: the gateway starts without Keycloak. */
@Configuration(proxyBeanMethods = false)
class LoginConfiguration {

    @Bean
    ClientRegistration portal(GatewaySettings settings) {
        var outside = settings.realm() + "/protocol/openid-connect";
        var inside = settings.innerRealm() + "/protocol/openid-connect";
        return ClientRegistration.withRegistrationId("portal")
                .clientId("portal")
                .clientSecret(settings.portalSecret())
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .scope("openid")
                .redirectUri(settings.portal() + "/login/oauth2/code/portal")
                .issuerUri(settings.realm())
                .authorizationUri(outside + "/auth")
                .tokenUri(inside + "/token")
                .jwkSetUri(inside + "/certs")
                .userNameAttributeName("sub")
                .build();
    }

    @Bean
    ReactiveClientRegistrationRepository registrations(ClientRegistration portal) {
        return new InMemoryReactiveClientRegistrationRepository(portal);
    }

    /** For tokens that come from outside: ours, alive, and meant for the network rather than for a login. */
    @Bean
    ReactiveJwtDecoder jwtDecoder(GatewaySettings settings, ClientRegistration portal, Clock clock)
            throws MalformedURLException {
        var keys = URI.create(Objects.requireNonNull(portal.getProviderDetails().getJwkSetUri()));
        var clocks = new ClocksApart(keys, clock);
        var decoder = NimbusReactiveJwtDecoder.withJwkSource(new RealmKeys(keys.toURL()))
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefaultWithIssuer(settings.realm()),
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD, audience -> audience != null && audience.contains("kopilka"))));
        return token -> decoder.decode(token)
                .onErrorResume(
                        JwtValidationException.class,
                        refused -> Mono.<Jwt>fromRunnable(clocks::compare)
                                .subscribeOn(Schedulers.boundedElastic())
                                .then(Mono.error(refused)));
    }

    @Bean
    WebClient keycloakClient() {
        return WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(
                        Connections.attentive(HttpClient.create()).responseTimeout(Duration.ofSeconds(5))))
                .build();
    }

    @Bean
    ReactiveOAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> codeClient(WebClient keycloakClient) {
        var client = new WebClientReactiveAuthorizationCodeTokenResponseClient();
        client.setWebClient(keycloakClient);
        return client;
    }

    @Bean
    ReactiveOAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> refreshClient(WebClient keycloakClient) {
        var client = new WebClientReactiveRefreshTokenTokenResponseClient();
        client.setWebClient(keycloakClient);
        return client;
    }
}
