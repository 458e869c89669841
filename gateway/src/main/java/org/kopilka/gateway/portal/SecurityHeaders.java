package org.kopilka.gateway.portal;

import org.kopilka.gateway.GatewaySettings;
import org.springframework.security.config.web.server.ServerHttpSecurity.HeaderSpec;
import org.springframework.security.web.server.header.CrossOriginOpenerPolicyServerHttpHeadersWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.server.header.CrossOriginResourcePolicyServerHttpHeadersWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.server.header.ReferrerPolicyServerHttpHeadersWriter.ReferrerPolicy;
import org.springframework.security.web.server.header.StaticServerHttpHeadersWriter;
import org.springframework.security.web.server.header.XFrameOptionsServerHttpHeadersWriter;
import org.springframework.stereotype.Component;

/** What a browser may do with what it gets from here. */
@Component
public final class SecurityHeaders {

    /** Files of our own host only: no inline script, no inline style, nothing foreign. */
    private static final String PAGES = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self';"
            + " worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** Whatever somebody uploaded: looked at, it can neither run nor call. */
    private static final String DATA =
            "default-src 'none'; style-src 'self'; form-action 'none';" + " base-uri 'none'; frame-ancestors 'none'";

    private final boolean https;

    SecurityHeaders(GatewaySettings settings) {
        this.https = settings.isHttps();
    }

    public void ofPages(HeaderSpec headers) {
        common(headers, PAGES);
        headers.cache(HeaderSpec.CacheSpec::disable);
    }

    public void ofData(HeaderSpec headers) {
        common(headers, DATA);
    }

    private void common(HeaderSpec headers, String policy) {
        headers.contentSecurityPolicy(csp -> csp.policyDirectives(policy))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicy(permissions -> permissions.policy(
                        "camera=(self), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()"))
                .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(resource -> resource.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                .frameOptions(frame -> frame.mode(XFrameOptionsServerHttpHeadersWriter.Mode.DENY))
                .hsts(HeaderSpec.HstsSpec::disable);
        if (https) {
            // Spring Security's own writer looks at the connection, which an ingress has made plain by now.
            headers.writer(StaticServerHttpHeadersWriter.builder()
                    .header("Strict-Transport-Security", "max-age=31536000")
                    .build());
        }
    }
}
