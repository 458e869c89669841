package org.kopilka.staff.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kopilka.staff.imports.ImportSteps.ADMIN;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kopilka.staff.imports.ImportSteps;
import org.kopilka.testing.Http;
import org.kopilka.testing.ServiceTest;
import org.kopilka.testing.Tokens;
import org.kopilka.testing.Topic;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import tools.jackson.databind.JsonNode;

/** A methodist of another district wants a post for somebody, and no more comes of it than their keepers agree to. */
@ServiceTest
class ClaimingAPersonIT {

    @Autowired
    Http http;

    @Autowired
    MongoTemplate mongo;

    @Autowired
    Topic.Broker kafka;

    ImportSteps steps;
    String family;
    String email;
    UUID here;
    UUID there;
    UUID garden;
    UUID school;
    UUID anna;
    Http keeper;
    Http newcomer;
    Http districtHere;
    Http districtThere;

    @BeforeEach
    void somebodyOfOneDistrictAndAMethodistOfAnother() {
        steps = new ImportSteps(http);
        family = "Сон" + (char) ('а' + (int) (Math.random() * 20))
                + Long.toString(System.nanoTime(), 36)
                        .chars()
                        .mapToObj(letter -> String.valueOf((char) ('а' + letter % 26)))
                        .reduce("", String::concat);
        email = UUID.randomUUID() + "@example.org";
        here = steps.district("Район здесь " + UUID.randomUUID());
        there = steps.district("Район там " + UUID.randomUUID());
        garden = institution("Детский сад № 1", here);
        school = institution("Школа № 2", there);
        anna = person(garden);
        keeper = as("methodist:" + garden);
        newcomer = as("methodist:" + school);
        districtHere = as("district-methodist:" + here);
        districtThere = as("district-methodist:" + there);
    }

    @Test
    void shows_the_newcomer_what_everybody_sees_and_their_own_claim() {
        var claim = claim(newcomer, "educator");

        assertThat(claim.status()).as(claim.body().toString()).isEqualTo(201);
        var seen = newcomer.get("/api/staff/people/" + anna).body();
        assertThat(seen.at("/full").asBoolean()).isFalse();
        assertThat(List.of("/born", "/email", "/phone", "/login"))
                .allSatisfy(field ->
                        assertThat(seen.at(field).isMissingNode()).as(field).isTrue());
        assertThat(seen.at("/may")).isEmpty();
        assertThat(seen.at("/claimable").asBoolean()).isTrue();
        assertThat(seen.at("/posts")).hasSize(1);
        assertThat(seen.at("/claims/0/institution").asString()).isEqualTo(school.toString());
        assertThat(seen.at("/claims/0/may").toString()).isEqualTo("[\"withdraw\"]");
        assertThat(newcomer.get("/api/staff/people/%s/portfolio".formatted(anna))
                        .status())
                .isEqualTo(404);
        assertThat(as("educator:" + garden, "head:" + institution("Школа № 3", there))
                        .get("/api/staff/people/" + anna)
                        .body()
                        .at("/claims"))
                .isEmpty();
    }

    @Test
    void lets_the_newcomer_change_neither_name_nor_contacts_nor_account() {
        claim(newcomer, "educator");
        var version =
                newcomer.get("/api/staff/people/" + anna).body().at("/version").asLong();

        var renamed = newcomer.ifMatch(version)
                .put(
                        "/api/staff/people/" + anna,
                        Map.of(
                                "family", "Другая",
                                "given", "Анна",
                                "email", "mine@example.org",
                                "posts", List.of(post(garden, "educator"), post(school, "educator"))));
        var invited = newcomer.post("/api/staff/invitations", Map.of("people", List.of(anna)));
        var appointed = newcomer.ifMatch(version)
                .put("/api/staff/people/" + anna + "/duties", List.of(Map.of("role", "expert", "institution", school)));

        assertThat(List.of(renamed, invited, appointed))
                .allSatisfy(answer -> assertThat(answer.problem())
                        .as(answer.body().toString())
                        .isEqualTo("foreign-institution"));
        assertThat(keeper.get("/api/staff/people/" + anna).text("/email")).isEqualTo(email);
    }

    @Test
    void tells_nobody_of_a_post_before_it_is_confirmed() {
        claim(newcomer, "educator");
        var version =
                keeper.get("/api/staff/people/" + anna).body().at("/version").asLong();

        var told = kafka.topic("kopilka.staff.educator")
                .await(message -> message.key().equals(anna.toString())
                        && message.body().at("/version").asLong() >= version);

        assertThat(told.body().toString()).contains(garden.toString()).doesNotContain(school.toString());
        assertThat(list(as("educator:" + garden), school)).isEmpty();
        assertThat(list(newcomer, school))
                .singleElement()
                .satisfies(listed -> assertThat(listed.at("/claims")).hasSize(1))
                .satisfies(listed -> assertThat(listed.at("/posts")).hasSize(1));
    }

