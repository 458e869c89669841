package org.kopilka.platform.actor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.stream.Stream;
import org.kopilka.platform.web.Refusal;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Who comes in at {@code /actuator}: the operator with a token of their own, Prometheus with one for metrics alone, and
 * anybody to ask whether this program lives and is ready. Without a token in the environment nobody else does.
 */
@AutoConfiguration
public class OperatorDoor {

    private static final String BEARER = "Bearer ";

    @Bean
    @Order(0)
    SecurityFilterChain operators(
            HttpSecurity http,
            @Value("${kopilka.operator-token}") String operator,
            @Value("${kopilka.metrics-token}") String metrics,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        return http.securityMatcher("/actuator/**")
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(
                        requests -> requests.requestMatchers("/actuator/health/liveness", "/actuator/health/readiness")
                                .permitAll()
                                .requestMatchers("/actuator/prometheus")
                                .access(bringing(operator, metrics))
                                .anyRequest()
                                .access(bringing(operator)))
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint((request, response, _) -> {
                    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
                    problems.resolveException(
                            request, response, null, new Refusal(HttpStatus.UNAUTHORIZED, "token-unknown"));
                }))
                .build();
    }

    private static AuthorizationManager<RequestAuthorizationContext> bringing(String... tokens) {
        return (_, asked) -> {
            var brought = asked.getRequest().getHeader(HttpHeaders.AUTHORIZATION);
            return new AuthorizationDecision(brought != null
                    && brought.startsWith(BEARER)
                    && Stream.of(tokens).anyMatch(token -> isSame(token, brought.substring(BEARER.length()))));
        };
    }

    /** In a time that does not tell how much of it was right. */
    private static boolean isSame(String token, String brought) {
        return !token.isBlank() && MessageDigest.isEqual(token.getBytes(UTF_8), brought.getBytes(UTF_8));
    }
}
