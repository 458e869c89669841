package org.kopilka.staff.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.kopilka.staff.imports.ImportSteps.ADMIN;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kopilka.platform.tables.Limits;
import org.kopilka.platform.tables.TableReader;
import org.kopilka.staff.imports.ImportSteps;
import org.kopilka.testing.Http;
import org.kopilka.testing.ServiceTest;
import org.kopilka.testing.Tokens;
import org.kopilka.testing.Topic;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ServiceTest
class WritingItselfIT {

    @Autowired
    Http http;

    @Autowired
    Topic.Broker kafka;

    UUID town;
    UUID garden;
    UUID school;
    UUID anna;

    @BeforeEach
    void twoInstitutionsAndAnEducator() {
        var steps = new ImportSteps(http);
        town = steps.district("Город " + UUID.randomUUID());
        steps.run(steps.upload(
                "institutions", town, "i.csv", "name\nДетский сад № 1\nШкола № 2\n".getBytes(StandardCharsets.UTF_8)));
        garden = institution("kindergarten");
        school = institution("school");
        anna = UUID.fromString(http.as(ADMIN)
                .post(
                        "/api/staff/people",
                        Map.of(
                                "family", "Ким",
                                "given", "Анна",
                                "posts",
                                        List.of(Map.of(
                                                "institution", garden, "position", "educator", "partTime", false))))
                .text("/id"));
    }

    @Test
    void shows_in_time_order_what_was_attended_presented_published_reviewed_and_adopted() {
        var event = UUID.randomUUID();
        participation(UUID.randomUUID(), 1, event, "participant", "2026-02-10", 4, true);
        participation(UUID.randomUUID(), 1, event, "presenter", "2026-02-11", 4, true);
        var practice = UUID.randomUUID();
        practice(practice, 3, "published", anna);
        review(practice);
        var adoption = adoption(practice);

        await().untilAsserted(() -> assertThat(lines()).hasSize(5));
        assertThat(lines())
                .extracting(line -> line.at("/kind").asString())
                .containsExactly("WAS_ADOPTED", "REVIEWED", "PUBLISHED", "PRESENTED", "ATTENDED");
        assertThat(lines().getFirst().at("/otherName").asString()).isEqualTo("Школа № 2");
        assertThat(lines())
                .extracting(line -> line.at("/page").asString())
                .containsExactly(
                        "/bank/adoptions/" + adoption,
                        "/bank/" + practice,
                        "/bank/" + practice,
                        "/events/" + event,
                        "/events/" + event);
        var totals = http.as(me())
                .get("/api/staff/people/" + anna + "/portfolio/totals")
                .body();
        assertThat(totals.at("/2025/hours").asDouble()).isEqualTo(4);
    }

    @Test
    void leads_nobody_but_the_expert_to_a_text_that_went_back_to_its_authors() {
        var accepted = UUID.randomUUID();
        var returned = UUID.randomUUID();
        review(accepted, garden, "accept");
        review(returned, garden, "return");
        await().untilAsserted(() -> assertThat(lines()).hasSize(2));

        assertThat(pages(me())).containsExactlyInAnyOrder("/bank/" + accepted, "/bank/" + returned);
        assertThat(pages(Tokens.of(UUID.randomUUID(), "М", "methodist:" + garden)))
                .containsExactlyInAnyOrder("/bank/" + accepted, "");
        assertThat(lines(Tokens.of(UUID.randomUUID(), "М", "methodist:" + garden)).stream()
                        .map(line -> line.at("/title").asString())
                        .distinct())
                .as("of a text with its authors the title stays there too")
                .hasSize(2);
    }

    @Test
    void takes_back_what_was_corrected_and_counts_nothing_twice() {
        var id = UUID.randomUUID();
        var event = UUID.randomUUID();
        participation(id, 2, event, "participant", "2026-02-10", 4, true);
        participation(id, 2, event, "participant", "2026-02-10", 4, true);
        await().untilAsserted(() -> assertThat(lines()).hasSize(1));

        participation(id, 3, event, "participant", "2026-02-10", 4, false);
        participation(id, 2, event, "participant", "2026-02-10", 4, true);
        var marker = UUID.randomUUID();
        participation(marker, 1, event, "presenter", "2026-02-10", 1, true);

        await().untilAsserted(() -> assertThat(lines()).hasSize(1));
        assertThat(lines().getFirst().at("/kind").asString()).isEqualTo("PRESENTED");
    }

    @Test
    void drops_the_line_of_an_author_who_is_no_longer_named() {
        var practice = UUID.randomUUID();
        practice(practice, 1, "published", anna);
        await().untilAsserted(() -> assertThat(lines()).hasSize(1));

        practice(practice, 2, "published", UUID.randomUUID());

        await().untilAsserted(() -> assertThat(lines()).isEmpty());
    }

