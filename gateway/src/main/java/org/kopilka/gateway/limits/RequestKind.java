package org.kopilka.gateway.limits;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.kopilka.gateway.problem.Problem;
import org.kopilka.gateway.problem.ProblemType;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** What nobody behind this door takes is refused before anything of it is read: other methods, and forms of pages. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 110)
final class RequestKind implements WebFilter {

    /** Those that begin a login are opened in a browser. */
    private static final List<String> LOGIN = List.of("/login", "/oauth2/authorization/portal");

    private static final Set<HttpMethod> OF_PAGES = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private static final Set<HttpMethod> KNOWN = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE,
            HttpMethod.OPTIONS);

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        var path = request.getPath().value();
        var taken = taken(path);
        if (!taken.contains(request.getMethod())) {
            exchange.getResponse().getHeaders().setAllow(taken);
            return Mono.error(Problem.of(ProblemType.METHOD_NOT_TAKEN));
        }
        if (path.startsWith("/api/") && isOf(exchange, "application/x-www-form-urlencoded")) {
            exchange.getResponse().getHeaders().setConnection("close");
            return Mono.error(Problem.of(ProblemType.KIND_NOT_TAKEN));
        }
        return chain.filter(exchange);
    }

    private static Set<HttpMethod> taken(String path) {
        if (LOGIN.contains(path)) {
            return Set.of(HttpMethod.GET);
        }
        return path.startsWith("/api/") || path.startsWith("/logout") ? KNOWN : OF_PAGES;
    }

    /** @param kinds beginnings of media types */
    static boolean isOf(ServerWebExchange exchange, String... kinds) {
        var type = exchange.getRequest().getHeaders().getFirst(HttpHeaders.CONTENT_TYPE);
        return type != null && Arrays.stream(kinds).anyMatch(type.strip().toLowerCase(Locale.ROOT)::startsWith);
    }
}
