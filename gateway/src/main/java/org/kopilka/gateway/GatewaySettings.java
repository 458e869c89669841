package org.kopilka.gateway;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
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
 * @param loginKey with which tokens lie in the store; any text that nobody guesses
 * @param loginKeyBefore the former one, with which they are still read; empty without one
 * @param operatorToken with which the operator asks at the port of their own; empty: nobody does
 * @param metricsToken with which Prometheus does, and reads metrics alone
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
        String loginKey,
        String loginKeyBefore,
        String operatorToken,
        String metricsToken,
        Map<String, URI> services,
        Pattern trustedProxies,
        DataSize upload,
        Limits limits) {

    /** A slash at the portal's end would stand twice in the address that a login leads back to. */
    public GatewaySettings {
        portal = URI.create(portal.toString().replaceAll("/+$", ""));
    }

    /** Buckets of requests: so many at once, filled up again at so many in the period. */
    public record Limits(Limit person, Limit address, Limit login) {}

    public record Limit(long burst, long refill, Duration period) {}

    public boolean isHttps() {
        return "https".equals(portal.getScheme());
    }

    /** As browsers name it in {@code Origin}: in small letters, and without the port that its scheme has anyway. */
    public String origin() {
        var usual = isHttps() ? 443 : 80;
        var port = portal.getPort() == usual || portal.getPort() < 0 ? "" : ":" + portal.getPort();
        return (portal.getScheme() + "://" + portal.getHost() + port).toLowerCase(Locale.ROOT);
    }

    public String realm() {
        return keycloakIssuer + "/realms/kopilka";
    }

    public String innerRealm() {
        return keycloak + "/realms/kopilka";
    }
}
