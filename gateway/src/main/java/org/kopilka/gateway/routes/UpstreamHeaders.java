package org.kopilka.gateway.routes;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kopilka.gateway.GatewaySettings;
import org.kopilka.gateway.limits.ClientAddress;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * What a service gets to see of a request: the headers named here and no others, so that nobody can claim to be
 * somebody, to come from somewhere, or to continue a trace.
 */
@Component
public class UpstreamHeaders implements HttpHeadersFilter, Ordered {

    /** The session's token, put there by the relay. */
    public static final String TOKEN = UpstreamHeaders.class.getName() + ".token";

    /** Who has signed in from the browser, as ids with commas between; put there for what asks. */
    public static final String BROWSER_PEOPLE = UpstreamHeaders.class.getName() + ".people";

    private static final List<String> PASSED = List.of(
            HttpHeaders.ACCEPT,
            HttpHeaders.ACCEPT_ENCODING,
            HttpHeaders.ACCEPT_LANGUAGE,
            HttpHeaders.AUTHORIZATION,
            HttpHeaders.CACHE_CONTROL,
            HttpHeaders.CONTENT_DISPOSITION,
            HttpHeaders.CONTENT_ENCODING,
            HttpHeaders.CONTENT_LANGUAGE,
            HttpHeaders.CONTENT_LENGTH,
            HttpHeaders.CONTENT_TYPE,
            HttpHeaders.IF_MATCH,
            HttpHeaders.IF_MODIFIED_SINCE,
            HttpHeaders.IF_NONE_MATCH,
            HttpHeaders.IF_RANGE,
            HttpHeaders.IF_UNMODIFIED_SINCE,
            HttpHeaders.RANGE,
            HttpHeaders.USER_AGENT,
            "Idempotency-Key",
            "Last-Event-ID",
            "Prefer");

    private final ClientAddress addresses;
    private final String host;
    private final String scheme;
    private final String port;

    UpstreamHeaders(ClientAddress addresses, GatewaySettings settings) {
        this.addresses = addresses;
        var portal = settings.portal();
        this.scheme = portal.getScheme();
        this.port = String.valueOf(portal.getPort() >= 0 ? portal.getPort() : settings.isHttps() ? 443 : 80);
        this.host = portal.getAuthority();
    }

    @Override
    public HttpHeaders filter(HttpHeaders sent, ServerWebExchange exchange) {
        var passed = new HttpHeaders();
        for (var name : PASSED) {
            var values = sent.get(name);
            if (values != null) {
                passed.put(name, values);
            }
        }
        @Nullable String token = exchange.getAttribute(TOKEN);
        if (token != null) {
            passed.setBearerAuth(token);
        }
        @Nullable String people = exchange.getAttribute(BROWSER_PEOPLE);
        if (people != null) {
            passed.set("Kopilka-Browser-People", people);
        }
        passed.set("X-Forwarded-For", addresses.of(exchange));
        passed.set("X-Forwarded-Proto", scheme);
        passed.set("X-Forwarded-Host", host);
        passed.set("X-Forwarded-Port", port);
        return passed;
    }

    /** After the product's filters, which drop X-Forwarded headers, and before the one that adds the trace. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE - 1;
    }
}
