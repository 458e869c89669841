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
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Refuses by the announced length, and counts what comes without one. */
@Component
final class UploadLimit implements GlobalFilter, Ordered {

    /** As nginx lingers. */
    private static final Duration HEARD_OUT = Duration.ofSeconds(30);

    private final long most;

    UploadLimit(GatewaySettings settings) {
        this.most = settings.upload().toBytes();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        var headers = exchange.getRequest().getHeaders();
        var announced = headers.getContentLength();
        if (announced > most) {
            // What is not read would otherwise be taken for the next request.
            exchange.getResponse().getHeaders().setConnection("close");
            return readAway(exchange).then(Mono.error(Problem.of(ProblemType.TOO_LARGE)));
        }
        return chain.filter(
                announced < 0 && headers.containsHeader("Transfer-Encoding") ? counting(exchange) : exchange);
    }

    /** Whoever still sends when the connection closes is told nothing but that it was reset, so it is heard out a while. */
    private static Mono<Void> readAway(ServerWebExchange exchange) {
        return exchange.getRequest()
                .getBody()
                .doOnNext(DataBufferUtils::release)
                .take(HEARD_OUT)
                .then();
    }

    private ServerWebExchange counting(ServerWebExchange exchange) {
        var read = new AtomicLong();
        return exchange.mutate()
                .request(new ServerHttpRequestDecorator(exchange.getRequest()) {
                    @Override
                    public Flux<DataBuffer> getBody() {
                        return super.getBody().map(part -> {
                            if (read.addAndGet(part.readableByteCount()) > most) {
                                DataBufferUtils.release(part);
                                throw Problem.of(ProblemType.TOO_LARGE);
                            }
                            return part;
                        });
                    }
                })
                .build();
    }

    @Override
    public int getOrder() {
        return 0;
    }
}
