package org.kopilka.gateway;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * What the operator may say.
 *
 * @param portal where people open the portal; nothing is derived from the Host a request names
 * @param zone in which the network's people live
 * @param keycloak where this program reaches Keycloak
 * @param keycloakIssuer where browsers reach Keycloak and what its tokens name as issuer
 * @param portalSecret of the client {@code portal}
 * @param services first segment after {@code /api/} and the address behind it
 * @param trustedProxies addresses whose X-Forwarded-For is believed
 * @param upload the largest request
 */
@ConfigurationProperties("kopilka")
public record GatewaySettings(
        URI portal,
        ZoneId zone,
        URI keycloak,
        URI keycloakIssuer,
        String portalSecret,
        Map<String, URI> services,
        Pattern trustedProxies,
        DataSize upload,
        Limits limits) {

    /** Buckets of requests: so many at once, filled up again at so many in the period. */
    public record Limits(Limit person, Limit address, Limit login) {}

    public record Limit(long burst, long refill, Duration period) {}

    public boolean isHttps() {
        return "https".equals(portal.getScheme());
    }

    public String realm() {
        return keycloakIssuer + "/realms/kopilka";
    }

    public String innerRealm() {
        return keycloak + "/realms/kopilka";
    }
}
