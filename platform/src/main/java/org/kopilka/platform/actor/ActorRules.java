package org.kopilka.platform.actor;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;

/** The words of the access annotations: {@code @actor.is('methodist', 'head')}. */
@Component("actor")
public final class ActorRules {

    private final Clock clock;

    ActorRules(Clock clock) {
        this.clock = clock;
    }

    /** Whether the caller holds one of the roles anywhere; the use case then looks where. */
    public boolean is(String... roles) {
        return current().memberships().stream()
                .anyMatch(membership ->
                        Arrays.asList(roles).contains(membership.role().word()));
    }

    public boolean isMember() {
        return !current().memberships().isEmpty();
    }

    /** The caller; nobody at all when the request came without a token. */
    public Actor current() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken token
                ? Actor.of(token.getToken(), LocalDate.now(clock))
                : new Actor(new java.util.UUID(0, 0), "", java.util.List.of());
    }
}
