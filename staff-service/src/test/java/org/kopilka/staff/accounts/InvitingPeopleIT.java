package org.kopilka.staff.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.kopilka.staff.imports.ImportSteps.ADMIN;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.KeycloakBuilder;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.PartialImportRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.kopilka.platform.actor.Role;
import org.kopilka.staff.imports.ImportSteps;
import org.kopilka.staff.people.Account;
import org.kopilka.staff.people.People;
import org.kopilka.staff.people.Person;
import org.kopilka.testing.Http;
import org.kopilka.testing.RealKeycloak;
import org.kopilka.testing.ServiceTest;
import org.kopilka.testing.Tokens;
import org.kopilka.testing.Topic;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

@ServiceTest
class InvitingPeopleIT {

    private static final String SECRET = "only-for-this-test-run";
    private static final RealKeycloak KEYCLOAK = RealKeycloak.start("http://localhost:8080", SECRET);

    @Autowired
    Http http;

    @Autowired
    Topic.Broker kafka;

    @Autowired
    People people;

    @Autowired
    MongoTemplate mongo;

    @Autowired
    AccountCalendar calendar;

    UUID garden;
    UUID anna;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("realm.keycloak", KEYCLOAK::url);
        settings.add("realm.staff-secret", () -> SECRET);
        settings.add("realm.issuer", () -> Tokens.keycloak() + "/realms/kopilka");
        settings.add("realm.keys", () -> Tokens.keycloak() + "/realms/kopilka/protocol/openid-connect/certs");
    }

    @AfterAll
    static void stop() {
        KEYCLOAK.close();
    }

    @BeforeEach
    void aKindergartenWithAnEducator() {
        var steps = new ImportSteps(http);
        var town = steps.district("Город " + UUID.randomUUID());
        steps.run(steps.upload("institutions", town, "i.csv", csv("name\nДетский сад № 1\n")));
        garden = UUID.fromString(http.as(ADMIN)
                .get("/api/staff/institutions?kind=kindergarten&below=" + town)
                .text("/items/0/id"));
        anna = person("Ахметова", "Айгүл", "educator");
    }

    @Test
    void makes_an_account_with_memberships_that_asks_for_a_password_of_ones_own() {
        var invitation = invite(ADMIN, anna);
        assertThat(invitation.status()).isEqualTo(200);
        assertThat(invitation.text("/0/login")).startsWith("akhmetova.a");

        var user = awaitUser(anna);
        assertThat(user.getRequiredActions()).containsExactly("UPDATE_PASSWORD");
        assertThat(user.getAttributes().get("memberships")).containsExactly("educator:" + garden);

        var token = invitation.text("/0/link").replaceFirst(".*/", "");
        var shown = http.get("/api/staff/public/invitations/" + token);
        assertThat(shown.text("/name")).isEqualTo("Ахметова Айгүл");
        assertThat(shown.text("/inviter")).isEqualTo("Администратор");
        assertThat(shown.text("/institution")).isEqualTo("Детский сад № 1");
        var opened = awaitOpening("/api/staff/public/invitations/" + token);
        assertThat(opened.text("/password")).matches("[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}");
        assertThat(opened.text("/login")).isEqualTo(user.getUsername());
    }

    @Test
    void tells_who_made_a_link_whether_it_is_among_the_first_and_whether_a_keeper_opened_it() {
        var keeper = UUID.randomUUID();
        var methodist = Tokens.of(keeper, "Методист", "methodist:" + garden);
        var link = invite(methodist, anna).text("/0/link").replaceFirst(".*/", "/api/staff/public/invitations/");

        var made = awaitTold(anna, false);
        assertThat(made.at("/by").asString()).isEqualTo(keeper.toString());
        assertThat(made.at("/under").asString()).isEqualTo(garden.toString());
        assertThat(made.at("/first").asBoolean()).isTrue();
        assertThat(Instant.parse(made.at("/at").asString()))
                .isBetween(Instant.now().minusSeconds(60), Instant.now());

        await().atMost(Duration.ofSeconds(60))
                .until(() -> http.as(methodist).post(link, null).status() == 200);

        awaitTold(anna, true);
        mongo.updateFirst(
                Query.query(Criteria.where("_id").is(anna)),
                Update.update("account.invited.since", Instant.now().minus(Duration.ofDays(8))),
                Person.class);
        var late = person("Поздняя", "Зоя", "educator");
        invite(methodist, late);
        assertThat(awaitTold(late, false).at("/first").asBoolean())
                .as("others of the institution have had accounts for a week")
                .isFalse();

        assertThat(address(methodist, anna, "Ахметова", "Айгүл", "educator", "keeper@example.org")
                        .status())
                .isEqualTo(200);
        assertThat(awaitTold(anna, false, Instant.parse(made.at("/at").asString()))
                        .at("/by")
                        .asString())
                .as("whoever reads the account's mail is in it, too")
                .isEqualTo(keeper.toString());
    }

    private JsonNode awaitTold(UUID person, boolean openedByKeeper) {
        return awaitTold(person, openedByKeeper, Instant.EPOCH);
    }

    private JsonNode awaitTold(UUID person, boolean openedByKeeper, Instant after) {
        return kafka.topic("kopilka.staff.educator")
                .await(message -> message.key().equals(person.toString())
                        && message.body().has("invitation")
                        && message.body().at("/invitation/openedByKeeper").asBoolean() == openedByKeeper
                        && Instant.parse(message.body().at("/invitation/at").asString())
                                .isAfter(after))
                .body()
                .at("/invitation");
    }

    @Test
    void follows_when_memberships_change_and_ends_with_the_last_post() {
        invite(ADMIN, anna);
        awaitUser(anna);
        change(Map.of("institution", garden, "position", "senior-educator", "partTime", false));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(awaitUser(anna).getAttributes().get("memberships"))
                        .containsExactly("methodist:" + garden));

        change(Map.of("institution", garden, "position", "senior-educator", "partTime", false, "until", "2020-05-31"));

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(awaitUser(anna).isEnabled()).isFalse());
    }

    @Test
    void ends_the_sessions_of_whoever_loses_a_role_and_of_nobody_who_gains_one() {
        invite(ADMIN, anna);
        logIn(anna);

        change(
                Map.of("institution", garden, "position", "educator", "partTime", false),
                Map.of("institution", garden, "position", "senior-educator", "partTime", true));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(awaitUser(anna).getAttributes().get("memberships"))
                        .hasSize(2));
        assertThat(sessions(anna)).isEqualTo(1);

        change(Map.of("institution", garden, "position", "educator", "partTime", false));

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(sessions(anna)).isZero());
    }

    @Test
    void ends_the_sessions_of_an_account_that_is_closed() {
        invite(ADMIN, anna);
        logIn(anna);

        change(Map.of("institution", garden, "position", "educator", "partTime", false, "until", "2020-05-31"));

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(sessions(anna)).isZero());
    }

    @Test
    void ends_the_sessions_of_whoever_is_given_another_first_password() {
        invite(ADMIN, anna);
        logIn(anna);

        awaitOpening(invite(ADMIN, anna).text("/0/link").replaceFirst(".*/", "/api/staff/public/invitations/"));

        assertThat(sessions(anna)).isZero();
    }

    @Test
    void takes_the_second_factor_of_a_lost_device_from_an_account_and_tells_its_owner() {
        invite(ADMIN, anna);
        var user = awaitUser(anna);
        var door = "/api/staff/people/" + anna + "/second-factor";
        var methodist = Tokens.of(UUID.randomUUID(), "Методист", "methodist:" + garden);
        assertThat(http.as(methodist).delete(door).problem()).isEqualTo("no-second-factor");
        giveCodes(user);
        var elsewhere = Tokens.of(UUID.randomUUID(), "Чужой", "methodist:" + UUID.randomUUID());
        assertThat(http.as(elsewhere).delete(door).problem()).isEqualTo("foreign-institution");
        var herself = Tokens.of(anna, "Ахметова Айгүл", "methodist:" + garden);
        assertThat(http.as(herself).delete(door).problem()).isEqualTo("own-second-factor");
        assertThat(devices(user)).containsExactly("otp");

        assertThat(IntStream.range(0, 4)
                        .parallel()
                        .mapToObj(_ -> http.as(methodist).delete(door).status()))
                .as("once, however often it is pressed")
                .contains(204)
                .containsOnly(204, 409);

        assertThat(devices(user)).isEmpty();
        assertThat(http.as(herself).get("/api/staff/people/me").text("/deviceForgotten/by"))
                .isEqualTo("Методист");
        assertThat(http.as(methodist).get("/api/staff/people/" + anna).body().has("deviceForgotten"))
                .isFalse();
        assertThat(http.as(ADMIN)
                        .get("/api/staff/audit?whose=" + anna)
                        .body()
                        .at("/items")
                        .toString())
                .contains("second-factor");
        assertThat(http.as(methodist).delete(door).problem()).isEqualTo("no-second-factor");
    }

    /** As if the person had set up an app with codes: only an import can put one there. */
    private static void giveCodes(UserRepresentation user) {
        var codes = new CredentialRepresentation();
        codes.setType("otp");
        codes.setSecretData("{\"value\":\"made-up-for-tests\"}");
        codes.setCredentialData(
                "{\"subType\":\"totp\",\"digits\":6,\"counter\":0,\"period\":30,\"algorithm\":\"HmacSHA1\"}");
        user.setCredentials(List.of(codes));
        var brought = new PartialImportRepresentation();
        brought.setUsers(List.of(user));
        brought.setIfResourceExists("OVERWRITE");
        try (var operator = operator()) {
            operator.realm("kopilka").partialImport(brought).close();
        }
        assertThat(devices(user)).containsExactly("otp");
    }

    private static List<String> devices(UserRepresentation user) {
        try (var operator = operator()) {
            return operator.realm("kopilka").users().get(user.getId()).credentials().stream()
                    .map(CredentialRepresentation::getType)
                    .filter(type -> !type.equals(CredentialRepresentation.PASSWORD))
                    .toList();
        }
    }

    @Test
    void tells_nothing_of_anybody_by_a_link_that_was_used() {
        var link = invite(ADMIN, anna).text("/0/link").replaceFirst(".*/", "/api/staff/public/invitations/");
        awaitOpening(link);
        assertThat(http.get(link).status()).isEqualTo(200);
        logIn(anna);

        var shown = http.get(link);

        assertThat(shown.problem()).isEqualTo("invitation-used");
        assertThat(shown.body().toString()).doesNotContain("Ахметова", "akhmetova", "Детский сад", "Администратор");
        assertThat(http.post(link, null).problem()).isEqualTo("invitation-used");
    }

    @Test
    void carries_the_language_a_person_chose_to_the_login_pages() {
        invite(ADMIN, anna);
        awaitUser(anna);
        var me = http.as(Tokens.of(anna, "Ахметова Айгүл", "educator:" + garden));

        assertThat(me.put("/api/staff/people/me/language", Map.of("language", "de"))
                        .status())
                .isEqualTo(400);
        assertThat(me.put("/api/staff/people/me/language", Map.of("language", "kk"))
                        .status())
                .isEqualTo(204);

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(awaitUser(anna).getAttributes().get("locale"))
                        .containsExactly("kk"));
    }

    @Test
    void shows_namesakes_who_are_invited_together_the_logins_they_have() {
        var other = person("Ахметова", "Асель", "educator");

        var shown = http.as(ADMIN).post("/api/staff/invitations", Map.of("people", List.of(anna, other)));

        assertThat(shown.text("/0/login")).isNotEqualTo(shown.text("/1/login"));
        assertThat(awaitUser(anna).getUsername()).isEqualTo(shown.text("/0/login"));
        assertThat(awaitUser(other).getUsername()).isEqualTo(shown.text("/1/login"));
        assertThat(http.as(ADMIN).get("/api/staff/people/" + other).text("/login"))
                .isEqualTo(shown.text("/1/login"));
    }

    @Test
    void shows_no_login_that_is_not_made() {
        KEYCLOAK.kill();
        try {
            var shown = invite(ADMIN, anna);

            assertThat(shown.status()).isEqualTo(200);
            assertThat(shown.body().at("/0").has("login")).isFalse();
            assertThat(http.get(shown.text("/0/link").replaceFirst(".*/", "/api/staff/public/invitations/"))
                            .body()
                            .has("login"))
                    .isFalse();
            assertThat(http.as(ADMIN).get("/api/staff/people/" + anna).body().has("login"))
                    .isFalse();
        } finally {
            KEYCLOAK.restart();
        }
        assertThat(awaitUser(anna).getUsername()).startsWith("akhmetova.a");
    }

    @Test
    void lets_nobody_take_over_an_account_that_reaches_further_than_their_own() {
        var methodist = Tokens.of(UUID.randomUUID(), "Методист", "methodist:" + garden);
        var boss = person("Ли", "Яна", "head");
        var version = http.as(ADMIN)
                .get("/api/staff/people/" + boss)
                .body()
                .at("/version")
                .asLong();
        http.as(ADMIN)
                .ifMatch(version)
                .put(
                        "/api/staff/people/" + boss + "/duties",
                        List.of(Map.of("role", "district-methodist", "institution", garden)));

        assertThat(invite(methodist, boss).status()).isEqualTo(403);
        assertThat(invite(methodist, anna).status()).isEqualTo(200);
        var elsewhere = Tokens.of(UUID.randomUUID(), "Чужой", "methodist:" + UUID.randomUUID());
        assertThat(invite(elsewhere, anna).problem()).isEqualTo("foreign-institution");
    }

    @Test
    void lets_nobody_put_their_own_address_on_an_account_that_reaches_further() {
        var methodist = Tokens.of(UUID.randomUUID(), "Методист", "methodist:" + garden);
        var boss = person("Ли", "Яна", "head");
        invite(ADMIN, boss);
        awaitUser(boss);

        assertThat(address(methodist, boss, "Ли", "Яна", "head", "mine@example.org")
                        .problem())
                .isEqualTo("address-of-account");
        assertThat(address(methodist, anna, "Ахметова", "Айгүл", "educator", null)
                        .status())
                .isEqualTo(200);
        var herself = Tokens.of(boss, "Ли Яна", "head:" + garden, "methodist:" + garden);
        var own = "li." + UUID.randomUUID() + "@example.org";
        assertThat(address(herself, boss, "Ли", "Яна", "head", own).status()).isEqualTo(200);

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(awaitUser(boss).getEmail()).isEqualTo(own));
        assertThat(awaitUser(boss).isEmailVerified()).isFalse();
    }

    @Test
    void tells_keycloak_a_name_with_a_maiden_name_so_that_it_takes_it() {
        var married = person("Иванова (Петрова)", "Зоя", "educator");
        invite(ADMIN, married);

        assertThat(awaitUser(married).getLastName()).isEqualTo("Иванова Петрова");
        assertThat(http.as(ADMIN).get("/api/staff/people/" + married).text("/family"))
                .isEqualTo("Иванова (Петрова)");
    }

    @Test
    void lets_colleagues_with_one_address_in_by_logins_of_their_own() {
        var shared = "garden." + UUID.randomUUID() + "@example.org";
        var zoya = person("Орлова", "Зоя", "educator");
        address(ADMIN, zoya, "Орлова", "Зоя", "educator", shared);
        address(ADMIN, anna, "Ахметова", "Айгүл", "educator", shared);
        invite(ADMIN, zoya);
        assertThat(awaitUser(zoya).getUsername()).isEqualTo(shared);
        invite(ADMIN, anna);

        var user = awaitUser(anna);
        assertThat(user.getUsername()).startsWith("akhmetova.a");
        assertThat(user.getEmail()).isNull();

        address(ADMIN, zoya, "Орлова", "Зоя", "educator", null);
        var own = "akhmetova." + UUID.randomUUID() + "@example.org";
        address(ADMIN, anna, "Ахметова", "Айгүл", "educator", own);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(awaitUser(anna).getEmail()).isEqualTo(own));
        address(ADMIN, zoya, "Орлова", "Зоя", "senior-educator", own);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(awaitUser(zoya).getAttributes().get("memberships"))
                        .containsExactly("methodist:" + garden));
    }

    @Test
    void makes_a_user_again_whom_somebody_deleted_in_keycloak() {
        invite(ADMIN, anna);
        var before = awaitUser(anna).getId();
        try (var keycloak = keycloak()) {
            keycloak.realm("kopilka").users().delete(before).close();
        }

        invite(ADMIN, anna);

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(awaitUser(anna).getId()).isNotEqualTo(before));
    }

    @Test
    void makes_a_user_anew_from_the_link_when_keycloak_has_lost_them() {
        var link = "/api/staff/public/invitations/"
                + invite(ADMIN, anna).text("/0/link").replaceFirst(".*/", "");
        awaitOpening(link);
        var before = awaitUser(anna);
        try (var keycloak = keycloak()) {
            keycloak.realm("kopilka").users().delete(before.getId()).close();
        }

        assertThat(http.post(link, null).problem()).isEqualTo("account-not-ready");

        var opened = awaitOpening(link);
        var after = awaitUser(anna);
        assertThat(after.getId()).isNotEqualTo(before.getId());
        assertThat(after.getUsername()).isEqualTo(opened.text("/login"));
        assertThat(after.getRequiredActions()).containsExactly("UPDATE_PASSWORD");
        assertThat(after.getAttributes().get("memberships")).containsExactly("educator:" + garden);
    }

    @Test
    void goes_on_with_the_others_when_keycloak_does_not_take_one() {
        invite(ADMIN, anna);
        awaitUser(anna);
        var zoya = people.find(person("Орлова", "Зоя", "educator")).orElseThrow();
        people.saveAccount(zoya, new Account("no (login)", true, true, null, null, null, null, null, null, null));

        change(Map.of("institution", garden, "position", "senior-educator", "partTime", false));

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(awaitUser(anna).getAttributes().get("memberships"))
                        .containsExactly("methodist:" + garden));
        var refused = people.find(zoya.id()).orElseThrow().account();
        assertThat(refused).isNotNull();
        assertThat(refused.due()).isTrue();
    }

    @Test
    void follows_on_the_day_a_post_begins_although_nobody_saves_anything() {
        invite(ADMIN, anna);
        awaitUser(anna);
        mongo.updateFirst(
                Query.query(Criteria.where("_id").is(anna)),
                Update.update("posts.0.from", people.today()).set("posts.0.role", Role.METHODIST),
                Person.class);
        mongo.save(new AccountCalendar.Look(
                AccountCalendar.ACCOUNTS, people.today().minusDays(3)));

        calendar.look();

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(awaitUser(anna).getAttributes().get("memberships"))
                        .containsExactly("methodist:" + garden));
    }

    @Test
    void follows_on_the_day_after_the_last_of_a_post() {
        invite(ADMIN, anna);
        awaitUser(anna);
        var yesterday = people.today().minusDays(1);
        mongo.updateFirst(
                Query.query(Criteria.where("_id").is(anna)), Update.update("posts.0.until", yesterday), Person.class);
        mongo.save(new AccountCalendar.Look(AccountCalendar.ACCOUNTS, yesterday));

        calendar.look();

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(awaitUser(anna).isEnabled()).isFalse());
    }

    @Test
    void forgets_nothing_while_keycloak_is_away() {
        KEYCLOAK.kill();
        var invitation = invite(ADMIN, anna);
        assertThat(invitation.status()).isEqualTo(200);
        var token = invitation.text("/0/link").replaceFirst(".*/", "");
        assertThat(http.post("/api/staff/public/invitations/" + token, null).problem())
                .isEqualTo("account-not-ready");

        KEYCLOAK.restart();

        assertThat(awaitUser(anna).getUsername()).startsWith("akhmetova.a");
    }

    @Test
    void knows_no_token_it_did_not_give() {
        assertThat(http.get("/api/staff/public/invitations/nonsense").problem()).isEqualTo("invitation-ended");
        assertThat(http.post("/api/staff/public/invitations/nonsense", null).problem())
                .isEqualTo("invitation-ended");
    }

    private Http.Answer invite(String as, UUID person) {
        return http.as(as).post("/api/staff/invitations", Map.of("people", List.of(person)));
    }

    /** Until the account is made the link is refused. */
    private Http.Answer awaitOpening(String link) {
        return await().atMost(Duration.ofSeconds(60))
                .until(() -> http.post(link, null), answer -> answer.status() == 200);
    }

    private UUID person(String family, String given, String position) {
        var made = http.as(ADMIN)
                .post(
                        "/api/staff/people",
                        Map.of(
                                "family", family,
                                "given", given,
                                "posts",
                                        List.of(Map.of(
                                                "institution", garden, "position", position, "partTime", false))));
        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        return UUID.fromString(made.text("/id"));
    }

    /** As somebody who looks again where the account's keeper wrote meanwhile. */
    private Http.Answer address(
            String as, UUID person, String family, String given, String position, @Nullable String email) {
        var body = new HashMap<String, Object>(Map.of("family", family, "given", given));
        body.put("posts", List.of(Map.of("institution", garden, "position", position, "partTime", false)));
        body.put("email", email);
        return await().until(
                        () -> http.as(as).ifMatch(version(person)).put("/api/staff/people/" + person, body),
                        answer -> answer.status() != 412);
    }

    private long version(UUID person) {
        return http.as(ADMIN)
                .get("/api/staff/people/" + person)
                .body()
                .at("/version")
                .asLong();
    }

    /** As the person, who has chosen a password of their own. */
    private static void logIn(UUID person) {
        var user = awaitUser(person);
        try (var operator = operator()) {
            var realm = operator.realm("kopilka");
            if (realm.clients().findByClientId("browser-of-tests").isEmpty()) {
                var client = new ClientRepresentation();
                client.setClientId("browser-of-tests");
                client.setSecret(SECRET);
                client.setDirectAccessGrantsEnabled(true);
                realm.clients().create(client).close();
            }
            user.setRequiredActions(List.of());
            realm.users().get(user.getId()).update(user);
            var own = new CredentialRepresentation();
            own.setType(CredentialRepresentation.PASSWORD);
            own.setValue("a password of her own");
            realm.users().get(user.getId()).resetPassword(own);
        }
        // Not closed: that would log the person out.
        var browser = KeycloakBuilder.builder()
                .serverUrl(KEYCLOAK.url())
                .realm("kopilka")
                .clientId("browser-of-tests")
                .clientSecret(SECRET)
                .username(user.getUsername())
                .password("a password of her own")
                .build();
        assertThat(browser.tokenManager().getAccessTokenString()).isNotEmpty();
        assertThat(sessions(person)).isEqualTo(1);
    }

    private static int sessions(UUID person) {
        try (var operator = operator()) {
            var users = operator.realm("kopilka").users();
            return users.get(awaitUser(person).getId()).getUserSessions().size();
        }
    }

    private static org.keycloak.admin.client.Keycloak operator() {
        return KeycloakBuilder.builder()
                .serverUrl(KEYCLOAK.url())
                .realm("master")
                .clientId("admin-cli")
                .username("admin")
                .password(KEYCLOAK.adminPassword())
                .build();
    }

    @SafeVarargs
    private void change(Map<String, Object>... posts) {
        var version = http.as(ADMIN)
                .get("/api/staff/people/" + anna)
                .body()
                .at("/version")
                .asLong();
        var changed = http.as(ADMIN)
                .ifMatch(version)
                .put(
                        "/api/staff/people/" + anna,
                        Map.of("family", "Ахметова", "given", "Айгүл", "posts", List.of(posts)));
        assertThat(changed.status()).as(changed.body().toString()).isEqualTo(200);
    }

    private static UserRepresentation awaitUser(UUID person) {
        try (var keycloak = keycloak()) {
            var users = keycloak.realm("kopilka").users();
            return await().atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .until(
                            () -> users.searchByAttributes("person:" + person).stream()
                                    .findFirst()
                                    .map(found -> users.get(found.getId()).toRepresentation()),
                            java.util.Optional::isPresent)
                    .orElseThrow();
        }
    }

    private static org.keycloak.admin.client.Keycloak keycloak() {
        return KeycloakBuilder.builder()
                .serverUrl(KEYCLOAK.url())
                .realm("kopilka")
                .grantType("client_credentials")
                .clientId("staff-service")
                .clientSecret(SECRET)
                .build();
    }

    private static byte[] csv(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