    @Test
    void is_shown_to_the_person_and_their_methodists_only() {
        var path = "/api/staff/people/" + anna + "/portfolio";
        var methodist = Tokens.of(UUID.randomUUID(), "М", "methodist:" + garden);
        var colleague = Tokens.of(UUID.randomUUID(), "К", "educator:" + garden);
        var elsewhere = Tokens.of(UUID.randomUUID(), "Ч", "methodist:" + school);

        assertThat(http.as(me()).get(path).status()).isEqualTo(200);
        assertThat(http.as(methodist).get(path).status()).isEqualTo(200);
        assertThat(http.as(colleague).get(path).status()).isEqualTo(404);
        assertThat(http.as(elsewhere).get(path).status()).isEqualTo(404);
        await().untilAsserted(() -> assertThat(lookers()).contains("М").doesNotContain("К", ""));
    }

    @Test
    void sums_up_by_institution_and_fills_the_quarters_table_with_zero_typing() throws IOException {
        var event = UUID.randomUUID();
        participation(UUID.randomUUID(), 1, event, "participant", "2026-02-10", 6, true);
        participation(UUID.randomUUID(), 1, event, "organiser", "2026-02-10", 6, true);
        participation(UUID.randomUUID(), 1, UUID.randomUUID(), "participant", "2026-04-01", 2, true);
        kafka.send(
                "kopilka.events.event",
                event.toString(),
                Map.of(
                        "id",
                        event,
                        "version",
                        5,
                        "institution",
                        garden,
                        "form",
                        "problem-seminar",
                        "level",
                        "district",
                        "date",
                        "2026-02-10",
                        "status",
                        "held"));
        var wave = UUID.randomUUID();
        kafka.send(
                "kopilka.survey.wave",
                wave.toString(),
                Map.of(
                        "id",
                        wave,
                        "version",
                        1,
                        "opens",
                        "2026-02-01",
                        "status",
                        "open",
                        "parts",
                        List.of(Map.of("institution", garden, "invited", 12, "answered", 9))));
        adoption(UUID.randomUUID());

        await().untilAsserted(() -> {
            var row = http.as(ADMIN)
                    .get("/api/staff/record/counts?below=" + town + "&from=2026-01-01&to=2026-03-31")
                    .body()
                    .at("/institutions/0");
            assertThat(row.at("/name").asString()).isEqualTo("Детский сад № 1");
            assertThat(row.at("/people").asInt()).isEqualTo(1);
            assertThat(row.at("/eventsHeld").asInt()).isEqualTo(1);
            assertThat(row.at("/attended").asInt()).isEqualTo(1);
            assertThat(row.at("/hours").asDouble()).isEqualTo(6);
            assertThat(row.at("/asked").asInt()).isEqualTo(12);
            assertThat(row.at("/answered").asInt()).isEqualTo(9);
        });

        var quarter = "below=" + town + "&year=2026&quarter=1";
        var table = http.as(ADMIN).get("/api/staff/record/quarter?" + quarter).body();
        assertThat(table.at("/levels/0/name").asString()).isEqualTo("Район");
        assertThat(table.at("/rows")).hasSize(1);
        var file = http.as(ADMIN).get("/api/staff/record/quarter.xlsx?" + quarter);
        var rows = TableReader.read(new ByteArrayInputStream(file.bytes()), Limits.USUAL)
                .sheets()
                .getFirst()
                .rows();
        assertThat(rows.get(0).text(1)).isEqualTo("Район: участие");
        assertThat(rows.get(1).cells())
                .extracting(cell -> cell.text())
                .containsExactly("Детский сад № 1", "1", "0", "1", "2");
        assertThat(http.as(ADMIN)
                        .get("/api/staff/record/counts.xlsx?below=" + town)
                        .bytes())
                .startsWith('P', 'K');
    }

    @Test
    void counts_a_practice_of_several_authors_and_its_adoption_once() {
        var bella = UUID.randomUUID();
        var practice = UUID.randomUUID();
        practice(practice, 1, "published", anna, bella);
        adoption(practice, anna, bella);
        adoption(practice, anna, bella);

        await().untilAsserted(() -> {
            var row = http.as(ADMIN)
                    .get("/api/staff/record/counts?below=" + town + "&from=2026-01-01&to=2026-06-30")
                    .body()
                    .at("/institutions/0");
            assertThat(row.at("/published").asInt()).isEqualTo(1);
            assertThat(row.at("/wasAdopted").asInt()).isEqualTo(2);
        });
    }