    @Test
    void makes_a_post_of_the_claim_once_a_keeper_confirms() {
        var claim = claim(newcomer, "educator");
        var waiting = keeper.get("/api/staff/claims?waiting=true").body().at("/items");
        assertThat(waiting)
                .singleElement()
                .satisfies(one -> assertThat(one.at("/id").asString()).isEqualTo(claim.text("/id")));

        assertThat(answer(keeper, claim, true).status()).isEqualTo(204);

        assertThat(keeper.get("/api/staff/claims").body().at("/items")).isEmpty();
        var seen = newcomer.get("/api/staff/people/" + anna).body();
        assertThat(seen.at("/posts")).hasSize(2);
        assertThat(seen.at("/claims")).isEmpty();
        assertThat(seen.at("/full").asBoolean()).isTrue();
        kafka.topic("kopilka.staff.educator")
                .await(message -> message.key().equals(anna.toString())
                        && message.body().toString().contains(school.toString()));
        assertThat(http.as(ADMIN)
                        .get("/api/staff/audit?whose=" + anna)
                        .body()
                        .at("/items")
                        .valueStream()
                        .map(entry -> entry.at("/what").asString()))
                .contains("claim");
    }

    @Test
    void lets_heads_and_methodists_where_the_person_works_and_the_district_over_both_decide_and_nobody_else() {
        var roof = institution("Город", "district", here);
        for (var other : List.of(
                newcomer,
                as("methodist:" + school),
                as("head:" + school),
                districtThere,
                as("network-admin:" + there),
                as("educator:" + garden),
                as("expert:" + garden),
                as("head:" + roof))) {
            var claim = claim(newcomer, "educator");
            assertThat(answer(other, claim, true).status()).isIn(403, 404);
        }
        for (var decider : List.of(
                keeper, as("head:" + garden), districtHere, as("district-methodist:" + here, "head:" + there))) {
            var claim = claim(newcomer, "educator");
            assertThat(answer(decider, claim, false).status()).isEqualTo(204);
        }
    }

    @Test
    void leaves_what_nobody_answers_for_fourteen_days_to_the_district_of_either_side() {
        var claim = claim(newcomer, "educator");
        silentFor(13);
        assertThat(answer(districtThere, claim, true).problem()).isEqualTo("claim-of-others");
        assertThat(waitsFor(districtThere)).isEmpty();

        silentFor(14);

        assertThat(answer(as("methodist:" + school), claim, true).problem()).isEqualTo("claim-of-others");
        assertThat(answer(as("district-methodist:" + school), claim, true).problem())
                .isEqualTo("claim-of-others");
        assertThat(waitsFor(districtThere)).hasSize(1);
        assertThat(answer(districtThere, claim, true).status()).isEqualTo(204);
    }

    @Test
    void leaves_a_person_without_a_present_post_to_the_district_of_either_side_at_once() {
        var version =
                keeper.get("/api/staff/people/" + anna).body().at("/version").asLong();
        var ended = Map.of(
                "institution",
                garden,
                "position",
                "educator",
                "partTime",
                false,
                "until",
                LocalDate.now().minusDays(9));
        assertThat(keeper.ifMatch(version)
                        .put("/api/staff/people/" + anna, body(List.of(ended)))
                        .status())
                .isEqualTo(200);

        assertThat(answer(newcomer, claim(newcomer, "educator"), true).status()).isEqualTo(403);
        assertThat(answer(districtHere, claim(newcomer, "educator"), false).status())
                .isEqualTo(204);
        var own = claim(districtThere, "educator");
        assertThat(answer(districtThere, own, true).problem())
                .as("nobody decides on what they asked for")
                .isEqualTo("claim-of-others");
        assertThat(answer(as("district-methodist:" + there), own, true).status())
                .isEqualTo(204);
    }

    @Test
    void shows_the_newcomer_that_the_claim_was_declined_until_they_ask_again_or_take_it_back() {
        var claim = claim(newcomer, "educator");
        answer(keeper, claim, false);

        var declined = newcomer.get("/api/staff/claims").body().at("/items/0");
        assertThat(declined.at("/declinedBy").asString()).isEqualTo("Кто-то");
        assertThat(answer(keeper, claim, true).problem()).isEqualTo("claim-declined");
        assertThat(waitsFor(keeper)).isEmpty();

        var again = claim(newcomer, "educator");
        assertThat(waitsFor(keeper)).hasSize(1);
        assertThat(as("methodist:" + institution("Школа № 9", there))
                        .delete(path(again))
                        .status())
                .isEqualTo(404);
        assertThat(newcomer.delete(path(again)).status()).isEqualTo(204);
        assertThat(newcomer.get("/api/staff/claims").body().at("/items")).isEmpty();
    }

