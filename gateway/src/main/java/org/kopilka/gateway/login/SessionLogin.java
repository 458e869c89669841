package org.kopilka.gateway.login;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/** Finds the person by what the session remembers: the id of a {@link Login}, and nothing else. */
@Component
class SessionLogin implements ServerSecurityContextRepository {

    static final String ATTRIBUTE = "login";

    private final Logins logins;

    SessionLogin(Logins logins) {
        this.logins = logins;
    }

    @Override
    public Mono<SecurityContext> load(ServerWebExchange exchange) {
        return exchange.getSession()
                .mapNotNull(session -> session.<String>getAttribute(ATTRIBUTE))
                .flatMap(logins::find)
                .map(login -> new SecurityContextImpl(new PortalAuthentication(login)));
    }

    /** A session known before the login must not be the one after it. */
    @Override
    public Mono<Void> save(ServerWebExchange exchange, @Nullable SecurityContext context) {
        return exchange.getSession().flatMap(context == null ? WebSession::invalidate : WebSession::changeSessionId);
    }
}