    @Test
    void counts_a_district_where_it_did_something_itself_and_only_there() {
        review(UUID.randomUUID(), town);

        await().untilAsserted(() -> assertThat(http.as(ADMIN)
                        .get("/api/staff/record/counts?below=" + town + "&from=2026-03-01&to=2026-03-31")
                        .body()
                        .at("/institutions"))
                .extracting(row -> row.at("/institution").asString() + " " + row.at("/reviewed"))
                .containsExactlyInAnyOrder(town + " 1", garden + " 0", school + " 0"));
        assertThat(http.as(ADMIN)
                        .get("/api/staff/record/counts?below=" + town + "&from=2026-04-01&to=2026-04-30")
                        .body()
                        .at("/institutions"))
                .hasSize(2);
    }

    @Test
    void shows_sums_of_ones_own_institutions_only() {
        var head = Tokens.of(UUID.randomUUID(), "З", "head:" + garden);

        assertThat(http.as(head).get("/api/staff/record/counts").body().at("/institutions"))
                .extracting(row -> row.at("/institution").asString())
                .containsExactly(garden.toString());
        assertThat(http.as(head).get("/api/staff/record/counts?below=" + school).problem())
                .isEqualTo("foreign-institution");
        assertThat(http.as(me()).get("/api/staff/record/counts").problem()).isEqualTo("not-allowed");
    }

    private String me() {
        return Tokens.of(anna, "Ким Анна", "educator:" + garden);
    }

    private List<JsonNode> lines() {
        return lines(me());
    }

    private Stream<String> lookers() {
        var looks = http.as(ADMIN).get("/api/staff/audit?whose=" + anna).body().at("/items");
        return looks.valueStream().map(look -> look.at("/whoName").asString());
    }

    private List<String> pages(String reader) {
        return lines(reader).stream().map(line -> line.at("/page").asString()).toList();
    }

    private List<JsonNode> lines(String reader) {
        return http.as(reader)
                .get("/api/staff/people/" + anna + "/portfolio")
                .body()
                .at("/items")
                .valueStream()
                .toList();
    }

    private UUID institution(String kind) {
        return UUID.fromString(http.as(ADMIN)
                .get("/api/staff/institutions?kind=" + kind + "&below=" + town)
                .text("/items/0/id"));
    }

    private void participation(
            UUID id, long version, UUID event, String role, String date, double hours, boolean counts) {
        var told = new java.util.HashMap<String, Object>(Map.of(
                "id", id,
                "version", version,
                "event", event,
                "title", "Речь детей",
                "form", "problem-seminar",
                "level", "district",
                "person", anna,
                "personInstitution", garden,
                "role", role,
                "date", date));
        told.put("hours", hours);
        told.put("counts", counts);
        kafka.send("kopilka.events.participation", id.toString(), told);
    }

    private void practice(UUID id, long version, String status, UUID... authors) {
        kafka.send(
                "kopilka.bank.practice",
                id.toString(),
                Map.of(
                        "id", id,
                        "version", version,
                        "title", "Речевые игры",
                        "authors",
                                Stream.of(authors)
                                        .map(author -> Map.of("person", author, "name", "Ким Анна"))
                                        .toList(),
                        "institution", garden,
                        "status", status,
                        "firstPublishedOn", "2026-03-01"));
    }

    private void review(UUID practice) {
        review(practice, garden);
    }

    private void review(UUID practice, UUID institution) {
        review(practice, institution, "accept");
    }

    private void review(UUID practice, UUID institution, String verdict) {
        var id = UUID.randomUUID();
        kafka.send(
                "kopilka.bank.review",
                id.toString(),
                Map.of(
                        "id",
                        id,
                        "version",
                        1,
                        "practice",
                        practice,
                        "practiceTitle",
                        "Чужая практика",
                        "reviewer",
                        anna,
                        "reviewerInstitution",
                        institution,
                        "verdict",
                        verdict,
                        "date",
                        "2026-03-05",
                        "counts",
                        true));
    }

    private UUID adoption(UUID practice) {
        return adoption(practice, anna);
    }

    private UUID adoption(UUID practice, UUID... authors) {
        var id = UUID.randomUUID();
        var told = new java.util.HashMap<String, Object>(Map.of(
                "id",
                id,
                "version",
                1,
                "practice",
                practice,
                "practiceTitle",
                "Речевые игры",
                "authors",
                List.of(authors),
                "practiceInstitution",
                garden,
                "institution",
                school,
                "adopter",
                UUID.randomUUID(),
                "status",
                "done",
                "date",
                "2026-05-20"));
        told.put("counts", true);
        kafka.send("kopilka.bank.adoption", id.toString(), told);
        return id;
    }
}