    @Test
    void asks_anew_when_the_newcomer_changes_the_claim_so_that_nobody_confirms_what_they_have_not_read() {
        var read = claim(newcomer, "educator");
        claim(newcomer, "educator");
        assertThat(waitsFor(keeper)).hasSize(1);
        var changed = newcomer.post(
                "/api/staff/people/" + anna + "/claims",
                Map.of("institution", school, "position", "educator", "partTime", true));

        assertThat(waitsFor(keeper)).hasSize(1);
        assertThat(answer(keeper, read, true).status()).isEqualTo(404);
        assertThat(answer(keeper, changed, true).status()).isEqualTo(204);
    }

    @Test
    void keeps_two_claims_that_come_at_once() {
        var second = institution("Школа № 4", there);
        var asked = List.of(school, second).stream()
                .map(where -> CompletableFuture.supplyAsync(() -> as("methodist:" + where)
                        .post("/api/staff/people/" + anna + "/claims", post(where, "educator"))))
                .toList();
        assertThat(asked)
                .allSatisfy(answer -> assertThat(answer.join().status()).isEqualTo(201));

        assertThat(waitsFor(keeper)).hasSize(2);
        answer(keeper, asked.getFirst().join(), true);

        assertThat(as("methodist:" + second)
                        .get("/api/staff/people/" + anna)
                        .body()
                        .at("/full")
                        .asBoolean())
                .isFalse();
        assertThat(answer(newcomer, asked.getLast().join(), true).status())
                .as("now one of those who keep her")
                .isEqualTo(204);
    }

    @Test
    void decides_by_where_the_institutions_lie_now() {
        var claim = claim(newcomer, "educator");
        var moved = http.as(ADMIN).get("/api/staff/institutions/" + school);
        assertThat(http.as(ADMIN)
                        .ifMatch(moved.body().at("/version").asLong())
                        .put(
                                "/api/staff/institutions/" + school,
                                Map.of("name", "Школа № 2", "kind", "school", "parent", here))
                        .status())
                .isEqualTo(200);

        assertThat(answer(districtThere, claim, true).status()).isIn(403, 404);
        assertThat(newcomer.get("/api/staff/people/" + anna).body().at("/full").asBoolean())
                .isFalse();
        assertThat(answer(districtHere, claim, true).status()).isEqualTo(204);
    }

    @Test
    void lets_nobody_claim_for_an_institution_of_others_or_whom_they_keep_already() {
        assertThat(newcomer.post("/api/staff/people/" + anna + "/claims", post(garden, "educator"))
                        .problem())
                .isEqualTo("foreign-institution");
        assertThat(keeper.post("/api/staff/people/" + anna + "/claims", post(garden, "methodist"))
                        .problem())
                .isEqualTo("claim-of-own");
    }

    @Test
    void meets_the_claim_when_those_over_both_enter_the_post_themselves() {
        claim(newcomer, "educator");
        var admin = http.as(ADMIN);
        var version =
                admin.get("/api/staff/people/" + anna).body().at("/version").asLong();

        assertThat(admin.ifMatch(version)
                        .put(
                                "/api/staff/people/" + anna,
                                body(List.of(post(garden, "educator"), post(school, "educator"))))
                        .status())
                .isEqualTo(200);

        assertThat(waitsFor(keeper)).isEmpty();
    }

    @Test
    void makes_no_more_than_a_claim_of_a_row_about_somebody_elsewhere() {
        var table = csv(
                "ФИО;Дата рождения;ДОУ;Должность;E-mail;Телефон",
                family + " Анна;;Школа № 2;воспитатель;mine@example.org;8 927 999-99-99");
        run(newcomer, choose(newcomer, upload(newcomer, table), "2", "same"));

        var seen = newcomer.get("/api/staff/people/" + anna).body();
        assertThat(seen.at("/full").asBoolean()).isFalse();
        assertThat(seen.at("/claims")).hasSize(1);
        assertThat(waitsFor(keeper)).hasSize(1);
        assertThat(keeper.get("/api/staff/people/" + anna).text("/email")).isEqualTo(email);
        assertThat(upload(newcomer, table).body().at("/counts").propertyNames())
                .as("asked once")
                .containsExactly("KNOWN");
        assertThat(waitsFor(keeper)).hasSize(1);
    }

    @Test
    void answers_a_row_about_somebody_elsewhere_alike_whatever_birthday_and_address_it_has() {
        var own = family + " Анна;%s;Школа № 2;воспитатель;%s";
        var heading = "ФИО;Дата рождения;ДОУ;Должность;E-mail";
        var right = notes(csv(heading, own.formatted("05.03.1980", email)));

        assertThat(right).contains("Возможно, уже в сети").doesNotContain("Детский сад");
        assertThat(notes(csv(heading, own.formatted("06.04.1985", "other@example.org"))))
                .isEqualTo(right);
        var stranger = "Ин" + family.toLowerCase(Locale.ROOT) + " Ия;01.01.1990;Школа № 2;воспитатель;%s";
        assertThat(notes(csv(heading, stranger.formatted(email))))
                .isEqualTo(notes(csv(heading, stranger.formatted("nobody@example.org"))))
                .doesNotContain(family + " Анна");
    }

