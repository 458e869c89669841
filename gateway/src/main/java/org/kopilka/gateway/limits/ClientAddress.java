package org.kopilka.gateway.limits;

import java.net.InetAddress;
import java.util.List;
import org.kopilka.gateway.GatewaySettings;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** Where a request comes from, as far as that can be believed. */
@Component
public final class ClientAddress {

    private final GatewaySettings settings;

    ClientAddress(GatewaySettings settings) {
        this.settings = settings;
    }

    /** The last address in X-Forwarded-For that no trusted proxy has; without such proxies, who connected. */
    public String of(ServerWebExchange exchange) {
        var remote = exchange.getRequest().getRemoteAddress();
        var address = remote == null || remote.getAddress() == null
                ? ""
                : remote.getAddress().getHostAddress();
        if (!isTrusted(address)) {
            return address;
        }
        var hops = exchange.getRequest().getHeaders().getOrEmpty("X-Forwarded-For").stream()
                .flatMap(line -> List.of(line.split(",")).stream())
                .map(String::strip)
                .toList();
        for (var hop : hops.reversed()) {
            if (!isTrusted(hop)) {
                return canonical(hop, address);
            }
        }
        return address;
    }

    private boolean isTrusted(String address) {
        return settings.trustedProxies().matcher(address).matches();
    }

    private static String canonical(String hop, String otherwise) {
        try {
            return InetAddress.ofLiteral(hop).getHostAddress();
        } catch (IllegalArgumentException noAddress) {
            return otherwise;
        }
    }

    /** A household or office has a whole /64 of IPv6, so that counts as one. */
    static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        var bytes = InetAddress.ofLiteral(address).getAddress();
        var network = new StringBuilder(16);
        for (int i = 0; i < Math.min(8, bytes.length); i++) {
            network.append(Integer.toHexString(bytes[i] & 0xff)).append(':');
        }
        return network.toString();
    }
}
