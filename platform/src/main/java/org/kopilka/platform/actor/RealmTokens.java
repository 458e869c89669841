package org.kopilka.platform.actor;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.kopilka.start.ClocksApart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Looks at tokens with the realm's keys, which it keeps while Keycloak is away: who holds a token works on until it
 * ends. Without any keys yet it says so every ten seconds in which a token comes.
 */
final class RealmTokens implements JwtDecoder {

    private static final Logger log = LoggerFactory.getLogger(RealmTokens.class);
    private static final Duration KEYS_FRESH = Duration.ofMinutes(5);
    private static final Duration KEYS_KEPT_WITH_KEYCLOAK_AWAY = Duration.ofHours(12);
    private static final Duration ASKED_AGAIN_AFTER = Duration.ofSeconds(5);
    private static final Duration SAID_EVERY = Duration.ofSeconds(10);

    /** Tokens that Keycloak makes for something else are none for the network. */
    private static final String AUDIENCE = "kopilka";

    private final URI keys;
    private final NimbusJwtDecoder decoder;
    private final ClocksApart clocks;
    private final AtomicLong said = new AtomicLong(System.nanoTime() - SAID_EVERY.toNanos());

    RealmTokens(URI keys, String issuer, Clock clock) throws MalformedURLException {
        this.keys = keys;
        this.clocks = new ClocksApart(keys, clock);
        var source = JWKSourceBuilder.<SecurityContext>create(
                        keys.toURL(), new DefaultResourceRetriever(2_000, 2_000, 512 << 10))
                .cache(KEYS_FRESH.toMillis(), 15_000)
                .rateLimited(ASKED_AGAIN_AFTER.toMillis())
                .outageTolerant(KEYS_KEPT_WITH_KEYCLOAK_AWAY.toMillis())
                .build();
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, source));
        processor.setJWTClaimsSetVerifier((_, _) -> {});
        var alive = new JwtTimestampValidator();
        alive.setClock(clock);
        decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(JwtValidators.createDefaultWithValidators(List.of(
                alive,
                new JwtIssuerValidator(issuer),
                new JwtClaimValidator<@Nullable List<String>>(
                        JwtClaimNames.AUD, audience -> audience != null && audience.contains(AUDIENCE)),
                RealmTokens::ofSomebody)));
    }

    private static OAuth2TokenValidatorResult ofSomebody(Jwt token) {
        return Actor.isToldBy(token)
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token", "It names nobody", null));
    }

    @Override
    public Jwt decode(String token) throws JwtException {
        try {
            return decoder.decode(token);
        } catch (JwtValidationException refused) {
            clocks.compare();
            throw refused;
        } catch (BadJwtException foreign) {
            throw foreign;
        } catch (JwtException noKeys) {
            var last = said.get();
            var now = System.nanoTime();
            if (now - last >= SAID_EVERY.toNanos() && said.compareAndSet(last, now)) {
                log.warn("Keycloak at {} (KOPILKA_KEYCLOAK) does not give the realm's keys yet; waiting", keys);
            }
            throw noKeys;
        }
    }
}
