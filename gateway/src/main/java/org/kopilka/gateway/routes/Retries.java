package org.kopilka.gateway.routes;

import io.netty.channel.ConnectTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;
import reactor.util.retry.Retry;
import reactor.util.retry.RetryBackoffSpec;

/**
 * Asks again when one instance of a service leaves or is gone: over a new connection, which leads to another where
 * there is one. A request that cannot have been taken by anybody is always sent again. One that was sent and not
 * answered is sent again only if twice does the same as once: it reads, or brings an {@code Idempotency-Key}. Bodies
 * are kept for this up to {@value #BODY_KEPT} bytes; larger ones go out once.
 */
@Component
class Retries implements GlobalFilter, Ordered {

    private static final int BODY_KEPT = 64 * 1024;
    /** Where every second connection is led to one that is gone, all of these are once in 250 times. */
    private static final int AGAIN = 7;

    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration PAUSE_AT_MOST = Duration.ofMillis(250);

    /** A service that takes no more requests: its server says so, since nothing of ours has seen the request. */
    private static final class Leaving extends IOException {}

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        if (!isHeld(exchange.getRequest())) {
            return chain.filter(exchange)
                    .retryWhen(again().filter(Retries::isUnconnected)
                            .doBeforeRetry(_ -> ServerWebExchangeUtils.reset(exchange))
                            .onRetryExhaustedThrow((_, last) -> last.failure()));
        }
        return held(exchange)
                .flatMap(held -> ask(held, chain)
                        .retryWhen(again().filter(failed -> mayBeSentAgain(held, failed))
                                .doBeforeRetry(_ -> ServerWebExchangeUtils.reset(held))
                                .onRetryExhaustedThrow((_, last) -> last.failure())));
    }

    private static RetryBackoffSpec again() {
        return Retry.backoff(AGAIN, PAUSE).maxBackoff(PAUSE_AT_MOST);
    }

    private static Mono<Void> ask(ServerWebExchange exchange, GatewayFilterChain chain) {
        return chain.filter(exchange)
                .then(Mono.defer(() -> isLeaving(exchange) ? Mono.error(new Leaving()) : Mono.empty()));
    }

    /** Tomcat, once it is told to stop; whatever of ours answers 503 says why. */
    private static boolean isLeaving(ServerWebExchange exchange) {
        var answer = exchange.getResponse();
        return answer.getStatusCode() == HttpStatus.SERVICE_UNAVAILABLE
                && answer.getHeaders().getContentType() == null;
    }

    private static boolean mayBeSentAgain(ServerWebExchange exchange, Throwable failed) {
        if (exchange.getResponse().isCommitted()) {
            return false;
        }
        return isUnconnected(failed)
                || failed instanceof Leaving
                || (failed instanceof IOException || failed instanceof AbortedException)
                        && isSameTwice(exchange.getRequest());
    }

    private static boolean isUnconnected(Throwable failed) {
        return failed instanceof ConnectException
                || failed instanceof ConnectTimeoutException
                || failed instanceof NoRouteToHostException
                || failed instanceof UnknownHostException;
    }

    private static boolean isSameTwice(ServerHttpRequest request) {
        var method = request.getMethod();
        return method == HttpMethod.GET
                || method == HttpMethod.HEAD
                || method == HttpMethod.POST && request.getHeaders().containsHeader("Idempotency-Key");
    }

    /** Whether its body is small enough to be kept. */
    private static boolean isHeld(ServerHttpRequest request) {
        var headers = request.getHeaders();
        return headers.getContentLength() <= BODY_KEPT && !headers.containsHeader("Transfer-Encoding");
    }

    private static Mono<ServerWebExchange> held(ServerWebExchange exchange) {
        return DataBufferUtils.join(exchange.getRequest().getBody(), BODY_KEPT)
                .map(Retries::bytes)
                .defaultIfEmpty(new byte[0])
                .map(body -> exchange.mutate()
                        .request(new ServerHttpRequestDecorator(exchange.getRequest()) {
                            @Override
                            public Flux<DataBuffer> getBody() {
                                return body.length == 0
                                        ? Flux.empty()
                                        : Flux.defer(() -> Flux.just(exchange.getResponse()
                                                .bufferFactory()
                                                .wrap(body)));
                            }
                        })
                        .build());
    }

    private static byte[] bytes(DataBuffer buffer) {
        try {
            var bytes = new byte[buffer.readableByteCount()];
            buffer.read(bytes);
            return bytes;
        } finally {
            DataBufferUtils.release(buffer);
        }
    }

    /** Inside the circuit breaker, which counts what became of it in the end. */
    @Override
    public int getOrder() {
        return 200;
    }
}
