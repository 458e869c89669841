package org.kopilka.gateway.routes;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.kopilka.gateway.GatewaySettings;
import org.kopilka.gateway.problem.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;

/**
 * A circuit breaker for each service. It counts what the service did: failed to answer, answered 502 to 504, or
 * took long to begin its answer. It does not count its own refusals, people who left, or refused uploads; and
 * it tries again after half a second, so that a service that came back is used at once.
 */
@Component
class Breakers implements GlobalFilter, Ordered {

    private static final Logger log = LoggerFactory.getLogger(Breakers.class);
    private static final Duration OPEN = Duration.ofMillis(500);

    private static final CircuitBreakerConfig RULES = CircuitBreakerConfig.custom()
            .slidingWindowSize(50)
            .minimumNumberOfCalls(20)
            .failureRateThreshold(50)
            .slowCallDurationThreshold(Duration.ofSeconds(10))
            .slowCallRateThreshold(80)
            .waitDurationInOpenState(OPEN)
            .permittedNumberOfCallsInHalfOpenState(5)
            // A half-open breaker whose trial calls hang must not stay so.
            .maxWaitDurationInHalfOpenState(Duration.ofSeconds(10))
            .build();

    private final CircuitBreakerRegistry breakers = CircuitBreakerRegistry.of(RULES);

    Breakers(GatewaySettings settings, MeterRegistry meters) {
        for (var service : settings.services().keySet()) {
            var breaker = breakers.circuitBreaker(service);
            breaker.getEventPublisher()
                    .onStateTransition(change -> log.warn("Circuit of {}: {}", service, change.getStateTransition()));
            Gauge.builder("kopilka.gateway.breaker.open", breaker, Breakers::openness)
                    .description("1 while calls to the service are refused or on trial")
                    .tag("service", service)
                    .register(meters);
        }
    }

    private static int openness(CircuitBreaker breaker) {
        return breaker.getState() == CircuitBreaker.State.CLOSED ? 0 : 1;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        return Mono.defer(() -> {
            Route route = Objects.requireNonNull(exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR));
            var breaker = breakers.circuitBreaker(route.getId());
            if (!breaker.tryAcquirePermission()) {
                return Mono.error(Problem.away(route.getId(), OPEN, null));
            }
            var begin = System.nanoTime();
            return chain.filter(exchange)
                    .doOnSuccess(_ -> answered(breaker, exchange, System.nanoTime() - begin))
                    .doOnError(failed -> failed(breaker, failed, System.nanoTime() - begin))
                    .doOnCancel(breaker::releasePermission);
        });
    }

    private static void answered(CircuitBreaker breaker, ServerWebExchange exchange, long nanos) {
        var status = exchange.getResponse().getStatusCode();
        if (isAway(status)) {
            breaker.onError(nanos, TimeUnit.NANOSECONDS, new IllegalStateException("Answered " + status));
        } else {
            // A long upload is the sender's slowness.
            breaker.onSuccess(isUpload(exchange) ? 0 : nanos, TimeUnit.NANOSECONDS);
        }
    }

    private static void failed(CircuitBreaker breaker, Throwable failed, long nanos) {
        if (failed instanceof AbortedException || failed instanceof Problem) {
            breaker.releasePermission();
        } else {
            breaker.onError(nanos, TimeUnit.NANOSECONDS, failed);
        }
    }

    private static boolean isAway(@Nullable HttpStatusCode status) {
        return status != null && status.value() >= 502 && status.value() <= 504;
    }

    private static boolean isUpload(ServerWebExchange exchange) {
        var headers = exchange.getRequest().getHeaders();
        return headers.getContentLength() > 64 * 1024 || headers.containsHeader("Transfer-Encoding");
    }

    /** After the token was relayed, before the service is asked. */
    @Override
    public int getOrder() {
        return 100;
    }
}
