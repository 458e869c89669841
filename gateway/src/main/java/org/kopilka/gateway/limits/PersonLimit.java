package org.kopilka.gateway.limits;

import org.kopilka.gateway.GatewaySettings;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * One account, from however many browsers and programs. Not a bean of type {@link WebFilter}, since it belongs
 * inside the chains that know the person.
 */
public final class PersonLimit implements WebFilter {

    private final Buckets requests;

    public PersonLimit(GatewaySettings settings) {
        this.requests = new Buckets(settings.limits().person());
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return ReactiveSecurityContextHolder.getContext()
                .mapNotNull(SecurityContext::getAuthentication)
                .doOnNext(person -> requests.take(person.getName()))
                .then(Mono.defer(() -> chain.filter(exchange)));
    }
}
