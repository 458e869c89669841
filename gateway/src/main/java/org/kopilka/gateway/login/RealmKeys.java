package org.kopilka.gateway.login;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.SignedJWT;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The keys of the realm, kept as the services keep them. A key that is not among them makes Keycloak be asked again,
 * at most twice in five seconds however many tokens name one: anybody can write such tokens.
 */
final class RealmKeys implements Function<SignedJWT, Flux<JWK>> {

    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration KEPT_WITH_KEYCLOAK_AWAY = Duration.ofHours(12);
    private static final Duration ASKED_AGAIN_AFTER = Duration.ofSeconds(5);

    private final JWKSource<SecurityContext> source;

    RealmKeys(URL keycloak) {
        this.source = JWKSourceBuilder.<SecurityContext>create(
                        keycloak, new DefaultResourceRetriever(2_000, 2_000, 512 << 10))
                .cache(FRESH.toMillis(), 15_000)
                .rateLimited(ASKED_AGAIN_AFTER.toMillis())
                .outageTolerant(KEPT_WITH_KEYCLOAK_AWAY.toMillis())
                .build();
    }

    /** Asking blocks, so it does not happen where all requests are served. */
    @Override
    public Flux<JWK> apply(SignedJWT token) {
        return Mono.fromCallable(() -> matching(token))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMapIterable(Function.identity());
    }

    private List<JWK> matching(SignedJWT token) throws KeySourceException {
        try {
            return source.get(new JWKSelector(JWKMatcher.forJWSHeader(token.getHeader())), null);
        } catch (RateLimitReachedException askedJustNow) {
            return List.of();
        }
    }
}
