package org.kopilka.platform.actor;

import java.net.MalformedURLException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.kopilka.platform.web.Refusal;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Who comes in: whoever brings a token of our realm. Every endpoint then says on itself who may call it. */
@AutoConfiguration(before = OAuth2ResourceServerAutoConfiguration.class)
@EnableMethodSecurity
@Import(ActorRules.class)
public class SecurityConfiguration implements WebMvcConfigurer {

    private final ApplicationContext beans;
    private final ActorRules actors;

    SecurityConfiguration(ApplicationContext beans, ActorRules actors) {
        this.beans = beans;
        this.actors = actors;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new ActorArgument(actors));
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(new RoleBeforeBody(beans));
    }

    @Bean
    SecurityFilterChain api(
            HttpSecurity http, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(anonymous -> {})
                .authorizeHttpRequests(requests -> requests.requestMatchers("/api/*/public/**", "/v3/api-docs*/**")
                        .permitAll()
                        .requestMatchers("/api/**")
                        .authenticated()
                        .anyRequest()
                        .denyAll())
                .oauth2ResourceServer(server -> server.jwt(jwt -> {})
                        .authenticationEntryPoint((request, response, _) -> problems.resolveException(
                                request, response, null, new Refusal(HttpStatus.UNAUTHORIZED, "token-unknown")))
                        .withObjectPostProcessor(new ObjectPostProcessor<BearerTokenAuthenticationFilter>() {
                            @Override
                            public <F extends BearerTokenAuthenticationFilter> F postProcess(F filter) {
                                filter.setAuthenticationFailureHandler((request, response, failure) ->
                                        problems.resolveException(request, response, null, refusal(failure)));
                                return filter;
                            }
                        }))
                .exceptionHandling(refusals ->
                        refusals.accessDeniedHandler((request, response, _) -> problems.resolveException(
                                request, response, null, new Refusal(HttpStatus.FORBIDDEN, "not-allowed"))))
                .build();
    }

    /**
     * A header is looked at by what reads it, which refuses it as what it is; methods are refused where it is known
     * which ones an address takes.
     */
    @Bean
    StrictHttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedHeaderValues(_ -> true);
        // No store takes it.
        firewall.setAllowedParameterValues(value -> value.indexOf('\0') < 0);
        firewall.setUnsafeAllowAnyHttpMethod(true);
        return firewall;
    }

    /** Without the realm's keys nobody's token is wrong. */
    private static Refusal refusal(AuthenticationException failure) {
        return failure instanceof AuthenticationServiceException
                ? new Refusal(HttpStatus.SERVICE_UNAVAILABLE, "keys-away")
                : new Refusal(HttpStatus.UNAUTHORIZED, "token-unknown");
    }

    @Bean
    JwtDecoder jwtDecoder(@Value("${realm.keys}") URI keys, @Value("${realm.issuer}") String issuer, Clock clock)
            throws MalformedURLException {
        return new RealmTokens(keys, issuer, clock);
    }
}
