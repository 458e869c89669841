package org.kopilka.gateway.limits;

import org.kopilka.gateway.GatewaySettings;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Before anything else is done for a request. A school is one address, so there is room for all its people. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
final class AddressLimit implements WebFilter {

    private final ClientAddress addresses;
    private final Buckets requests;
    private final Buckets logins;

    AddressLimit(ClientAddress addresses, GatewaySettings settings) {
        this.addresses = addresses;
        this.requests = new Buckets(settings.limits().address());
        this.logins = new Buckets(settings.limits().login());
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return Mono.defer(() -> {
            var network = ClientAddress.network(addresses.of(exchange));
            requests.take(network);
            var path = exchange.getRequest().getPath().value();
            if (path.startsWith("/login") || path.startsWith("/oauth2")) {
                logins.take(network);
            }
            return chain.filter(exchange);
        });
    }
}
