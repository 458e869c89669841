package org.kopilka.gateway.login;

import org.kopilka.gateway.routes.UpstreamHeaders;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Gives the services the person's token in the session's place. */
@Component
class TokenRelay implements GlobalFilter, Ordered {

    private final TokenRefresh refresh;

    TokenRelay(TokenRefresh refresh) {
        this.refresh = refresh;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        return ReactiveSecurityContextHolder.getContext()
                .mapNotNull(
                        context -> context.getAuthentication() instanceof PortalAuthentication person ? person : null)
                .flatMap(person -> refresh.usable(person.getPrincipal()))
                .doOnNext(login -> exchange.getAttributes().put(UpstreamHeaders.TOKEN, login.accessToken()))
                .then(Mono.defer(() -> chain.filter(exchange)));
    }

    @Override
    public int getOrder() {
        return 1;
    }
}
