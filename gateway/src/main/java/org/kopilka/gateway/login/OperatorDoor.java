package org.kopilka.gateway.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.util.stream.Stream;
import org.kopilka.gateway.GatewaySettings;
import org.kopilka.gateway.problem.Problem;
import org.kopilka.gateway.problem.ProblemType;
import org.kopilka.gateway.problem.Problems;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.ReactiveAuthorizationManager;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authorization.AuthorizationContext;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.savedrequest.NoOpServerRequestCache;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Who comes in at the operator's port: the operator with a token of their own, and Prometheus with one for metrics
 * alone. Without a token in the environment nobody does.
 */
@Configuration(proxyBeanMethods = false)
class OperatorDoor {

    private static final String BEARER = "Bearer ";

    private final Environment environment;

    OperatorDoor(Environment environment) {
        this.environment = environment;
    }

    @Bean
    @Order(0)
    SecurityWebFilterChain operators(ServerHttpSecurity http, GatewaySettings settings, Problems problems) {
        return http.securityMatcher(
                        exchange -> isAtOperatorsPort(exchange) ? MatchResult.match() : MatchResult.notMatch())
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .csrf(ServerHttpSecurity.CsrfSpec::disable)
                .requestCache(cache -> cache.requestCache(NoOpServerRequestCache.getInstance()))
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(
                        (exchange, _) -> problems.answer(exchange, Problem.of(ProblemType.TOKEN_UNKNOWN))))
                .authorizeExchange(rules -> rules.pathMatchers("/actuator/prometheus")
                        .access(bringing(settings.operatorToken(), settings.metricsToken()))
                        .anyExchange()
                        .access(bringing(settings.operatorToken())))
                .build();
    }

    private boolean isAtOperatorsPort(ServerWebExchange exchange) {
        InetSocketAddress here = exchange.getRequest().getLocalAddress();
        return here != null && String.valueOf(here.getPort()).equals(environment.getProperty("local.management.port"));
    }

    private static ReactiveAuthorizationManager<AuthorizationContext> bringing(String... tokens) {
        return (_, asked) -> {
            var brought = asked.getExchange().getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
            return Mono.just(new AuthorizationDecision(brought != null
                    && brought.startsWith(BEARER)
                    && Stream.of(tokens).anyMatch(token -> isSame(token, brought.substring(BEARER.length())))));
        };
    }

    /** In a time that does not tell how much of it was right. */
    private static boolean isSame(String token, String brought) {
        return !token.isBlank() && MessageDigest.isEqual(token.getBytes(UTF_8), brought.getBytes(UTF_8));
    }
}
