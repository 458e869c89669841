package org.kopilka.staff.institutions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kopilka.staff.imports.ImportSteps.ADMIN;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.kopilka.platform.institutions.InstitutionTree;
import org.kopilka.staff.imports.ImportSteps;
import org.kopilka.testing.Http;
import org.kopilka.testing.ServiceTest;
import org.kopilka.testing.SharedData;
import org.kopilka.testing.Tokens;
import org.kopilka.testing.Topic;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ServiceTest
class BringingInstitutionsInIT {

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

        var ready = decideAll(draft, "separate");
        run(ready);
        assertThat(list(city)).hasSize(151);

        var again = upload(city, "the same once more.csv", file);
        assertThat(again.body().at("/counts")).isEqualTo(json(Map.of("KNOWN", 151)));
    }

    @Test
    void remembers_that_two_spellings_are_one_institution() {
        var town = district("Город");
        var table = "Учреждение;Адрес;Телефон\nДетский сад № 28;ул. Мира, 1;46-57-75\n№28;;34-86-10\n";
        var first = upload(town, "a.csv", csv(table));
        var question = rows(first, "QUESTION");
        assertThat(question).hasSize(1);
        assertThat(question.getFirst().at("/notes/0/message").asString())
                .isEqualTo("Похоже на «Детский сад № 28»: то же учреждение или другое?");
        var same = question.getFirst().at("/options/1/value").asString();

        run(decideAll(first, same));

        assertThat(list(town)).hasSize(1);
        var again = upload(town, "a.csv", csv(table));
        assertThat(again.body().at("/counts")).isEqualTo(json(Map.of("KNOWN", 2)));
    }

    @Test
    void changes_nothing_however_often_a_file_comes_that_speaks_of_one_institution_twice() {
        var town = district("Городок");
        var table = "Учреждение;Адрес;Телефон;Индекс\nДетский сад № 91;ул. Мира, 1;46-57-75;\n"
                + "Детский сад № 91;ул. Лесная, 2;34-86-10;432000\nд/с № 91;;;\n";
        var first = upload(town, "a.csv", csv(table));
        var same = rows(first, "QUESTION").getFirst().at("/options/1/value").asString();
        run(decideAll(first, same));

        for (int time = 2; time <= 3; time++) {
            var again = upload(town, "a.csv", csv(table));
            assertThat(again.body().at("/counts")).isEqualTo(json(Map.of("KNOWN", 3)));
        }
        var garden = http.as(ADMIN)
                .get("/api/staff/institutions/"
                        + list(town).getFirst().at("/id").asString());
        assertThat(garden.text("/address")).isEqualTo("ул. Мира, 1");
        assertThat(garden.text("/postcode")).isEqualTo("432000");
    }

    @Test
    void changes_nothing_when_a_real_file_whose_twins_were_said_to_be_the_same_comes_again() {
        var city = district("Ульяновск");
        var file = SharedData.read("data/institutions/ulyanovsk_kindergartens.csv");
        var draft = upload(city, "gardens.csv", file);
        for (var questions = rows(draft, "QUESTION"); !questions.isEmpty(); questions = rows(draft, "QUESTION")) {
            draft = new ImportSteps(http)
                    .choose(
                            draft,
                            questions.stream()
                                    .map(row -> Map.of(
                                            "field", "row",
                                            "text", row.at("/row").asString(),
                                            "value", row.at("/options/1/value").asString()))
                                    .toList());
        }
        run(draft);

        for (int time = 2; time <= 3; time++) {
            var again = upload(city, "gardens.csv", file);
            assertThat(again.body().at("/counts")).isEqualTo(json(Map.of("KNOWN", 151)));
        }
    }

    @Test
    void takes_a_new_telephone_from_the_one_row_that_speaks_of_an_institution() {
        var town = district("Станция");
        run(upload(town, "a.csv", csv("Учреждение;Телефон\nДетский сад № 92;46-57-75\n")));

        var changed = upload(town, "a.csv", csv("Учреждение;Телефон\nДетский сад № 92;46-57-76\n"));
        assertThat(changed.body().at("/counts")).isEqualTo(json(Map.of("CHANGED", 1)));
        run(changed);

        var again = upload(town, "a.csv", csv("Учреждение;Телефон\nДетский сад № 92;46-57-76\n"));
        assertThat(again.body().at("/counts")).isEqualTo(json(Map.of("KNOWN", 1)));
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
        run(decideAll(gardens, "separate"));
        var schools = upload(district, "s.csv", SharedData.read("data/institutions/nyurba_schools.csv"));
        run(decideAll(schools, "separate"));

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
        return new ImportSteps(http).district(name);
    }

    private static String path(UUID into) {
        return "/api/staff/imports?kind=institutions&into=" + into;
    }

    private Http.Answer upload(UUID into, String name, byte[] file) {
        return new ImportSteps(http).upload("institutions", into, name, file);
    }

    private List<JsonNode> rows(Http.Answer draft, String verdict) {
        return new ImportSteps(http).rows(draft, verdict);
    }

    private Http.Answer decideAll(Http.Answer draft, String choice) {
        return new ImportSteps(http).decideAll(draft, choice);
    }

    private void run(Http.Answer draft) {
        new ImportSteps(http).run(draft);
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
