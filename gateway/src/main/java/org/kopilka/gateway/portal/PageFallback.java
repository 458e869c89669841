package org.kopilka.gateway.portal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Every address of the portal is one page, which finds its way itself. */
@Component
@Order(0)
class PageFallback implements WebFilter {

    private static final List<String> NOT_PAGES =
            List.of("/api/", "/login/", "/logout/", "/oauth2/", "/assets/", "/livez/", "/readyz/", "/actuator/");

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        var path = request.getPath().value();
        if (path.equals("/api-docs") || path.equals("/api-docs/")) {
            return chain.filter(at(exchange, "/api-docs/index.html"));
        }
        return isPage(exchange, path) ? chain.filter(at(exchange, "/index.html")) : chain.filter(exchange);
    }

    private static boolean isPage(ServerWebExchange exchange, String path) {
        var method = exchange.getRequest().getMethod();
        return (HttpMethod.GET.equals(method) || HttpMethod.HEAD.equals(method))
                && path.indexOf('.', path.lastIndexOf('/') + 1) < 0
                && NOT_PAGES.stream().noneMatch((path + "/")::startsWith)
                && acceptsPages(exchange.getRequest().getHeaders().getFirst(HttpHeaders.ACCEPT));
    }

    private static boolean acceptsPages(@Nullable String accept) {
        return accept == null || accept.contains("text/html") || accept.contains("*/*");
    }

    private static ServerWebExchange at(ServerWebExchange exchange, String path) {
        return exchange.mutate().request(request -> request.path(path)).build();
    }
}
