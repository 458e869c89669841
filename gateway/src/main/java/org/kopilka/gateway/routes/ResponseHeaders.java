package org.kopilka.gateway.routes;

import java.util.List;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** What of a service's answer is the gateway's to say, and not the service's. */
@Component
class ResponseHeaders implements HttpHeadersFilter {

    private static final List<String> KEPT_BACK = List.of(
            HttpHeaders.SET_COOKIE,
            HttpHeaders.SERVER,
            HttpHeaders.CONNECTION,
            "Keep-Alive",
            "X-Powered-By",
            "Content-Security-Policy",
            "Strict-Transport-Security",
            "Permissions-Policy",
            "Referrer-Policy",
            "X-Content-Type-Options",
            "X-Frame-Options",
            "X-XSS-Protection");

    @Override
    public HttpHeaders filter(HttpHeaders answered, ServerWebExchange exchange) {
        KEPT_BACK.forEach(answered::remove);
        return answered;
    }

    @Override
    public boolean supports(Type type) {
        return type == Type.RESPONSE;
    }
}
