package org.kopilka.operations.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kopilka.sandbox.Keycloak;
import org.kopilka.sandbox.Parts;

/** A realm that wants a second factor of those who keep others' records. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AskingForASecondFactorIT {

    private static final String PORTAL = "http://localhost:8080";
    private static final String PASSWORD = "a password of one's own";
    private static final String NETWORK = ":00000000-0000-4000-8000-000000000001";

    @TempDir
    private static Path dir;

    private static Keycloak keycloak;
    private static Realm.Administrator operator;

    @BeforeAll
    static void aRealmThatWantsIt() {
        keycloak = Keycloak.start(
                Parts.here(),
                dir,
                0,
                Realm.FILE,
                Map.of(
                        "KOPILKA_PORTAL", PORTAL,
                        "KOPILKA_SECOND_FACTOR", "true",
                        "KOPILKA_PORTAL_SECRET", "of portal",
                        "KOPILKA_STAFF_SECRET", "of staff",
                        "KOPILKA_SCRIPTS_SECRET", "of scripts",
                        "KOPILKA_SCRIPTS_METHODIST_SECRET", "of methodists",
                        "KOPILKA_ADMIN_PASSWORD", "the first password",
                        "KC_BOOTSTRAP_ADMIN_USERNAME", "admin",
                        "KC_BOOTSTRAP_ADMIN_PASSWORD", "the operator's first"));
        operator = new Realm(keycloak.url())
                .administrator("master", "admin", "the operator's first")
                .orElseThrow();
    }

    @AfterAll
    static void end() {
        keycloak.close();
    }

    @Test
    void lets_a_district_methodist_in_once_they_have_a_code_and_then_with_the_code_alone() throws Exception {
        add("district", "district-methodist" + NETWORK);

        var setup = new Person().password("district", false);
        assertThat(setup.headers().firstValue("Location").orElse("none"))
                .as("where the password leads")
                .doesNotStartWith(PORTAL);
        var person = new Person();
        var page = person.follow(person.password("district", false));
        var secret = field(page, "totpSecret");
        var in = person.submit(page, Map.of("totp", code(secret), "totpSecret", secret, "userLabel", "phone"));
        assertThat(person.destination(in)).startsWith(PORTAL + "/login/oauth2/code/portal");

        var again = new Person();
        var asked = again.password("district", false);
        assertThat(asked.body()).contains("name=\"otp\"").doesNotContain("totpSecret");
        assertThat(again.submit(asked, Map.of("otp", "000000")).body()).contains("name=\"otp\"");
    }

    @Test
    void lets_an_educator_in_with_the_password() throws Exception {
        add("educator", "educator" + NETWORK);
        var person = new Person();

        assertThat(person.destination(person.password("educator", false))).startsWith(PORTAL);
    }

    @Test
    void remembers_an_educator_and_nobody_who_keeps_others_records() throws Exception {
        var educator = add("remembered", "educator" + NETWORK);
        var keeper = add("forgotten", "network-admin" + NETWORK);
        var one = new Person();
        one.destination(one.password("remembered", true));
        var other = new Person();
        var page = other.follow(other.password("forgotten", true));
        var secret = field(page, "totpSecret");
        other.destination(other.submit(page, Map.of("totp", code(secret), "totpSecret", secret, "userLabel", "phone")));

        assertThat(rememberMe(educator)).containsExactly(true);
        assertThat(rememberMe(keeper)).containsExactly(false);
    }

    private static List<Boolean> rememberMe(String account) {
        return operator.get("/kopilka/users/%s/sessions".formatted(account))
                .valueStream()
                .map(session -> session.path("rememberMe").asBoolean())
                .toList();
    }

    private static String add(String username, String membership) {
        operator.call(
                "POST",
                "/kopilka/users",
                Map.of(
                        "username",
                        username,
                        "enabled",
                        true,
                        "firstName",
                        "Имя",
                        "lastName",
                        "Фамилия",
                        "attributes",
                        Map.of("memberships", List.of(membership)),
                        "credentials",
                        List.of(Map.of("type", "password", "value", PASSWORD))));
        return operator.get("/kopilka/users?exact=true&username=" + username)
                .get(0)
                .path("id")
                .asString();
    }

    private static String field(HttpResponse<String> page, String name) {
        var found = Pattern.compile("name=\"%s\"[^>]*value=\"([^\"]+)\"".formatted(name))
                .matcher(page.body());
        assertThat(found.find()).as(name + " in " + page.body()).isTrue();
        return found.group(1);
    }

    /** As an app makes it: RFC 6238 with six digits, thirty seconds and HMAC-SHA1. */
    private static String code(String secret) throws Exception {
        var mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA1"));
        var hash = mac.doFinal(ByteBuffer.allocate(8)
                .putLong(Instant.now().getEpochSecond() / 30)
                .array());
        var offset = hash[hash.length - 1] & 0xf;
        return "%06d".formatted((ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE) % 1_000_000);
    }

    /** Somebody before a browser, who keeps Keycloak's cookies. */
    private static final class Person {

        private static final Pattern FORM = Pattern.compile("<form[^>]+action=\"([^\"]+)\"");

        private final HttpClient http = HttpClient.newHttpClient();
        private final Map<String, String> cookies = new HashMap<>();

        HttpResponse<String> password(String username, boolean remember) throws Exception {
            var page = get(keycloak.url() + "/realms/kopilka/protocol/openid-connect/auth?"
                    + form(Map.of(
                            "client_id", "portal",
                            "response_type", "code",
                            "scope", "openid",
                            "redirect_uri", PORTAL + "/login/oauth2/code/portal",
                            "code_challenge_method", "S256",
                            "code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")));
            var fields = new HashMap<>(Map.of("username", username, "password", PASSWORD));
            if (remember) {
                fields.put("rememberMe", "on");
            }
            return submit(page, fields);
        }

        HttpResponse<String> submit(HttpResponse<String> page, Map<String, String> fields) throws Exception {
            var action = FORM.matcher(page.body());
            assertThat(action.find()).as(page.statusCode() + page.body()).isTrue();
            return send(HttpRequest.newBuilder(URI.create(action.group(1).replace("&amp;", "&")))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(form(fields))));
        }

        /** The page that Keycloak leads to within itself. */
        HttpResponse<String> follow(HttpResponse<String> answer) throws Exception {
            var at = answer;
            while (at.statusCode() == 302 && !location(at).startsWith(PORTAL)) {
                at = get(location(at));
            }
            return at;
        }

        String destination(HttpResponse<String> answer) throws Exception {
            return location(follow(answer));
        }

        private static String location(HttpResponse<String> answer) {
            return answer.headers().firstValue("Location").orElse("no redirect: " + answer.body());
        }

        private HttpResponse<String> get(String address) throws Exception {
            return send(HttpRequest.newBuilder(URI.create(address)));
        }

        private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
            if (!cookies.isEmpty()) {
                request.header(
                        "Cookie",
                        cookies.entrySet().stream()
                                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                .collect(Collectors.joining("; ")));
            }
            var answer = http.send(request.build(), BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(cookie -> {
                var pair = cookie.split(";", 2)[0].split("=", 2);
                cookies.put(pair[0], pair[1]);
            });
            return answer;
        }

        private static String form(Map<String, String> fields) {
            return fields.entrySet().stream()
                    .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                    .collect(Collectors.joining("&"));
        }
    }
}
