package org.kopilka.staff.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kopilka.staff.imports.ImportSteps.ADMIN;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kopilka.staff.imports.ImportSteps;
import org.kopilka.testing.Http;
import org.kopilka.testing.ServiceTest;
import org.kopilka.testing.Tokens;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ServiceTest
class KeepingPeopleIT {

    @Autowired
    Http http;

    UUID town;
    UUID garden;
    UUID neighbour;
    String anna;
    Http methodist;

    @BeforeEach
    void somebodyOfTwoKindergartens() {
        town = new ImportSteps(http).district("Город " + UUID.randomUUID());
        garden = kindergarten("Детский сад № 1");
        neighbour = kindergarten("Детский сад № 2");
        var made = http.as(ADMIN)
                .post(
                        "/api/staff/people",
                        body("Ким", List.of(post(garden, "educator"), post(neighbour, "music-leader"))));
        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        anna = "/api/staff/people/" + made.text("/id");
        methodist = http.as(Tokens.of(UUID.randomUUID(), "Методист", "methodist:" + garden));
    }

    @Test
    void tells_a_methodist_which_posts_are_theirs_to_change() {
        assertThat(postAt(garden).at("/changeable").asBoolean()).isTrue();
        assertThat(postAt(neighbour).at("/changeable").asBoolean()).isFalse();
        assertThat(http.as(ADMIN).get(anna).body().at("/posts"))
                .allSatisfy(
                        post -> assertThat(post.at("/changeable").asBoolean()).isTrue());
    }

    @Test
    void changes_ones_own_post_while_the_others_come_back_as_they_were() {
        var saved = save("Ким", List.of(postAt(neighbour), post(garden, "methodist")));

        assertThat(saved.status()).as(saved.body().toString()).isEqualTo(200);
        assertThat(postAt(garden).at("/position").asString()).isEqualTo("methodist");
        assertThat(postAt(neighbour).at("/position").asString()).isEqualTo("music-leader");
        assertThat(postAt(neighbour).at("/remark").asString()).isEqualTo("На полставки");
    }

