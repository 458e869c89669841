package org.kopilka.operations.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kopilka.sandbox.Keycloak;
import org.kopilka.sandbox.Parts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A realm that was imported, then started with wrong values, then moved to another address with other secrets. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FollowingTheEnvironmentIT {

    private static final String OLD = "http://localhost:8080";
    private static final String NEW = "https://kopilka.example.org";
    private static final String OWN_PASSWORD = "chosen by a person";
    private static final String NETWORK = "00000000-0000-4000-8000-000000000001";
    private static final String OPERATOR = "the operator's second";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z_,]+)(:[^}]*)?}");

    private static final Map<String, String> IMPORTED = Map.of(
            "KOPILKA_PORTAL", OLD,
            "KOPILKA_PORTAL_SECRET", "old of portal",
            "KOPILKA_STAFF_SECRET", "old of staff",
            "KOPILKA_SCRIPTS_SECRET", "old of scripts",
            "KOPILKA_SCRIPTS_METHODIST_SECRET", "of methodists",
            "KOPILKA_ADMIN_PASSWORD", "the first password",
            "KC_BOOTSTRAP_ADMIN_USERNAME", "admin",
            "KC_BOOTSTRAP_ADMIN_PASSWORD", "the operator's first");
    private static final Map<String, String> WRONG = with(
            IMPORTED,
            Map.of(
                    "KOPILKA_PORTAL", "localhost:9090",
                    "KOPILKA_SMTP_HOST", "mail.example.org",
                    "KOPILKA_SMTP_PORT", "smtp",
                    "KOPILKA_ADMIN_PASSWORD", "short"));
    private static final Map<String, String> MOVED = with(
            IMPORTED,
            Map.of(
                    "KOPILKA_PORTAL", NEW + "/",
                    "KOPILKA_GATEWAY", "http://gateway:8080",
                    "KOPILKA_PORTAL_SECRET", "new of portal",
                    "KOPILKA_STAFF_SECRET", "new of staff",
                    "KOPILKA_SCRIPTS_SECRET", "new of scripts",
                    "KC_BOOTSTRAP_ADMIN_PASSWORD", OPERATOR),
            Map.of(
                    "KOPILKA_SMTP_HOST", "mail.example.org",
                    "KOPILKA_SMTP_PORT", "587",
                    "KOPILKA_SMTP_STARTTLS", "true",
                    "KOPILKA_SMTP_SSL", "false",
                    "KOPILKA_SMTP_FROM", "kopilka@example.org",
                    "KOPILKA_SMTP_USER", "kopilka",
                    "KOPILKA_SMTP_PASSWORD", "of the mail server"));

    @TempDir
    private static Path dir;

    private static JsonNode imported;
    private static JsonNode afterWrong;
    private static List<String> saidWhenImported;
    private static List<String> saidOfWrong;
    private static List<String> saidWhenMoved;
    private static Keycloak keycloak;
    private static Realm realm;

    @BeforeAll
    static void aRealmThatWasImportedAndThenMoved() throws IOException {
        saidWhenImported = start(IMPORTED);
        var operator = operator("the operator's first");
        var administrator = operator.get("/kopilka/users?username=administrator")
                .get(0)
                .path("id")
                .asString();
        operator.call(
                "PUT",
                "/kopilka/users/%s/reset-password".formatted(administrator),
                Map.of("type", "password", "value", OWN_PASSWORD));
        operator.call("PUT", "/kopilka", Map.of("displayName", "Наша копилка", "accessTokenLifespan", 120));
        imported = settings(operator);
        keycloak.close();

        saidOfWrong = start(WRONG);
        afterWrong = settings(operator("the operator's first"));
        asAnEarlierVersionLeftIt(operator("the operator's first"));
        keycloak.close();

        saidWhenMoved = start(MOVED);
    }

    @AfterAll
    static void end() {
        keycloak.close();
    }

    @Test
    void leads_a_login_to_the_new_address_and_refuses_the_old_one() {
        assertThat(realm.logIn(NEW, "administrator", OWN_PASSWORD))
                .hasValueSatisfying(back -> assertThat(back).asString().startsWith(NEW + "/login/oauth2/code/portal?"));
        assertThat(realm.logIn(OLD, "administrator", OWN_PASSWORD)).isEmpty();
    }

    @Test
    void fills_in_what_the_realms_file_leaves_open() throws IOException {
        var now = operator(OPERATOR).get("/kopilka/accounts");
        var promised = new ArrayList<String>();
        promises(JsonMapper.shared().readTree(Files.readString(Realm.FILE)), now, "", promised);

        assertThat(promised).as("placeholders looked at").hasSizeGreaterThan(12).allMatch(String::isEmpty);
    }

    @Test
    void logs_in_at_the_mail_server_that_wants_a_name() {
        var mail = operator(OPERATOR).get("/kopilka/accounts").path("smtpServer");

        assertThat(mail.path("auth").asString()).isEqualTo("true");
        assertThat(mail.path("user").asString()).isEqualTo("kopilka");
        assertThat(mail.path("password").asString()).isEqualTo("of the mail server");
        assertThat(mail.path("fromDisplayName").asString()).isEqualTo("Копилка");
    }

    @Test
    void takes_a_clients_former_secret_for_an_hour_beside_the_new_one() {
        assertThat(realm.knows("scripts", "new of scripts")).isTrue();
        assertThat(realm.knows("scripts", "old of scripts")).isTrue();

        var operator = operator(OPERATOR);
        var client = operator.get("/kopilka/clients?clientId=staff-service").get(0);
        assertThat(realm.knows("staff-service", "old of staff")).isTrue();
        var ends = client.path("attributes").path("client.secret.rotated.expiration.time");
        var began = client.path("attributes").path("client.secret.creation.time");
        assertThat(ends.asLong() - began.asLong()).isEqualTo(3600);
        anHourLater(operator, client);

        assertThat(realm.knows("staff-service", "old of staff")).isFalse();
        assertThat(realm.knows("staff-service", "new of staff")).isTrue();
    }

    @Test
    void leaves_what_was_changed_by_hand() {
        var now = operator(OPERATOR).get("/kopilka");

        assertThat(now.path("displayName").asString()).isEqualTo("Наша копилка");
        assertThat(now.path("accessTokenLifespan").asInt()).isEqualTo(120);
    }

    @Test
    void gives_the_operator_the_password_that_has_changed_and_no_end() {
        var operator = operator(OPERATOR);

        assertThat(realm.administrator("master", "admin", "the operator's first"))
                .isEmpty();
        assertThat(operator.get("/master/users?username=admin").get(0).path("attributes"))
                .isEmpty();
    }

    @Test
    void says_each_change_in_a_line_without_a_secret() {
        assertThat(saidWhenImported)
                .filteredOn(line -> line.contains("Realm kopilka"))
                .isEmpty();
        assertThat(saidWhenMoved)
                .filteredOn(line -> line.contains("follows the environment"))
                .hasSize(19)
                .doesNotHaveDuplicates()
                .noneMatch(line -> line.contains("of portal\"") || line.contains("new of") || line.contains(OPERATOR))
                .noneMatch(line -> line.contains("of the mail server"));
    }

    @Test
    void changes_nothing_when_it_starts_again_with_the_same() throws IOException {
        var before = settings(operator(OPERATOR));
        var said = log().size();

        keycloak.restart();

        assertThat(log().stream().skip(said)).noneMatch(line -> line.contains("follows the environment"));
        assertThat(settings(operator(OPERATOR))).isEqualTo(before);
    }

    @Test
    void says_what_is_wrong_and_leaves_the_realm_as_it_was() {
        assertThat(afterWrong).isEqualTo(imported);
        assertThat(saidOfWrong)
                .anyMatch(line -> line.contains("KOPILKA_PORTAL must be an address like https://kopilka.example.org"))
                .anyMatch(line -> line.contains("KOPILKA_SMTP_PORT must be a port from 1 to 65535 and is \"smtp\""))
                .anyMatch(line -> line.contains("KOPILKA_ADMIN_PASSWORD is no password that the realm takes"));
    }

    @Test
    void lets_a_refresh_token_be_brought_again_where_an_earlier_version_did_not() {
        assertThat(operator(OPERATOR)
                        .get("/kopilka")
                        .path("refreshTokenMaxReuse")
                        .asInt())
                .isEqualTo(9);
    }

    @Test
    void narrows_what_an_earlier_version_left_too_wide() {
        var operator = operator(OPERATOR);

        assertThat(memberships(operator, "scripts")).containsExactly("network-admin:" + NETWORK);
        assertThat(memberships(operator, "scripts-methodist")).containsExactly("district-methodist:" + NETWORK);
        assertThat(realm.knows("scripts-methodist", "of methodists")).isTrue();
        assertThat(operator.get("/kopilka/clients").valueStream())
                .filteredOn(client -> client.path("publicClient").asBoolean())
                .hasSizeGreaterThan(3)
                .noneMatch(client -> client.path("directAccessGrantsEnabled").asBoolean());
    }

    private static void asAnEarlierVersionLeftIt(Realm.Administrator operator) {
        operator.call("PUT", "/kopilka", Map.of("refreshTokenMaxReuse", 0));
        var methodist = client(operator, "scripts-methodist");
        operator.call("DELETE", "/kopilka/clients/" + methodist.path("id").asString(), Map.of());
        var cli = client(operator, "admin-cli").deepCopy().asObject().put("directAccessGrantsEnabled", true);
        operator.call("PUT", "/kopilka/clients/" + cli.path("id").asString(), cli);
        var scripts = account(operator, "scripts").deepCopy().asObject();
        scripts.withObject("/attributes")
                .putArray("memberships")
                .add("network-admin:" + NETWORK)
                .add("district-methodist:" + NETWORK);
        operator.call("PUT", "/kopilka/users/" + scripts.path("id").asString(), scripts);
    }

    private static List<String> memberships(Realm.Administrator operator, String client) {
        return account(operator, client)
                .at("/attributes/memberships")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private static JsonNode account(Realm.Administrator operator, String client) {
        var id = client(operator, client).path("id").asString();
        return operator.get("/kopilka/clients/%s/service-account-user".formatted(id));
    }

    private static JsonNode client(Realm.Administrator operator, String client) {
        return operator.get("/kopilka/clients?clientId=" + client).get(0);
    }

    /** Makes the client anew as it is, but for the end of its former secret, which is past. */
    private static void anHourLater(Realm.Administrator operator, JsonNode client) {
        var changed = client.deepCopy().asObject();
        changed.withObject("/attributes").put("client.secret.rotated.expiration.time", "1");
        operator.call(
                "POST", "/kopilka/partialImport", Map.of("ifResourceExists", "OVERWRITE", "clients", List.of(changed)));
    }

    /** Goes through the file and tells for each placeholder what the realm has there instead of its variable. */
    private static void promises(JsonNode file, JsonNode realm, String at, List<String> told) {
        if (file.isObject()) {
            file.properties()
                    .forEach(field ->
                            promises(field.getValue(), realm.path(field.getKey()), at + "/" + field.getKey(), told));
        } else if (file.isArray()) {
            for (var i = 0; i < file.size(); i++) {
                promises(file.get(i), same(file.get(i), realm, i), at + "/" + i, told);
            }
        } else if (PLACEHOLDER.matcher(file.asString()).find()
                && !file.asString().equals("${KOPILKA_ADMIN_PASSWORD}")) {
            var shall = PLACEHOLDER
                    .matcher(file.asString())
                    .replaceAll(found -> List.of(found.group(1).split(",")).stream()
                            .filter(MOVED::containsKey)
                            .findFirst()
                            .map(variable -> MOVED.get(variable).replaceAll("/$", ""))
                            .orElse("a variable that this test does not set"));
            told.add(
                    shall.equals(realm.asString())
                            ? ""
                            : "%s is %s and shall be %s".formatted(at, realm.asString("nothing"), shall));
        }
    }

    private static JsonNode same(JsonNode entry, JsonNode realm, int at) {
        for (var name : List.of("clientId", "username")) {
            for (var other : realm) {
                if (entry.has(name) && entry.path(name).equals(other.path(name))) {
                    return other;
                }
            }
        }
        return realm.path(at);
    }

    private static JsonNode settings(Realm.Administrator operator) {
        var all = operator.get("/kopilka/accounts");
        return JsonMapper.shared()
                .valueToTree(Map.of(
                        "realm", operator.get("/kopilka"),
                        "clients", all.path("clients"),
                        "smtpServer", all.path("smtpServer"),
                        "users", all.path("users")));
    }

    private static List<String> start(Map<String, String> environment) throws IOException {
        var said = log().size();
        keycloak = Keycloak.start(Parts.here(), dir, 0, Realm.FILE, environment);
        realm = new Realm(keycloak.url());
        return log().stream().skip(said).toList();
    }

    private static List<String> log() throws IOException {
        var log = dir.resolve("keycloak.log");
        return Files.exists(log) ? Files.readAllLines(log) : List.of();
    }

    private static Realm.Administrator operator(String password) {
        return realm.administrator("master", "admin", password).orElseThrow();
    }

    @SafeVarargs
    private static Map<String, String> with(Map<String, String> first, Map<String, String>... more) {
        var all = new HashMap<>(first);
        List.of(more).forEach(all::putAll);
        return Map.copyOf(all);
    }
}
