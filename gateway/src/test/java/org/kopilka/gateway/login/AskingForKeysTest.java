package org.kopilka.gateway.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AskingForKeysTest {

    private final AtomicInteger asked = new AtomicInteger();
    private RSAKey ours;
    private HttpServer keycloak;
    private RealmKeys keys;

    @BeforeEach
    void start() throws Exception {
        ours = key("ours");
        var answer = new JWKSet(ours.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        keycloak = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        keycloak.createContext("/certs", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(200, answer.length);
            try (var body = exchange.getResponseBody()) {
                body.write(answer);
            }
        });
        keycloak.start();
        keys = new RealmKeys(URI.create("http://127.0.0.1:%d/certs"
                        .formatted(keycloak.getAddress().getPort()))
                .toURL());
    }

    @AfterEach
    void stop() {
        keycloak.stop(0);
    }

    @Test
    void finds_the_key_that_signed_a_token_and_asks_once_for_all_of_them() throws Exception {
        for (int i = 0; i < 20; i++) {
            assertThat(keys.apply(signedWith(ours)).collectList().block())
                    .extracting(JWK::getKeyID)
                    .containsExactly("ours");
        }

        assertThat(asked).hasValue(1);
    }

    @Test
    void does_not_ask_keycloak_for_every_token_with_a_key_nobody_knows() throws Exception {
        var theirs = key("theirs");

        for (int i = 0; i < 20; i++) {
            assertThat(keys.apply(signedWith(theirs)).collectList().block()).isEmpty();
        }

        assertThat(asked).hasValueLessThanOrEqualTo(2);
        assertThat(keys.apply(signedWith(ours)).collectList().block()).hasSize(1);
    }

    private static RSAKey key(String id) throws Exception {
        return new RSAKeyGenerator(2048).keyID(id).generate();
    }

    private static SignedJWT signedWith(RSAKey key) throws Exception {
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                new JWTClaimsSet.Builder().subject("somebody").build());
        token.sign(new RSASSASigner(key));
        return token;
    }
}