    @Test
    void asks_for_the_page_of_one_of_them_where_several_bear_the_name() {
        person(institution("Детский сад № 5", here));

        var rows = rows(newcomer, upload(newcomer, csv("ФИО;ДОУ;Должность", family + " Анна;Школа № 2;воспитатель")));

        assertThat(rows.at("/items/0/notes/0/message").asString()).contains("не один с таким именем");
        assertThat(rows.at("/items/0/options").toString()).doesNotContain("\"same\"");
    }

    @Test
    void opens_an_import_to_those_only_who_reach_as_far_as_whoever_began_it() {
        var draft = districtThere.upload(
                "/api/staff/imports?kind=people&into=" + school,
                "staff.csv",
                csv("ФИО;ДОУ;Должность", family + " Анна;Школа № 2;воспитатель"));

        assertThat(newcomer.get("/api/staff/imports/" + draft.text("/id")).status())
                .isEqualTo(404);
        assertThat(districtThere.get("/api/staff/imports/" + draft.text("/id")).status())
                .isEqualTo(200);
    }

    private String notes(byte[] table) {
        return rows(newcomer, upload(newcomer, table))
                .at("/items")
                .valueStream()
                .map(row -> row.at("/verdict") + " " + row.at("/notes") + " " + row.at("/options"))
                .reduce("", String::concat);
    }

    private JsonNode rows(Http as, Http.Answer draft) {
        return as.in("ru")
                .get("/api/staff/imports/" + draft.text("/id") + "/rows")
                .body();
    }

    private Http.Answer upload(Http as, byte[] table) {
        var draft = as.upload("/api/staff/imports?kind=people&into=" + school, "staff.csv", table);
        assertThat(draft.status()).as(draft.body().toString()).isEqualTo(201);
        return draft;
    }

    private static Http.Answer choose(Http as, Http.Answer draft, String row, String value) {
        return as.ifMatch(draft.body().at("/version").asLong())
                .put(
                        "/api/staff/imports/" + draft.text("/id") + "/choices",
                        List.of(Map.of("field", "row", "text", row, "value", value)));
    }

    private static void run(Http as, Http.Answer draft) {
        ImportSteps.run(as, draft);
    }

    private List<JsonNode> waitsFor(Http who) {
        return who.get("/api/staff/claims?waiting=true")
                .body()
                .at("/items")
                .valueStream()
                .toList();
    }

    private List<JsonNode> list(Http who, UUID institution) {
        return who.get("/api/staff/people?institution=" + institution)
                .body()
                .at("/items")
                .valueStream()
                .toList();
    }

    private void silentFor(int days) {
        mongo.updateFirst(
                Query.query(Criteria.where("_id").is(anna)),
                Update.update("claims.0.askedOn", LocalDate.now().minusDays(days)),
                Person.class);
    }

    private Http.Answer claim(Http who, String position) {
        return who.post("/api/staff/people/" + anna + "/claims", post(school, position));
    }

    private Http.Answer answer(Http who, Http.Answer claim, boolean confirmed) {
        return who.post(path(claim) + "/answer", Map.of("confirmed", confirmed));
    }

    private String path(Http.Answer claim) {
        return "/api/staff/people/" + anna + "/claims/" + claim.text("/id");
    }

    private Http as(String... memberships) {
        return http.as(Tokens.of(UUID.randomUUID(), "Кто-то", memberships));
    }

    private UUID person(UUID institution) {
        var made = http.as(ADMIN).post("/api/staff/people", body(List.of(post(institution, "educator"))));
        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        return UUID.fromString(made.text("/id"));
    }

    private Map<String, Object> body(List<?> posts) {
        return Map.of(
                "family",
                family,
                "given",
                "Анна",
                "posts",
                posts,
                "born",
                "1980-03-05",
                "email",
                email,
                "phone",
                "+77011112233");
    }

    private static Map<String, Object> post(UUID institution, String position) {
        return Map.of("institution", institution, "position", position, "partTime", false);
    }

    private UUID institution(String name, UUID parent) {
        return institution(name, "school", parent);
    }

    private UUID institution(String name, String kind, UUID parent) {
        var made = http.as(ADMIN).post("/api/staff/institutions", Map.of("name", name, "kind", kind, "parent", parent));
        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        return UUID.fromString(made.text("/id"));
    }

    private static byte[] csv(String... lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
