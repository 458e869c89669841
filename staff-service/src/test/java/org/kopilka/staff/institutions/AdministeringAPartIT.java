package org.kopilka.staff.institutions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.kopilka.staff.imports.ImportSteps.ADMIN;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kopilka.platform.institutions.InstitutionTree;
import org.kopilka.staff.imports.ImportSteps;
import org.kopilka.testing.Http;
import org.kopilka.testing.ServiceTest;
import org.kopilka.testing.Tokens;
import org.springframework.beans.factory.annotation.Autowired;

/** An administrator, or a methodist, of one district: what is theirs ends where the district ends. */
@ServiceTest
class AdministeringAPartIT {

    private static final String INSTITUTIONS = "/api/staff/institutions";

    @Autowired
    Http http;

    @Autowired
    InstitutionTree tree;

    UUID district;
    UUID elsewhere;
    UUID garden;
    UUID foreign;
    Http administrator;

    @BeforeEach
    void twoDistricts() {
        var steps = new ImportSteps(http);
        district = steps.district("Район " + UUID.randomUUID());
        elsewhere = steps.district("Другой район " + UUID.randomUUID());
        garden = institution(district);
        foreign = institution(elsewhere);
        administrator = as("network-admin", district);
        await().until(() -> tree.find(foreign).isPresent() && tree.find(garden).isPresent());
    }

    @Test
    void keeps_the_institutions_below_the_own_node() {
        assertThat(change(garden, "Переименован", district).status()).isEqualTo(200);
        assertThat(administrator.post(INSTITUTIONS, body("Новый", district)).status())
                .isEqualTo(201);
        assertThat(change(district, "Район, переименован", InstitutionTree.ROOT).status())
                .isEqualTo(200);
    }

    @Test
    void changes_no_institution_of_another_district() {
        for (var node : List.of(foreign, elsewhere, InstitutionTree.ROOT)) {
            var refused = change(node, "Захвачен", district);
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.problem()).isEqualTo("foreign-institution");
        }
        assertThat(administrator.post(INSTITUTIONS, body("Чужой", elsewhere)).status())
                .isEqualTo(403);
        assertThat(http.as(ADMIN).get(INSTITUTIONS + "/" + foreign).text("/name"))
                .isEqualTo("Детский сад");
    }

    @Test
    void moves_no_institution_out_of_the_own_district_or_into_it() {
        assertThat(change(garden, "Переехал", elsewhere).status()).isEqualTo(403);
        assertThat(change(district, "Переехал", elsewhere).status()).isEqualTo(403);
        assertThat(as("network-admin", garden)
                        .ifMatch(version(garden))
                        .put(INSTITUTIONS + "/" + garden, body("Переехал", elsewhere))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void leaves_the_catalogues_to_the_administrator_of_the_whole_network() {
        var item = http.as(ADMIN)
                .get("/api/staff/reference?catalogue=category")
                .body()
                .get(0);
        var names = Map.of("ru", "Моя", "kk", "Менің", "en", "Mine");
        var edited = Map.of("order", 1, "names", names, "source", "Я");

        assertThat(administrator
                        .ifMatch(item.at("/version").asLong())
                        .put("/api/staff/reference/" + item.at("/id").asString(), edited)
                        .status())
                .isEqualTo(403);
        assertThat(administrator
                        .post("/api/staff/reference", Map.of("catalogue", "category", "code", "mine", "item", edited))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void gives_no_duty_to_people_of_another_district() {
        var stranger = person(foreign);
        var own = person(garden);
        for (var role : List.of("network-admin", "district-methodist")) {
            var refused = appoint(as(role, district), stranger, "expert", district);
            assertThat(refused.status()).as(role).isEqualTo(403);
            assertThat(refused.problem()).isEqualTo("foreign-institution");
            assertThat(appoint(as(role, district), own, "expert", elsewhere).status())
                    .isEqualTo(403);
            assertThat(as(role, district)
                            .get("/api/staff/people/" + stranger)
                            .body()
                            .at("/may"))
                    .isEmpty();
        }
        assertThat(appoint(as("district-methodist", district), own, "expert", district)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void takes_a_duty_back_even_from_whoever_has_moved_away() {
        var moved = person(foreign);
        appoint(http.as(ADMIN), moved, "expert", district);

        var taken = as("district-methodist", district)
                .ifMatch(personVersion(moved))
                .put("/api/staff/people/" + moved + "/duties", List.of());

        assertThat(taken.status()).as(taken.body().toString()).isEqualTo(200);
    }

    @Test
    void gives_no_role_as_a_duty_that_only_a_post_brings() {
        for (var role : List.of("educator", "methodist", "head")) {
            var refused = appoint(http.as(ADMIN), person(garden), role, garden);
            assertThat(refused.status()).as(role).isEqualTo(422);
            assertThat(refused.problem()).isEqualTo("no-duty");
        }
    }

    private Http.Answer appoint(Http by, UUID person, String role, UUID node) {
        return by.ifMatch(personVersion(person))
                .put("/api/staff/people/" + person + "/duties", List.of(Map.of("role", role, "institution", node)));
    }

    private long personVersion(UUID person) {
        return http.as(ADMIN)
                .get("/api/staff/people/" + person)
                .body()
                .at("/version")
                .asLong();
    }

    private UUID person(UUID institution) {
        var post = Map.of("institution", institution, "position", "educator", "partTime", false);
        var made = http.as(ADMIN)
                .post("/api/staff/people", Map.of("family", "Ким", "given", "Анна", "posts", List.of(post)));
        return UUID.fromString(made.text("/id"));
    }

    private Http.Answer change(UUID node, String name, UUID parent) {
        return administrator.ifMatch(version(node)).put(INSTITUTIONS + "/" + node, body(name, parent));
    }

    private long version(UUID node) {
        return http.as(ADMIN)
                .get(INSTITUTIONS + "/" + node)
                .body()
                .at("/version")
                .asLong();
    }

    private UUID institution(UUID parent) {
        return UUID.fromString(
                http.as(ADMIN).post(INSTITUTIONS, body("Детский сад", parent)).text("/id"));
    }

    private static Map<String, Object> body(String name, UUID parent) {
        return Map.of("name", name, "kind", "kindergarten", "parent", parent);
    }

    private Http as(String role, UUID node) {
        return http.as(Tokens.of(UUID.randomUUID(), "Часть", role + ":" + node));
    }
}
