package org.kopilka.staff;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.kopilka.staff.imports.ImportSteps.ADMIN;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.kopilka.platform.institutions.InstitutionTree;
import org.kopilka.staff.imports.ImportSteps;
import org.kopilka.testing.Http;
import org.kopilka.testing.KeptLooks;
import org.kopilka.testing.KeptLooks.Look;
import org.kopilka.testing.ServiceTest;
import org.kopilka.testing.Tokens;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class KeepingLooksIT {

    private static final UUID LOADER = UUID.randomUUID();

    @Autowired
    Http http;

    @Autowired
    InstitutionTree tree;

    UUID district;
    UUID elsewhere;
    UUID anna;
    UUID stranger;
    Http methodist;

    @BeforeEach
    void peopleOfTwoDistricts() {
        var steps = new ImportSteps(http);
        district = steps.district("Район " + UUID.randomUUID());
        elsewhere = steps.district("Другой район " + UUID.randomUUID());
        anna = person(garden(district));
        stranger = person(garden(elsewhere));
        methodist = http.as(Tokens.of(UUID.randomUUID(), "Методист", "district-methodist:" + district));
    }

    @TestFactory
    Stream<DynamicTest> keeps_who_looked_at_whose_record_and_through_which_door() {
        var path = "/api/staff/people/" + anna;
        var loader = http.as(Tokens.of(LOADER, "Загрузила", "district-methodist:" + district));
        var load = uploaded(loader);
        var toRun = uploaded(loader);
        var claimed = person(garden(elsewhere));
        var post = Map.of("institution", garden(district), "position", "educator", "partTime", false);
        var claim = methodist.post("/api/staff/people/" + claimed + "/claims", post);
        assertThat(claim.status()).as(claim.body().toString()).isEqualTo(201);
        var layout = Map.of("sheet", 0, "headerRow", 1, "fields", List.of("name", "position"));

        return KeptLooks.at(
                "staff",
                http.as(ADMIN),
                Map.ofEntries(
                        look("GET /api/staff/claims", claimed, () -> methodist.get("/api/staff/claims")),
                        look(
                                "GET /api/staff/people",
                                claimed,
                                () -> methodist.get("/api/staff/people?institution=" + district)),
                        look("GET /api/staff/people/{id}", anna, () -> methodist.get(path)),
                        look(
                                "GET /api/staff/people/{person}/portfolio",
                                anna,
                                () -> methodist.get(path + "/portfolio")),
                        look(
                                "GET /api/staff/people/{person}/portfolio/totals",
                                anna,
                                () -> methodist.get(path + "/portfolio/totals")),
                        look("GET /api/staff/imports/{id}", LOADER, () -> methodist.get(load)),
                        look("GET /api/staff/imports/{id}/rows", LOADER, () -> methodist.get(load + "/rows")),
                        look(
                                "GET /api/staff/imports/{id}/problems.xlsx",
                                LOADER,
                                () -> methodist.get(load + "/problems.xlsx")),
                        look(
                                "PUT /api/staff/imports/{id}/layout",
                                LOADER,
                                () -> versioned(load).put(load + "/layout", layout)),
                        look(
                                "PUT /api/staff/imports/{id}/choices",
                                LOADER,
                                () -> versioned(load).put(load + "/choices", List.of())),
                        look(
                                "POST /api/staff/imports/{id}/runs",
                                LOADER,
                                () -> versioned(toRun).post(toRun + "/runs", null))));
    }

    private static Map.Entry<String, Look> look(String door, UUID whose, Supplier<Http.Answer> call) {
        return Map.entry(door, new Look(whose, call));
    }

    private String uploaded(Http loader) {
        var file = "ФИО;Должность\nКим Анна;воспитатель\n".getBytes(UTF_8);
        var made = loader.upload("/api/staff/imports?kind=people&into=" + district, "p.csv", file);
        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        return "/api/staff/imports/" + made.text("/id");
    }

    private Http versioned(String load) {
        return methodist.ifMatch(methodist.get(load).body().at("/version").asLong());
    }

    @Test
    void keeps_nothing_of_what_one_looked_at_of_ones_own_or_of_what_everybody_sees() {
        http.as(Tokens.of(anna, "Анна", "educator:" + district)).get("/api/staff/people/" + anna);
        http.as(Tokens.of(UUID.randomUUID(), "Чужая", "educator:" + elsewhere)).get("/api/staff/people/" + anna);
        methodist.get("/api/staff/people/" + anna);

        await().untilAsserted(() -> assertThat(looks(http.as(ADMIN), anna)).contains("Методист"));
        assertThat(looks(http.as(ADMIN), anna)).containsExactly("Методист");
    }

    @Test
    void shows_the_administrator_of_a_part_what_concerns_its_people_alone() {
        http.as(Tokens.of(UUID.randomUUID(), "Всех", "district-methodist:" + InstitutionTree.ROOT))
                .get("/api/staff/people/" + stranger);
        methodist.get("/api/staff/people/" + anna);
        await().untilAsserted(() -> {
            assertThat(looks(http.as(ADMIN), stranger)).contains("Всех");
            assertThat(looks(http.as(ADMIN), anna)).contains("Методист");
        });

        var administrator = http.as(Tokens.of(UUID.randomUUID(), "Района", "network-admin:" + district));
        assertThat(looks(administrator, anna)).contains("Методист");
        assertThat(looks(administrator, stranger)).isEmpty();
        assertThat(new String(administrator.get("/api/staff/audit?limit=500").bytes()))
                .doesNotContain(stranger.toString());
    }

    private static List<String> looks(Http reader, UUID whose) {
        return reader.get("/api/staff/audit?limit=500&whose=" + whose)
                .body()
                .at("/items")
                .valueStream()
                .filter(entry -> entry.at("/deed").asString().equals("LOOKED"))
                .map(entry -> entry.at("/whoName").asString())
                .toList();
    }

    private UUID garden(UUID parent) {
        var made = http.as(ADMIN)
                .post(
                        "/api/staff/institutions",
                        Map.of("name", "Детский сад", "kind", "kindergarten", "parent", parent));
        var id = UUID.fromString(made.text("/id"));
        await().until(() -> tree.find(id).isPresent());
        return id;
    }

    private UUID person(UUID institution) {
        var post = Map.of("institution", institution, "position", "educator", "partTime", false);
        var made = http.as(ADMIN)
                .post("/api/staff/people", Map.of("family", "Ким", "given", "Анна", "posts", List.of(post)));
        return UUID.fromString(made.text("/id"));
    }
}
