package org.kopilka.operations.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kopilka.sandbox.Keycloak;
import org.kopilka.sandbox.Parts;
import tools.jackson.databind.json.JsonMapper;

/** How the accounts get into a backup, and from there into a realm again. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TakingAccountsAlongIT {

    private static final String PORTAL = "http://localhost:8080";
    private static final String PASSWORD = "длинный и свой";

    @TempDir
    private static Path dir;

    private static Keycloak keycloak;
    private static Realm realm;

    @BeforeAll
    static void aRealmWithPeople() {
        keycloak = Keycloak.start(
                Parts.here(),
                dir,
                0,
                Realm.FILE,
                Map.of(
                        "KOPILKA_PORTAL", PORTAL,
                        "KOPILKA_PORTAL_SECRET", "of portal",
                        "KOPILKA_STAFF_SECRET", "of staff",
                        "KOPILKA_SCRIPTS_SECRET", "of scripts",
                        "KOPILKA_SCRIPTS_METHODIST_SECRET", "of methodists",
                        "KOPILKA_ADMIN_PASSWORD", "the first password",
                        "KC_BOOTSTRAP_ADMIN_USERNAME", "admin",
                        "KC_BOOTSTRAP_ADMIN_PASSWORD", "of the operator"));
        realm = new Realm(keycloak.url());
        for (var i = 0; i < 300; i++) { // more than are read at a time; a password costs a third of a second
            var login = "fedorova." + i;
            operator().call("POST", "/kopilka/users", i == 7 || i == 299 ? person(login) : stranger(login));
        }
    }

    @AfterAll
    static void end() {
        keycloak.close();
    }

    @Test
    void lets_everybody_log_in_as_before_where_the_realm_is_made_from_it() {
        var left = operator().ask("GET", "/kopilka/accounts", "");
        assertThat(left.statusCode()).isEqualTo(200);
        assertThat(left.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));

        assertThat(operator().get("/kopilka/admin-events?operationTypes=ACTION&resourcePath=accounts"))
                .hasSize(1);

        operator().call("DELETE", "/kopilka", "");
        assertThat(realm.logIn(PORTAL, "fedorova.7", PASSWORD)).isEmpty();
        operator().call("POST", "", left.body());

        assertThat(realm.logIn(PORTAL, "fedorova.7", PASSWORD)).isPresent();
        assertThat(realm.logIn(PORTAL, "fedorova.299", PASSWORD)).isPresent();
        assertThat(realm.logIn(PORTAL, "administrator", "the first password")).isPresent();
        assertThat(realm.knows("scripts", "of scripts")).isTrue();
        var again = operator().ask("GET", "/kopilka/accounts", "");
        assertThat(JsonMapper.shared().readTree(again.body()).path("users"))
                .isEqualTo(JsonMapper.shared().readTree(left.body()).path("users"));
    }

    @Test
    void is_for_nobody_whom_the_realm_itself_made_an_administrator() {
        var id = created("realm-admin", "kopilka");
        var management = operator()
                .get("/kopilka/clients?clientId=realm-management")
                .get(0)
                .path("id")
                .asString();
        give(id, "kopilka", management, "realm-admin");
        takesPasswords("admin-cli");
        var inside = realm.administrator("kopilka", "realm-admin", PASSWORD).orElseThrow();

        assertThat(inside.ask("GET", "/kopilka", "").statusCode()).isEqualTo(200);
        assertThat(inside.ask("GET", "/kopilka/accounts", "").statusCode()).isEqualTo(403);
    }

    @Test
    void is_for_nobody_who_may_only_look_from_outside() {
        var id = created("looks-on", "master");
        var management = operator()
                .get("/master/clients?clientId=kopilka-realm")
                .get(0)
                .path("id")
                .asString();
        give(id, "master", management, "view-realm", "view-users", "manage-clients", "manage-users");
        var outside = realm.administrator("master", "looks-on", PASSWORD).orElseThrow();

        assertThat(outside.ask("GET", "/kopilka", "").statusCode()).isEqualTo(200);
        assertThat(outside.ask("GET", "/kopilka/accounts", "").statusCode()).isEqualTo(403);
    }

    private static String created(String username, String in) {
        operator().call("POST", "/" + in + "/users", person(username));
        return operator()
                .get("/%s/users?username=%s".formatted(in, username))
                .get(0)
                .path("id")
                .asString();
    }

    private static void give(String user, String in, String client, String... roles) {
        var given = List.of(roles).stream()
                .map(role -> operator().get("/%s/clients/%s/roles/%s".formatted(in, client, role)))
                .toList();
        operator().call("POST", "/%s/users/%s/role-mappings/clients/%s".formatted(in, user, client), given);
    }

    /** As somebody may have set it by hand; the realm does not. */
    private static void takesPasswords(String client) {
        var id = operator()
                .get("/kopilka/clients?clientId=" + client)
                .get(0)
                .path("id")
                .asString();
        operator()
                .call(
                        "PUT",
                        "/kopilka/clients/" + id,
                        Map.of("directAccessGrantsEnabled", true, "fullScopeAllowed", true));
    }

    private static Map<String, Object> person(String username) {
        var person = new HashMap<>(stranger(username));
        person.put("credentials", List.of(Map.of("type", "password", "value", PASSWORD)));
        return person;
    }

    /** Somebody who has not been in yet. */
    private static Map<String, Object> stranger(String username) {
        return Map.of(
                "username",
                username,
                "enabled",
                true,
                "firstName",
                "Анна Петровна",
                "lastName",
                "Фёдорова",
                "email",
                username + "@example.org");
    }

    private static Realm.Administrator operator() {
        return realm.administrator("master", "admin", "of the operator").orElseThrow();
    }
}
