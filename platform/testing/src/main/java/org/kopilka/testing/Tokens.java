package org.kopilka.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A realm's keys and tokens without Keycloak, for tests of one service: the service fetches the keys and checks the
 * tokens as it does in earnest. What Keycloak itself does is tested in {@code gateway} and {@code acceptance}.
 */
public final class Tokens {

    /** So long that a test may set the service's clock. */
    private static final Duration LIFE = Duration.ofDays(30);

    private static final Tokens INSTANCE = start();

    private final RSAKey key;
    private final String url;

    private Tokens(RSAKey key, String url) {
        this.key = key;
        this.url = url;
    }

    /** What stands for Keycloak's address. */
    public static String keycloak() {
        return INSTANCE.url;
    }

    /**
     * An access token of a person.
     *
     * @param memberships {@code role:institution} or {@code role:institution:yyyy-MM-dd}
     */
    public static String of(UUID person, String name, String... memberships) {
        return INSTANCE.sign(
                person,
                name,
                List.of(memberships),
                INSTANCE.url + "/realms/kopilka",
                Instant.now().plus(LIFE));
    }

    /** A token like any other but for its end, which is past. */
    public static String expired(UUID person, String... memberships) {
        return INSTANCE.sign(
                person,
                "",
                List.of(memberships),
                INSTANCE.url + "/realms/kopilka",
                Instant.now().minus(LIFE));
    }

    /** A token signed with the right key, by another issuer. */
    public static String foreign(UUID person, String... memberships) {
        return INSTANCE.sign(
                person,
                "",
                List.of(memberships),
                "https://elsewhere.example/realms/kopilka",
                Instant.now().plus(LIFE));
    }

    /** A good token of our realm but for one claim, which is another or, being null, none. */
    public static String odd(UUID person, String claim, @Nullable Object value, String... memberships) {
        return INSTANCE.sign(INSTANCE.claims(
                        person,
                        "",
                        List.of(memberships),
                        INSTANCE.url + "/realms/kopilka",
                        Instant.now().plus(LIFE))
                .claim(claim, value)
                .build());
    }

    private String sign(UUID person, String name, List<String> memberships, String issuer, Instant end) {
        return sign(claims(person, name, memberships, issuer, end).build());
    }

    private JWTClaimsSet.Builder claims(
            UUID person, String name, List<String> memberships, String issuer, Instant end) {
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject(UUID.randomUUID().toString())
                .audience("kopilka")
                .claim("person", person.toString())
                .claim("name", name)
                .claim("memberships", memberships)
                .issueTime(new Date())
                .expirationTime(Date.from(end));
    }

    private String sign(JWTClaimsSet claims) {
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
        return token.serialize();
    }

    private static Tokens start() {
        try {
            var key = new RSAKeyGenerator(2048).keyID("test").generate();
            var keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/realms/kopilka/protocol/openid-connect/certs", exchange -> {
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, keys.length);
                exchange.getResponseBody().write(keys);
                exchange.close();
            });
            server.start();
            return new Tokens(key, "http://127.0.0.1:" + server.getAddress().getPort());
        } catch (IOException | JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