    @Test
    void refuses_to_change_or_remove_a_post_of_another_institution_and_saves_nothing() {
        var own = postAt(garden);

        for (var posts : List.of(List.of(own, post(neighbour, "head")), List.of(own))) {
            var refused = save("Цой", posts);
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.problem()).isEqualTo("foreign-post");
            assertThat(refused.text("/detail")).startsWith("Детский сад № 2");
        }
        assertThat(save("Цой", List.of(own, postAt(neighbour), post(neighbour, "head")))
                        .problem())
                .isEqualTo("foreign-institution");
        assertThat(methodist.get(anna).text("/family")).isEqualTo("Ким");
        assertThat(methodist.get(anna).body().at("/posts")).hasSize(2);
    }

    @Test
    void lets_a_methodist_of_the_district_appoint_an_expert_and_not_the_persons_own() {
        var expert = List.of(Map.of("role", "expert", "institution", garden));
        var district = http.as(Tokens.of(UUID.randomUUID(), "Район", "district-methodist:" + town));

        assertThat(appoint(methodist, expert).problem()).isEqualTo("foreign-institution");
        assertThat(appoint(district, expert).status()).isEqualTo(200);
    }

    @Test
    void refuses_duties_that_cannot_be_and_says_which() {
        var expert = Map.of("role", "expert", "institution", garden);
        var nowhere = Map.of("role", "expert", "institution", UUID.randomUUID());
        var backwards = Map.of("role", "expert", "institution", garden, "from", "2026-01-01", "until", "2025-12-31");
        var admin = http.as(ADMIN);

        assertPlaces(appoint(admin, List.of(expert, expert, expert)), "/1", "/2");
        assertPlaces(appoint(admin, List.of(nowhere)), "/0/institution");
        assertPlaces(appoint(admin, List.of(backwards)), "/0/until");
        assertThat(appoint(admin, List.of(nowhere)).text("/errors/0/message")).isEqualTo("Такого учреждения нет");
        assertThat(appoint(
                                admin,
                                List.of(
                                        Map.of("role", "expert", "institution", garden, "until", "2026-08-31"),
                                        Map.of("role", "expert", "institution", garden, "from", "2026-09-01")))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void refuses_what_cannot_be_of_a_person_and_says_where() {
        assertPlaces(added(Map.of("born", "2026-02-31")), "/born");
        assertPlaces(added(Map.of("born", "2999")), "/born");
        assertPlaces(added(Map.of("born", "1815-05-03")), "/born");
        assertPlaces(added(Map.of("education", "zzz")), "/education");
        assertPlaces(
                added(Map.of(
                        "posts",
                        List.of(
                                post(garden, "educator"),
                                Map.of(
                                        "institution",
                                        garden,
                                        "position",
                                        "educator",
                                        "partTime",
                                        false,
                                        "category",
                                        "zzz",
                                        "categorySince",
                                        "2099-13-45",
                                        "from",
                                        "2026-01-01",
                                        "until",
                                        "2020-01-01")))),
                "/posts/1/category",
                "/posts/1/categorySince",
                "/posts/1/until");
        assertPlaces(added(Map.of("posts", List.of(post(UUID.randomUUID(), "educator")))), "/posts/0/institution");
        assertThat(added(Map.of("born", "1980", "education", "higher")).status())
                .isEqualTo(201);
    }

    @Test
    void takes_no_name_in_which_nothing_is_seen() {
        for (var name : List.of("\u0085", "\u00a0", "\u200b", "\u202e")) {
            assertThat(added(Map.of("family", name)).status()).as(name).isEqualTo(400);
            assertThat(http.as(ADMIN)
                            .post(
                                    "/api/staff/institutions",
                                    Map.of("name", name, "kind", "kindergarten", "parent", town))
                            .status())
                    .isEqualTo(400);
        }
    }

    @Test
    void refuses_a_catalogues_entry_that_ends_before_it_begins() {
        var names = Map.of("ru", "Проба", "kk", "Сынама", "en", "Trial");
        var item = Map.of(
                "names", names, "order", 1, "source", "test", "validFrom", "2026-01-01", "validTo", "2020-01-01");

        assertPlaces(
                http.as(ADMIN)
                        .in("ru")
                        .post("/api/staff/reference", Map.of("catalogue", "competence", "code", "aaa", "item", item)),
                "/item/validTo");
    }

    private static void assertPlaces(Http.Answer refused, String... places) {
        assertThat(refused.status()).as(refused.body().toString()).isEqualTo(422);
        assertThat(refused.body().at("/errors").valueStream())
                .extracting(error -> error.at("/pointer").asString())
                .containsExactlyInAnyOrder(places);
    }

    private Http.Answer added(Map<String, ?> with) {
        var body = new HashMap<>(body("Ли", List.of(post(garden, "educator"))));
        body.putAll(with);
        return http.as(ADMIN).in("ru").post("/api/staff/people", body);
    }

    private Http.Answer appoint(Http as, List<?> duties) {
        return as.in("ru")
                .ifMatch(methodist.get(anna).body().at("/version").asLong())
                .put(anna + "/duties", duties);
    }

    private Http.Answer save(String family, List<?> posts) {
        return methodist
                .in("ru")
                .ifMatch(methodist.get(anna).body().at("/version").asLong())
                .put(anna, body(family, posts));
    }

    private JsonNode postAt(UUID institution) {
        return methodist
                .get(anna)
                .body()
                .at("/posts")
                .valueStream()
                .filter(post -> post.at("/institution").asString().equals(institution.toString()))
                .findFirst()
                .orElseThrow();
    }

    private UUID kindergarten(String name) {
        var made = http.as(ADMIN)
                .post("/api/staff/institutions", Map.of("name", name, "kind", "kindergarten", "parent", town));
        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        return UUID.fromString(made.text("/id"));
    }

    private static Map<String, Object> body(String family, List<?> posts) {
        return Map.of("family", family, "given", "Анна", "posts", posts);
    }

    private static Map<String, Object> post(UUID institution, String position) {
        return Map.of("institution", institution, "position", position, "partTime", false, "remark", "На полставки");
    }
}
