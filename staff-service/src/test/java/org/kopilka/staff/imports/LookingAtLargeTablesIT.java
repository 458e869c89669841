package org.kopilka.staff.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kopilka.testing.Http;
import org.kopilka.testing.ServiceTest;
import org.kopilka.testing.SharedData;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import tools.jackson.databind.json.JsonMapper;

@ServiceTest
class LookingAtLargeTablesIT {

    @Autowired
    Http http;

    @Autowired
    MongoTemplate mongo;

    ImportSteps steps;

    @BeforeEach
    void begin() {
        steps = new ImportSteps(http);
    }

    /** Compared each with each, and anew at each look, this would take hours. */
    @Test
    @Timeout(120)
    void calculates_a_preview_of_ten_thousand_rows_once_and_shows_it_in_moments() {
        var table = "Название;Адрес\n"
                + IntStream.range(0, 9_999)
                        .mapToObj(row -> "Центр «%s»;ул. Мира, %d\n".formatted(title(row), row))
                        .collect(Collectors.joining());
        var upload = System.nanoTime();
        var draft = steps.upload("institutions", steps.district("Большой"), "a.csv", bytes(table));
        var calculated = Duration.ofNanos(System.nanoTime() - upload);

        var look = System.nanoTime();
        for (int time = 0; time < 20; time++) {
            assertThat(get(draft, "").body().at("/counts"))
                    .isEqualTo(draft.body().at("/counts"));
            assertThat(get(draft, "/rows?verdict=NEW&limit=50").body().at("/items"))
                    .hasSize(50);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - look)).isLessThan(calculated.plusSeconds(2));
    }

    @Test
    void shows_each_row_once_page_by_page_whatever_is_asked_for() {
        var table = "Название\n"
                + IntStream.range(0, 900)
                        .mapToObj(row -> row % 450 == 7
                                ? "\"x" + "я".repeat(400) + "\"\n"
                                : "Центр «%s»\n".formatted(title(row)))
                        .collect(Collectors.joining());
        var draft = steps.upload("institutions", steps.district("Средний"), "a.csv", bytes(table));

        assertThat(rows(draft, "limit=100")).hasSize(900).doesNotHaveDuplicates();
        assertThat(rows(draft, "limit=1&verdict=ERROR")).containsExactly(9, 459);
        assertThat(steps.rows(draft, "ERROR"))
                .extracting(row -> row.at("/notes/0/message").asString())
                .containsOnly("Текст длиннее 300 знаков и не читается");
    }

    @Test
    void calculates_anew_when_somebody_decides_and_when_an_institution_comes_to_be() {
        var town = steps.district("Городок");
        var table = "Ф.И.О.;Учреждение;Должность\nИванова Анна Ивановна;Детский сад № 901;воспитатель\n";
        var draft = steps.upload("people", town, "a.csv", bytes(table));
        assertThat(draft.body().at("/counts")).isEqualTo(json(Map.of("ERROR", 1)));

        steps.run(steps.upload("institutions", town, "b.csv", bytes("Название\nДетский сад № 901\n")));

        assertThat(get(draft, "").body().at("/counts")).isEqualTo(json(Map.of("NEW", 1)));
        var chosen = steps.choose(draft, List.of(Map.of("field", "row", "text", "2", "value", "leave-out")));
        assertThat(chosen.body().at("/counts")).isEqualTo(json(Map.of("LEFT_OUT", 1)));
    }

    @Test
    void tells_how_far_a_run_is() {
        var draft =
                steps.upload("institutions", steps.district("Скорый"), "a.csv", bytes("Название\nСад № 1\nСад № 2\n"));
        assertThat(get(draft, "/progress").text("/state")).isEqualTo("DRAFT");

        steps.run(draft);

        var progress = get(draft, "/progress");
        assertThat(progress.text("/state")).isEqualTo("DONE");
        assertThat(progress.body().at("/done").asInt()).isEqualTo(2);
        assertThat(progress.body().at("/total").asInt()).isEqualTo(2);
    }

    @Test
    void shows_a_catalogue_in_the_language_of_whoever_looks() {
        var town = steps.district("Посёлок");
        var draft = steps.upload(
                "people", town, "a.csv", bytes("Ф.И.О.;Учреждение;Должность\nИванова Анна Ивановна;№ 1;некто\n"));
        var path = "/api/staff/imports/" + draft.text("/id");

        var russian = http.as(ImportSteps.ADMIN).in("ru").get(path);
        var english = http.as(ImportSteps.ADMIN).in("en").get(path);

        assertThat(options(russian)).contains("Воспитатель");
        assertThat(options(english)).hasSameSizeAs(options(russian)).doesNotContain("Воспитатель");
    }

    @Test
    @Timeout(60)
    void reads_a_hostile_cell_in_moments() {
        var town = steps.district("Осада");
        var file = SharedData.read("data/faults/redos-position.csv");

        var draft = steps.upload("people", town, "redos-position.csv", file);

        assertThat(steps.rows(draft, "ERROR"))
                .flatExtracting(row -> row.at("/notes").findValuesAsString("message"))
                .contains("Текст длиннее 300 знаков и не читается");
    }

    @Test
    void reads_a_file_of_many_pieces_whole_again() {
        var table = "Название;Примечание\n"
                + IntStream.range(0, 3_000)
                        .mapToObj(row -> "Центр «%s»;%s\n".formatted(title(row), "я".repeat(300)))
                        .collect(Collectors.joining());
        var draft = steps.upload("institutions", steps.district("Длинный"), "a.csv", bytes(table));

        var laid = http.as(ImportSteps.ADMIN)
                .ifMatch(draft.body().at("/version").asLong())
                .put(
                        "/api/staff/imports/" + draft.text("/id") + "/layout",
                        Map.of("sheet", 0, "headerRow", 1, "fields", List.of("name", "address")));

        assertThat(laid.status()).as(laid.body().toString()).isEqualTo(200);
        assertThat(laid.body().at("/columns/1/field").asString()).isEqualTo("address");
        assertThat(rows(laid, "limit=1000")).hasSize(3_000);
    }

    @Test
    void reads_a_file_that_was_kept_in_one_piece() {
        var table = bytes("Название\nДетский сад № 7\n");
        var draft = steps.upload("institutions", steps.district("Давний"), "a.csv", table);
        var run = Objects.requireNonNull(mongo.findById(UUID.fromString(draft.text("/id")), ImportRun.class));
        mongo.remove(Query.query(Criteria.where("_id").is(run.upload() + "|0")), "uploads");
        mongo.insert(new Document("_id", run.upload()).append("content", new Binary(table)), "uploads");

        var laid = http.as(ImportSteps.ADMIN)
                .ifMatch(draft.body().at("/version").asLong())
                .put(
                        "/api/staff/imports/" + draft.text("/id") + "/layout",
                        Map.of("sheet", 0, "headerRow", 0, "fields", List.of("name")));

        assertThat(laid.status()).as(laid.body().toString()).isEqualTo(200);
        assertThat(rows(laid, "limit=10")).containsExactly(1, 2);
    }

    private List<String> options(Http.Answer draft) {
        return draft.body()
                .at("/spellings")
                .valueStream()
                .filter(spelling -> spelling.at("/field").asString().equals("position"))
                .flatMap(spelling -> spelling.at("/options").findValuesAsString("label").stream())
                .toList();
    }

    private List<Integer> rows(Http.Answer draft, String asked) {
        var rows = new ArrayList<Integer>();
        for (var after = "0"; !after.isEmpty(); ) {
            var page = get(draft, "/rows?" + asked + "&after=" + after).body();
            page.at("/items").forEach(row -> rows.add(row.at("/row").asInt()));
            after = page.at("/next").asString("");
        }
        return rows;
    }

    private Http.Answer get(Http.Answer draft, String of) {
        return http.as(ImportSteps.ADMIN).get("/api/staff/imports/" + draft.text("/id") + of);
    }

    /** No two alike. */
    private static String title(int row) {
        return new Random(row)
                .ints(16, 'а', 'я')
                .mapToObj(letter -> String.valueOf((char) letter))
                .collect(Collectors.joining());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Object json(Object value) {
        return new JsonMapper().valueToTree(value);
    }
}
