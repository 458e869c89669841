package org.kopilka.staff.institutions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.kopilka.platform.institutions.InstitutionTree;
import org.kopilka.testing.Http;
import org.kopilka.testing.ServiceTest;
import org.kopilka.testing.SharedData;
import org.kopilka.testing.Tokens;
import org.kopilka.testing.Topic;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ServiceTest
class BringingInstitutionsInIT {

    private static final String ADMIN =
            Tokens.of(UUID.randomUUID(), "Администратор", "network-admin:" + InstitutionTree.ROOT);

    @Autowired
    Http http;

    @Autowired
    Topic.Broker kafka;

    @Test
    void takes_a_citys_list_in_after_a_look_and_changes_nothing_the_second_time() {
        var city = district("Ульяновск");
        var file = SharedData.read("data/institutions/ulyanovsk_kindergartens.csv");

        var draft = upload(city, "ulyanovsk_kindergartens.csv", file);
        assertThat(draft.body().at("/columns").findValuesAsString("field"))
                .containsExactly("name", "address", "postcode", "phone", "latitude", "longitude");
        assertThat(list(city)).isEmpty();
        var questions = rows(draft, "QUESTION");
        assertThat(questions)
                .extracting(row -> row.at("/title").asString())
                .contains("№ 116 Ржд", "ДЕТСКИЙ САД № 2 РЯБИНКА", "ДЕТСКИЙ САД № 91");

        var ready = decide(draft, questions, "separate");
        run(ready);
        assertThat(list(city)).hasSize(151);

        var again = upload(city, "the same once more.csv", file);
        assertThat(again.body().at("/counts")).isEqualTo(json(Map.of("KNOWN", 151)));
    }

    @Test
    void remembers_that_two_spellings_are_one_institution() {
        var town = district("Город");
        var first = upload(town, "a.csv", csv("Учреждение;Адрес\nДетский сад № 28;ул. Мира, 1\n№28;\n"));
        var question = rows(first, "QUESTION");
        assertThat(question).hasSize(1);
        assertThat(question.getFirst().at("/notes/0/message").asString())
                .isEqualTo("Похоже на «Детский сад № 28»: то же учреждение или другое?");
        var same = question.getFirst().at("/options/1/value").asString();

        run(decide(first, question, same));

        assertThat(list(town)).hasSize(1);
        var again = upload(town, "a.csv", csv("Учреждение;Адрес\nДетский сад № 28;ул. Мира, 1\n№28;\n"));
        assertThat(again.body().at("/counts")).isEqualTo(json(Map.of("KNOWN", 2)));
    }

    @Test
    void brings_in_only_what_was_confirmed() {
        var town = district("Посёлок");
        var draft = upload(town, "a.csv", csv("name\nДетский сад № 1\nДетский сад №1\nШкола № 2\n\"\"\n"));

        run(draft);

        assertThat(list(town))
                .extracting(institution -> institution.at("/name").asString())
                .containsExactly("Детский сад № 1", "Школа № 2");
    }

    @Test
    void understands_a_list_of_one_column_without_a_telling_heading() {
        var district = district("Нюрбинский район");
        var gardens = upload(district, "k.csv", SharedData.read("data/institutions/nyurba_kindergartens.csv"));
        assertThat(gardens.body().at("/headerRow").asInt()).isEqualTo(1);
        assertThat(gardens.body().at("/counts/ERROR").isMissingNode()).isTrue();
        run(decide(gardens, rows(gardens, "QUESTION"), "separate"));
        var schools = upload(district, "s.csv", SharedData.read("data/institutions/nyurba_schools.csv"));
        run(decide(schools, rows(schools, "QUESTION"), "separate"));

        assertThat(list(district)).hasSize(28 + 26);
        assertThat(http.as(ADMIN)
                        .get("/api/staff/institutions?kind=school&limit=500&below=" + district)
                        .body()
                        .at("/items"))
                .hasSize(26);
    }

    @Test
    void tells_every_service_of_each_institution() {
        var town = district("Село");
        run(upload(town, "a.csv", csv("name\nДетский сад «Колосок»\n")));
        var id = UUID.fromString(list(town).getFirst().at("/id").asString());

        var told = kafka.topic(InstitutionTree.TOPIC).await(id);

        assertThat(told.body().at("/name").asString()).isEqualTo("Детский сад «Колосок»");
        assertThat(told.body().at("/parent").asString()).isEqualTo(town.toString());
    }

    @Test
    void refuses_what_is_no_table_and_whoever_is_no_administrator() {
        assertThat(http.as(ADMIN)
                        .upload(path(InstitutionTree.ROOT), "x.csv", new byte[] {0, 1, 2, 3})
                        .problem())
                .isEqualTo("table-unreadable");
        assertThat(http.as(ADMIN)
                        .upload(path(InstitutionTree.ROOT), "x.csv", new byte[0])
                        .problem())
                .isEqualTo("table-empty");
        var methodist = Tokens.of(UUID.randomUUID(), "Методист", "methodist:" + district("Чужой"));
        assertThat(http.as(methodist)
                        .upload(path(InstitutionTree.ROOT), "x.csv", csv("name\nДетский сад № 3\n"))
                        .problem())
                .isEqualTo("foreign-institution");
    }

    private UUID district(String name) {
        var made = http.as(ADMIN)
                .post(
                        "/api/staff/institutions",
                        Map.of("name", name, "kind", "district", "parent", InstitutionTree.ROOT));
        assertThat(made.status()).isEqualTo(201);
        return UUID.fromString(made.text("/id"));
    }

    private static String path(UUID into) {
        return "/api/staff/imports?kind=institutions&into=" + into;
    }

    private Http.Answer upload(UUID into, String name, byte[] file) {
        var answer = http.as(ADMIN).upload(path(into), name, file);
        assertThat(answer.status()).isEqualTo(201);
        return answer;
    }

    private List<JsonNode> rows(Http.Answer draft, String verdict) {
        var page = http.as(ADMIN)
                .get("/api/staff/imports/%s/rows?limit=1000&verdict=%s".formatted(draft.text("/id"), verdict));
        return new ArrayList<>(page.body().at("/items").valueStream().toList());
    }

    /** One by one: a decision on a row may answer, or raise, the question of another. */
    private Http.Answer decide(Http.Answer draft, List<JsonNode> questions, String choice) {
        var now = draft;
        while (!questions.isEmpty()) {
            var choices = questions.stream()
                    .map(row -> Map.of("field", "row", "text", row.at("/row").asString(), "value", choice))
                    .toList();
            now = http.as(ADMIN)
                    .ifMatch(now.body().at("/version").asLong())
                    .put("/api/staff/imports/" + draft.text("/id") + "/choices", choices);
            assertThat(now.status()).isEqualTo(200);
            questions = rows(draft, "QUESTION");
        }
        return now;
    }

    private void run(Http.Answer draft) {
        var started = http.as(ADMIN)
                .ifMatch(draft.body().at("/version").asLong())
                .post("/api/staff/imports/" + draft.text("/id") + "/runs", null);
        assertThat(started.status()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> http.as(ADMIN)
                        .get("/api/staff/imports/" + draft.text("/id"))
                        .text("/state")
                        .equals("DONE"));
    }

    private List<JsonNode> list(UUID below) {
        return http.as(ADMIN)
                .get("/api/staff/institutions?limit=500&below=" + below)
                .body()
                .at("/items")
                .valueStream()
                .filter(institution -> !institution.at("/id").asString().equals(below.toString()))
                .toList();
    }

    private static byte[] csv(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode json(Object value) {
        return new tools.jackson.databind.json.JsonMapper().valueToTree(value);
    }
}
