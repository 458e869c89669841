package org.kopilka.gateway.login;

import java.util.List;
import java.util.Set;
import org.kopilka.gateway.GatewaySettings;
import org.kopilka.gateway.problem.Problem;
import org.kopilka.gateway.problem.ProblemType;
import org.kopilka.gateway.problem.Problems;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseCookie;
import org.springframework.security.web.server.csrf.CookieServerCsrfTokenRepository;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.security.web.server.csrf.ServerCsrfTokenRequestAttributeHandler;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Mono;

/**
 * Against writes that another page lets a browser send. A neighbour of the domain may set cookies for it, so ours has a
 * name that only this host can set; a form of another page fills in fields, so the token counts in the header alone;
 * and the browser itself says which page a request came from.
 */
final class ForgeryGuard {

    private static final String HEADER = "X-XSRF-TOKEN";
    private static final List<HttpMethod> READING =
            List.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.TRACE);

    /** None: typed or a bookmark, by no page at all. */
    private static final Set<String> OWN_PAGES = Set.of("same-origin", "none");

    private final String cookie;
    private final String origin;
    private final boolean https;
    private final Problems problems;

    ForgeryGuard(GatewaySettings settings, Problems problems) {
        this.https = settings.isHttps();
        this.cookie = https ? "__Host-XSRF-TOKEN" : "XSRF-TOKEN";
        this.origin = settings.origin();
        this.problems = problems;
    }

    static boolean isWrite(ServerWebExchange exchange) {
        return !READING.contains(exchange.getRequest().getMethod());
    }

    CookieServerCsrfTokenRepository tokens() {
        var tokens = new CookieServerCsrfTokenRepository();
        tokens.setCookieName(cookie);
        tokens.setHeaderName(HEADER);
        tokens.setCookieCustomizer(this::guarded);
        return tokens;
    }

    /** Without {@code HttpOnly}: the page reads it. */
    private void guarded(ResponseCookie.ResponseCookieBuilder builder) {
        builder.httpOnly(false).secure(https).sameSite("Strict").path("/");
    }

    /** No field of a form is read, and no body either. */
    static ServerCsrfTokenRequestAttributeHandler byHeaderOnly() {
        return new ServerCsrfTokenRequestAttributeHandler() {
            @Override
            public Mono<String> resolveCsrfTokenValue(ServerWebExchange exchange, CsrfToken token) {
                return Mono.justOrEmpty(exchange.getRequest().getHeaders().getFirst(token.getHeaderName()));
            }
        };
    }

    /** The page reads the token from the cookie, so there must be one before the first write. */
    WebFilter givingToken() {
        return (exchange, chain) -> {
            Mono<CsrfToken> token = exchange.getAttribute(CsrfToken.class.getName());
            return token == null || exchange.getRequest().getCookies().containsKey(cookie)
                    ? chain.filter(exchange)
                    : token.then(chain.filter(exchange));
        };
    }

    WebFilter refusingOtherPages() {
        return (exchange, chain) -> isWrite(exchange) && isFromAnotherPage(exchange)
                ? problems.answer(exchange, Problem.of(ProblemType.PAGE_FOREIGN))
                : chain.filter(exchange);
    }

    /** Whoever is no browser says neither. */
    private boolean isFromAnotherPage(ServerWebExchange exchange) {
        var headers = exchange.getRequest().getHeaders();
        var from = headers.getFirst("Origin");
        var site = headers.getFirst("Sec-Fetch-Site");
        return from != null && !from.equals(origin) || site != null && !OWN_PAGES.contains(site);
    }
}
