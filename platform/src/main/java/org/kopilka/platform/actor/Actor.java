package org.kopilka.platform.actor;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Who acts, as the access token tells it.
 *
 * @param person the person's id in staff-service; for a script, the id of its account
 * @param memberships those that hold today
 */
public record Actor(UUID person, String name, List<Membership> memberships) {

    /**
     * Reads the claims {@code person}, {@code name} and {@code memberships}.
     *
     * @param today memberships that ended before it are left out
     */
    public static Actor of(Jwt token, LocalDate today) {
        var name = token.getClaimAsString("name");
        var claims = token.getClaimAsStringList("memberships");
        return new Actor(
                UUID.fromString(id(token)),
                name == null ? "" : name,
                claims == null
                        ? List.of()
                        : claims.stream()
                                .flatMap(claim -> Membership.parse(claim).stream())
                                .filter(membership -> membership.holdsOn(today))
                                .toList());
    }

    /** Whether the token names somebody by an id: a person, or the account of a script. */
    static boolean isToldBy(Jwt token) {
        return token.getSubject() != null && id(token).matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    }

    private static String id(Jwt token) {
        var person = token.getClaimAsString("person");
        return Objects.requireNonNullElse(person == null ? token.getSubject() : person, "");
    }

    public boolean is(Role role) {
        return memberships.stream().anyMatch(membership -> membership.role() == role);
    }
}
