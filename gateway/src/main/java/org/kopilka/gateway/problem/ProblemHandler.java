package org.kopilka.gateway.problem;

import com.mongodb.MongoException;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import io.netty.handler.timeout.ReadTimeoutException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClientException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;

/** Whatever goes wrong on the way ends here as a {@link Problem}. */
@Component
@Order(-2)
final class ProblemHandler implements WebExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Problems problems;

    ProblemHandler(Problems problems) {
        this.problems = problems;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(error);
        }
        // The request has no thread of its own that would know its trace.
        try (var _ = MDC.putCloseable("traceId", trace(exchange))) {
            return problems.answer(exchange, problem(exchange, error));
        }
    }

    private static Problem problem(ServerWebExchange exchange, Throwable error) {
        return switch (error) {
            case Problem problem -> problem;
            case ReadTimeoutException slow -> Problem.slow(service(exchange), slow);
            case ResponseStatusException refused
            when refused.getStatusCode().is4xxClientError() -> {
                // Which methods are taken, and which kinds.
                exchange.getResponse().getHeaders().addAll(refused.getHeaders());
                yield Problem.of(ProblemType.of(refused.getStatusCode()));
            }
            case DataAccessException away -> told(Problem.away("store", SOON, away));
            case MongoException away -> told(Problem.away("store", SOON, away));
            case WebClientException away -> told(Problem.away("login", SOON, away));
            case AuthenticationServiceException away -> told(Problem.away("login", SOON, away));
            // Not logged one by one: the circuit breaker tells when it becomes a pattern.
            case AbortedException gone -> Problem.away(service(exchange), SOON, gone);
            case IOException away when route(exchange) != null -> Problem.away(service(exchange), SOON, away);
            // All connections to it are taken by requests it does not answer.
            case TimeoutException hanging
            when route(exchange) != null -> Problem.away(service(exchange), SOON, hanging);
            default -> {
                log.error("Unexpected at {}", exchange.getRequest().getPath().value(), error);
                yield Problem.of(ProblemType.UNEXPECTED);
            }
        };
    }

    private static Problem told(Problem problem) {
        log.warn("{} is away: {}", problem.service(), String.valueOf(problem.getCause()));
        return problem;
    }

    private static String service(ServerWebExchange exchange) {
        var route = route(exchange);
        return route == null ? "" : route.getId();
    }

    private static @Nullable String trace(ServerWebExchange exchange) {
        return ServerRequestObservationContext.findCurrent(exchange.getAttributes())
                .map(request -> request.<TracingContext>get(TracingContext.class))
                .map(TracingContext::getSpan)
                .map(span -> span.context().traceId())
                .orElse(null);
    }

    private static @Nullable Route route(ServerWebExchange exchange) {
        return exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
    }
}
