package org.kopilka.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What the realm's file promises, asked of Keycloak itself. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class KeepingAccountsIT {

    @Test
    void refuses_passwords_that_are_short_or_hold_the_name() {
        var account = Network.ACCOUNTS.create("careless", Map.of());

        assertThat(Network.ACCOUNTS.setPassword(account, "short1!").statusCode())
                .isEqualTo(400);
        assertThat(Network.ACCOUNTS.setPassword(account, "careless-2026").statusCode())
                .isEqualTo(400);
        assertThat(Network.ACCOUNTS.setPassword(account, "длинный и свой").statusCode())
                .isEqualTo(204);
    }

    @Test
    void gives_no_token_for_a_password() {
        var answer = Network.ACCOUNTS.token(Map.of(
                "grant_type", "password",
                "client_id", "portal",
                "client_secret", Network.PASSWORD,
                "username", "administrator",
                "password", Network.PASSWORD));

        assertThat(answer.path("error").asString()).isEqualTo("unauthorized_client");
    }

    @Test
    void lets_scripts_be_network_administrator_and_district_methodist() {
        var claims = claims(Network.ACCOUNTS.scriptToken());

        assertThat(claims)
                .contains("network-admin:00000000-0000-4000-8000-000000000001")
                .contains("district-methodist:00000000-0000-4000-8000-000000000001")
                .contains("\"aud\":\"kopilka\"");
    }

    @Test
    void takes_memberships_only_in_the_form_that_services_read() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Network.ACCOUNTS.create("forged", Map.of("memberships", List.of("network-admin:*"))))
                .withMessageContaining("memberships");
    }

    private static String claims(String token) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
    }
}
