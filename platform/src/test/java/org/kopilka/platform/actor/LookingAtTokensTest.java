package org.kopilka.platform.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.MalformedURLException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kopilka.testing.Tokens;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidationException;

@DisplayNameGeneration(ReplaceUnderscores.class)
@ExtendWith(OutputCaptureExtension.class)
class LookingAtTokensTest {

    private static final String TOKEN = Tokens.of(UUID.randomUUID(), "Анна", "methodist:" + UUID.randomUUID());

    @Test
    void says_by_how_much_the_clocks_are_apart_when_its_own_is_ahead(CapturedOutput log) throws Exception {
        var tokens = tokens(Tokens.keycloak(), Duration.ofSeconds(3_000_000));

        assertThatThrownBy(() -> tokens.decode(TOKEN)).isInstanceOf(JwtValidationException.class);

        assertThat(log.getAll())
                .containsPattern("The clocks of Keycloak and this program are apart by (2999999|3000000|3000001) s");
    }

    @Test
    void says_nothing_of_clocks_that_agree_when_a_token_is_refused(CapturedOutput log) throws Exception {
        var tokens = tokens(Tokens.keycloak(), Duration.ofSeconds(30));

        assertThatThrownBy(() -> tokens.decode(Tokens.foreign(UUID.randomUUID())))
                .isInstanceOf(JwtValidationException.class);

        assertThat(log.getAll()).doesNotContain("clocks");
    }

    @Test
    void does_not_call_a_token_wrong_before_it_has_keys_and_says_what_it_waits_for(CapturedOutput log)
            throws Exception {
        var tokens = tokens("http://127.0.0.1:1", Duration.ZERO);

        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> tokens.decode(TOKEN))
                    .isInstanceOf(JwtException.class)
                    .isNotInstanceOf(BadJwtException.class);
        }

        assertThat(log.getAll())
                .containsOnlyOnce("Keycloak at http://127.0.0.1:1/realms/kopilka/protocol/openid-connect/certs"
                        + " (KOPILKA_KEYCLOAK) does not give the realm's keys yet; waiting");
    }

    private static RealmTokens tokens(String keycloak, Duration ahead) throws MalformedURLException {
        return new RealmTokens(
                URI.create(keycloak + "/realms/kopilka/protocol/openid-connect/certs"),
                Tokens.keycloak() + "/realms/kopilka",
                Clock.offset(Clock.systemUTC(), ahead));
    }
}
