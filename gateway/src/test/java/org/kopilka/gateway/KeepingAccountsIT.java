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
    void refuses_passwords_that_are_short_or_common_or_hold_the_name() {
        var account = Network.ACCOUNTS.create("careless", Map.of());

        assertThat(Network.ACCOUNTS.setPassword(account, "short1!").statusCode())
                .isEqualTo(400);
        assertThat(Network.ACCOUNTS.setPassword(account, "careless-2026").statusCode())
                .isEqualTo(400);
        assertThat(Network.ACCOUNTS.setPassword(account, "eleven-char").statusCode())
                .isEqualTo(400);
        for (var common : List.of("qwerty123456", "Пароль-2026!!", "123456789012")) {
            assertThat(Network.ACCOUNTS.setPassword(account, common).statusCode())
                    .as(common)
                    .isEqualTo(400);
        }
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
    void lets_scripts_be_network_administrator_or_district_methodist_and_none_both() {
        assertThat(claims(Network.ACCOUNTS.scriptToken()))
                .contains("\"memberships\":[\"network-admin:00000000-0000-4000-8000-000000000001\"]")
                .contains("\"aud\":\"kopilka\"");
        assertThat(claims(Network.ACCOUNTS.scriptToken("scripts-methodist")))
                .contains("\"memberships\":[\"district-methodist:00000000-0000-4000-8000-000000000001\"]")
                .contains("\"aud\":\"kopilka\"");
    }

    @Test
    void gives_no_token_for_a_password_at_any_client_without_a_secret() {
        var open = Network.ACCOUNTS.clients().stream()
                .filter(client -> client.path("publicClient").asBoolean())
                .map(client -> client.path("clientId").asString())
                .toList();

        assertThat(open).contains("admin-cli", "account", "account-console", "security-admin-console");
        assertThat(open)
                .allSatisfy(client -> assertThat(Network.ACCOUNTS
                                .token(Map.of(
                                        "grant_type",
                                        "password",
                                        "client_id",
                                        client,
                                        "username",
                                        "administrator",
                                        "password",
                                        Network.PASSWORD))
                                .path("error")
                                .asString())
                        .as(client)
                        .isEqualTo("unauthorized_client"));
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
