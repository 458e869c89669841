package org.kopilka.gateway.limits;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.kopilka.gateway.GatewaySettings;
import org.kopilka.gateway.problem.Problem;
import org.kopilka.gateway.problem.ProblemType;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A body is so large at most, and comes whole within a time; what strangers bring is a few words, and no file. Refuses
 * by the announced length, and counts what comes without one.
 */
@Component
final class BodyLimit implements GlobalFilter, Ordered {

    /** As nginx lingers. */
    private static final Duration HEARD_OUT = Duration.ofSeconds(30);

    private static final long MOST_OF_STRANGERS = 4 << 10;

    /** Beside this a body has a second for each 64 KB. */
    private static final Duration AT_LEAST = Duration.ofSeconds(10);

    private static final long PER_SECOND = 64 << 10;

    private final long most;

    BodyLimit(GatewaySettings settings) {
        this.most = settings.upload().toBytes();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        return ReactiveSecurityContextHolder.getContext()
                .mapNotNull(SecurityContext::getAuthentication)
                .map(Authentication::isAuthenticated)
                .defaultIfEmpty(false)
                .flatMap(known -> filter(exchange, chain, known));
    }

    private Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain, boolean known) {
        var headers = exchange.getRequest().getHeaders();
        var announced = headers.getContentLength();
        if (!known && RequestKind.isOf(exchange, "multipart/")) {
            exchange.getResponse().getHeaders().setConnection("close");
            return Mono.error(Problem.of(ProblemType.KIND_NOT_TAKEN));
        }
        if (announced > (known ? most : MOST_OF_STRANGERS)) {
            // What is not read would otherwise be taken for the next request.
            exchange.getResponse().getHeaders().setConnection("close");
            return known ? readAway(exchange).then(Mono.error(tooLarge(true))) : Mono.error(tooLarge(false));
        }
        return chain.filter(
                announced > 0 || headers.containsHeader("Transfer-Encoding") ? bounded(exchange, known) : exchange);
    }

    private static Problem tooLarge(boolean known) {
        return Problem.of(known ? ProblemType.TOO_LARGE : ProblemType.REQUEST_TOO_LARGE);
    }

    /** Whoever still sends when the connection closes is told nothing but that it was reset, so it is heard out a while. */
    private static Mono<Void> readAway(ServerWebExchange exchange) {
        return exchange.getRequest()
                .getBody()
                .doOnNext(DataBufferUtils::release)
                .take(HEARD_OUT)
                .then();
    }

    private ServerWebExchange bounded(ServerWebExchange exchange, boolean known) {
        var read = new AtomicLong();
        var room = known ? most : MOST_OF_STRANGERS;
        var announced = exchange.getRequest().getHeaders().getContentLength();
        var time = AT_LEAST.plusSeconds((announced < 0 ? room : announced) / PER_SECOND);
        return exchange.mutate()
                .request(new ServerHttpRequestDecorator(exchange.getRequest()) {
                    @Override
                    public Flux<DataBuffer> getBody() {
                        return super.getBody()
                                .map(part -> {
                                    if (read.addAndGet(part.readableByteCount()) > room) {
                                        DataBufferUtils.release(part);
                                        throw tooLarge(known);
                                    }
                                    return part;
                                })
                                .takeUntilOther(Mono.delay(time).then(Mono.error(Problem.of(ProblemType.TOO_SLOW))));
                    }
                })
                .build();
    }

    @Override
    public int getOrder() {
        return 0;
    }
}
