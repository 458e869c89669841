package org.kopilka.gateway.login;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The person before the screen, as the token says.
 *
 * @param sub the account at Keycloak
 * @param person the person's id in staff-service, if the network knows the account
 * @param zone of the network, which says what day it is
 * @param sessionEnds when the login ends if nothing is done; for a script, when its token ends
 */
record Me(
        @Nullable String sub,
        @Nullable String person,
        String name,
        @Nullable String locale,
        List<Membership> memberships,
        ZoneId zone,
        @Nullable Instant sessionEnds) {

    /**
     * A role at an institution.
     *
     * @param until last day, inclusive
     */
    record Membership(
            String role, String institution, @Nullable String until) {

        static Membership of(String claim) {
            var parts = claim.split(":", 3);
            return new Membership(parts[0], parts.length > 1 ? parts[1] : "", parts.length > 2 ? parts[2] : null);
        }
    }

    static Me of(String accessToken, ZoneId zone, @Nullable Instant sessionEnds) {
        var claims = Claims.of(accessToken);
        var name = claims.text("name");
        var username = claims.text("preferred_username");
        return new Me(
                claims.text("sub"),
                claims.text("person"),
                name != null ? name : username != null ? username : "",
                claims.text("locale"),
                claims.texts("memberships").stream().map(Membership::of).toList(),
                zone,
                sessionEnds);
    }
}
