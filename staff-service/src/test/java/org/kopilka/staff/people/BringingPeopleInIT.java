package org.kopilka.staff.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kopilka.staff.imports.ImportSteps.ADMIN;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kopilka.platform.tables.Limits;
import org.kopilka.platform.tables.TableReader;
import org.kopilka.staff.imports.ImportSteps;
import org.kopilka.testing.Http;
import org.kopilka.testing.ServiceTest;
import org.kopilka.testing.SharedData;
import org.kopilka.testing.Tokens;
import org.kopilka.testing.Topic;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ServiceTest
class BringingPeopleInIT {

    @Autowired
    Http http;

    @Autowired
    Topic.Broker kafka;

    ImportSteps steps;

    @BeforeEach
    void begin() {
        steps = new ImportSteps(http);
    }

    @Test
    void takes_in_a_staff_table_as_methodists_really_keep_it() {
        var city = steps.district("Ульяновск");
        var gardens = steps.upload(
                "institutions", city, "gardens.csv", SharedData.read("data/institutions/ulyanovsk_kindergartens.csv"));
        steps.run(steps.decideAll(gardens, "separate"));
        var table = SharedData.read("data/staff/ulyanovsk-messy.xlsx");

        var draft = steps.upload("people", city, "ulyanovsk-messy.xlsx", table);

        assertThat(draft.text("/sheets/0")).isEqualTo("Педагоги 2026-2027");
        assertThat(draft.body().at("/headerRow").asInt()).isEqualTo(4);
        assertThat(draft.body()
                        .at("/columns")
                        .valueStream()
                        .map(column -> column.at("/field").asString("")))
                .containsExactly(
                        "",
                        "name",
                        "born",
                        "institution",
                        "position",
                        "category",
                        "categorySince",
                        "experience",
                        "education",
                        "email",
                        "phone",
                        "note");
        assertThat(spellings(draft, "category"))
                .allSatisfy(spelling ->
                        assertThat(spelling.at("/value").asString("")).isNotEmpty());
        assertThat(spellings(draft, "position"))
                .allSatisfy(spelling ->
                        assertThat(spelling.at("/value").asString("")).isNotEmpty());
        assertThat(steps.rows(draft, "LEFT_OUT"))
                .extracting(row -> row.at("/title").asString())
                .containsExactly("1200");

        var open = spellings(draft, "institution").stream()
                .filter(spelling -> spelling.at("/value").isMissingNode())
                .toList();
        assertThat(open).extracting(spelling -> spelling.at("/text").asString()).contains("детский сад", "доу №2");
        var ready = steps.choose(
                draft,
                open.stream()
                        .map(spelling -> Map.of(
                                "field", "institution",
                                "text", spelling.at("/text").asString(),
                                "value", spelling.at("/options/0/value").asString()))
                        .toList());
        assertThat(ready.body().at("/counts/ERROR").asInt(0)).isZero();

        steps.run(ready);

        var people = list(city);
        assertThat(people).hasSize(1200);
        var twoPosts =
                people.stream().filter(person -> person.at("/posts").size() > 1).toList();
        assertThat(twoPosts).isNotEmpty();
        assertThat(people).extracting(person -> person.at("/name").asString()).contains("Бороздин Бегмурат Анольевич");

        var again = steps.upload("people", city, "ulyanovsk-messy.xlsx", table);
        var sameAnswers = steps.choose(
                again,
                open.stream()
                        .map(spelling -> Map.of(
                                "field", "institution",
                                "text", spelling.at("/text").asString(),
                                "value", spelling.at("/options/0/value").asString()))
                        .toList());
        assertThat(sameAnswers.body().at("/counts").propertyNames()).containsExactlyInAnyOrder("KNOWN", "LEFT_OUT");
    }

    @Test
    void takes_in_the_samples_and_asks_only_about_what_nobody_could_know() throws IOException {
        var district = steps.district("Район " + UUID.randomUUID());
        var institutions = steps.upload("institutions", district, "institutions.csv", sample("institutions.csv"));
        var twin = steps.rows(institutions, "QUESTION").getFirst();
        assertThat(twin.at("/title").asString()).isEqualTo("ДОУ №31");
        var same = Map.of(
                "field", "row",
                "text", twin.at("/row").asString(),
                "value", twin.at("/options/1/value").asString());
        steps.run(steps.choose(institutions, List.of(same)));

        var draft = steps.upload("people", district, "staff.xlsx", sample("staff.xlsx"));

        assertThat(spellings(draft, "institution"))
                .filteredOn(spelling -> spelling.at("/value").isMissingNode())
                .extracting(spelling -> spelling.at("/text").asString())
                .containsExactly("золотой ключик", "детский сад «сказка»");
        steps.run(draft);
        var people = list(district);
        assertThat(people).hasSize(21);
        assertThat(people)
                .filteredOn(person -> person.at("/posts").size() == 2)
                .extracting(person -> person.at("/name").asString())
                .containsExactly("Зимина Римма Аркадьевна");
    }

    @Test
    void makes_one_person_of_two_rows_in_two_institutions_and_tells_everybody() {
        var town = townWith("Детский сад № 1", "Детский сад № 2");
        steps.run(steps.upload("people", town, "staff.csv", csv("""
                        ФИО;Дата рождения;ДОУ;Должность
                        ИВАНОВА  АННА ПЕТРОВНА;05.03.1980;д/с №1;воспитатель
                        Иванова Анна Петровна;1980-03-05;МБДОУ «Детский сад № 2»;музыкальный руководитель (совм.)
                        """)));

        var people = list(town);
        assertThat(people).hasSize(1);
        assertThat(people.getFirst().at("/posts")).hasSize(2);
        var told = kafka.topic("kopilka.staff.educator")
                .await(UUID.fromString(people.getFirst().at("/id").asString()));
        assertThat(told.body().at("/familyName").asString()).isEqualTo("Иванова");
        assertThat(told.body().at("/posts/1/position").asString()).isEqualTo("music-leader");
        assertThat(told.body().toString()).doesNotContain("1980");
    }

    @Test
    void keeps_apart_who_share_an_address_and_a_surname_and_asks_once_whose_it_is() {
        var town = townWith("Детский сад № 23");

        var draft = steps.upload("people", town, "shared-email.csv", SharedData.read("data/faults/shared-email.csv"));

        assertThat(draft.body().at("/counts/NEW").asInt()).isEqualTo(4);
        var address = spellings(draft, "email");
        assertThat(address).singleElement().satisfies(spelling -> {
            assertThat(spelling.at("/text").asString()).isEqualTo("sad23@edu.kz");
            assertThat(spelling.at("/rows").asInt()).isEqualTo(4);
            assertThat(spelling.at("/sure").asBoolean()).isFalse();
        });
        steps.run(draft);
        assertThat(list(town)).hasSize(4);
        assertThat(list(town))
                .extracting(person -> http.as(ADMIN)
                        .get("/api/staff/people/" + person.at("/id").asString())
                        .body()
                        .has("email"))
                .containsOnly(false);
        assertThat(list(town))
                .filteredOn(person -> person.at("/name").asString().startsWith("Ахметова А"))
                .extracting(person -> http.as(ADMIN)
                        .get("/api/staff/people/" + person.at("/id").asString())
                        .text("/posts/0/category"))
                .containsExactly("first");
    }

    @Test
    void takes_an_address_of_several_once_somebody_says_so() {
        var town = townWith("Детский сад № 27");
        var draft = steps.upload("people", town, "staff.csv", csv("""
                        ФИО;ДОУ;Должность;E-mail
                        Ергалиева Айжан;д/с № 27;воспитатель;sad27@example.org
                        Нургалиева Динара;д/с № 27;логопед;sad27@example.org
                        """));

        var ready =
                steps.choose(draft, List.of(Map.of("field", "email", "text", "sad27@example.org", "value", "take")));

        assertThat(spellings(ready, "email").getFirst().at("/sure").asBoolean()).isTrue();
        steps.run(ready);
        assertThat(list(town))
                .extracting(person -> http.as(ADMIN)
                        .get("/api/staff/people/" + person.at("/id").asString())
                        .text("/email"))
                .hasSize(2)
                .containsOnly("sad27@example.org");
    }

    @Test
    void asks_whether_it_is_the_same_person_under_another_surname() {
        var town = townWith("Детский сад № 101");
        steps.run(steps.upload("people", town, "staff.csv", csv("""
                        ФИО;Дата рождения;ДОУ;Должность
                        Прежняя Зинаида Петровна;17.05.1985;д/с № 101;воспитатель
                        """)));

        var draft = steps.upload("people", town, "surname.csv", SharedData.read("data/faults/surname-changed.csv"));

        assertThat(draft.body().at("/counts").propertyNames()).containsExactly("QUESTION");
        assertThat(steps.rows(draft, "QUESTION").getFirst().at("/notes").toString())
                .contains("Прежняя Зинаида Петровна");
        steps.run(steps.choose(draft, List.of(Map.of("field", "row", "text", "2", "value", "same"))));
        assertThat(list(town))
                .singleElement()
                .satisfies(person -> assertThat(person.at("/name").asString()).isEqualTo("Новая Зинаида Петровна"));
    }

    @Test
    void asks_about_a_name_alone_at_another_institution_and_about_a_birthday_nobody_can_read() {
        var town = townWith("Детский сад № 24", "Детский сад № 25");
        steps.run(steps.upload("people", town, "staff.csv", csv("""
                        ФИО;Дата рождения;ДОУ;Должность
                        Лим Вера Павловна;11.02.1980;д/с № 24;воспитатель
                        """)));

        var elsewhere = steps.upload("people", town, "staff.csv", csv("""
                        ФИО;ДОУ;Должность
                        Лим Вера Павловна;д/с № 25;воспитатель
                        """));
        var unread = steps.upload("people", town, "staff.csv", csv("""
                        ФИО;Дата рождения;ДОУ;Должность
                        Лим Вера Павловна;31.02.1980;д/с № 24;воспитатель
                        """));
        var year = steps.upload("people", town, "staff.csv", csv("""
                        ФИО;Дата рождения;ДОУ;Должность
                        Лим Вера Павловна;1980;д/с № 25;воспитатель
                        """));

        assertThat(List.of(elsewhere, unread, year))
                .allSatisfy(draft ->
                        assertThat(draft.body().at("/counts").propertyNames()).containsExactly("QUESTION"));
        steps.run(steps.choose(elsewhere, List.of(Map.of("field", "row", "text", "2", "value", "apart"))));
        assertThat(list(town)).hasSize(2);
    }

    @Test
    void knows_again_who_is_there_by_the_whole_name_at_one_institution() {
        var town = townWith("Детский сад № 26");
        var table = csv("""
                        ФИО;ДОУ;Должность
                        Югай Вера Павловна;д/с № 26;воспитатель
                        """);
        steps.run(steps.upload("people", town, "staff.csv", table));

        assertThat(steps.upload("people", town, "staff.csv", table)
                        .body()
                        .at("/counts")
                        .propertyNames())
                .containsExactly("KNOWN");
    }

    @Test
    void leaves_on_record_who_brought_in_and_changed_whom() {
        var town = townWith("Детский сад № 20");
        steps.run(steps.upload("people", town, "staff.csv", csv("""
                        ФИО;ДОУ;Должность
                        Сафина Алия Ринатовна;д/с № 20;воспитатель
                        """)));
        steps.run(steps.upload("people", town, "staff.csv", csv("""
                        ФИО;ДОУ;Должность;Телефон
                        Сафина Алия Ринатовна;д/с № 20;воспитатель;8 927 111-22-34
                        """)));

        var audit = http.as(ADMIN)
                .get("/api/staff/audit?whose=" + list(town).getFirst().at("/id").asString());

        assertThat(audit.body().at("/items"))
                .hasSize(2)
                .allSatisfy(entry -> assertThat(entry.at("/deed").asString()).isEqualTo("CHANGED"))
                .allSatisfy(entry -> assertThat(entry.at("/whoName").asString()).isEqualTo("Администратор"));
    }

    @Test
    void takes_one_file_for_one_key_and_no_other_of_the_same_length() {
        var town = townWith("Детский сад № 21");
        var keyed = http.as(ADMIN).with("Idempotency-Key", UUID.randomUUID().toString());
        var path = "/api/staff/imports?kind=people&into=" + town;
        var table = "ФИО;ДОУ;Должность\nСафина Алия;д/с № 21;воспитатель\n";

        var first = keyed.upload(path, "staff.csv", csv(table));
        var again = keyed.upload(path, "staff.csv", csv(table));
        var other = keyed.upload(path, "staff.csv", csv(table.replace("Алия", "Анна")));

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.text("/id")).isEqualTo(first.text("/id"));
        assertThat(other.problem()).isEqualTo("key-reused");
    }

    @Test
    void keeps_namesakes_apart_and_says_so() {
        var town = townWith("Детский сад № 3");
        var draft = steps.upload("people", town, "staff.csv", csv("""
                        ФИО;Дата рождения;ДОУ;Должность
                        Ким Ольга;01.02.1970;д/с 3;воспитатель
                        Ким Ольга;03.04.1990;д/с 3;воспитатель
                        """));

        assertThat(draft.body().at("/counts/NEW").asInt()).isEqualTo(2);
        assertThat(steps.rows(draft, "NEW").get(1).at("/notes/0/message").asString())
                .startsWith("Однофамилец");
    }

    @Test
    void asks_whether_somebody_of_another_institution_is_meant_and_then_only_claims_the_post() {
        var town = townWith("Детский сад № 8", "Детский сад № 9");
        steps.run(steps.upload("people", town, "staff.csv", csv("""
                        ФИО;ДОУ;Должность;Телефон
                        Белова Мария Петровна;д/с № 8;воспитатель;8 927 111-22-33
                        """)));
        var own = institution(town, "Детский сад № 9");
        var methodist = Tokens.of(UUID.randomUUID(), "Методист", "methodist:" + own);
        var table = csv("""
                        ФИО;ДОУ;Должность;Телефон;E-mail
                        Белова Мария Петровна;д/с № 9;воспитатель;8 927 999-99-99;mine@example.org
                        """);

        var draft = draft(methodist, own, table);
        assertThat(draft.body().at("/counts").propertyNames()).containsExactly("QUESTION");
        var question = steps.rows(draft, "QUESTION").getFirst();
        assertThat(question.at("/notes/0/message").asString())
                .startsWith("Возможно, уже в сети")
                .doesNotContain("№ 8");
        ImportSteps.run(
                http.as(methodist), steps.choose(draft, List.of(Map.of("field", "row", "text", "2", "value", "same"))));

        assertThat(list(town)).hasSize(1);
        var person = http.as(ADMIN)
                .get("/api/staff/people/" + list(town).getFirst().at("/id").asString());
        assertThat(person.body().at("/posts")).hasSize(1);
        assertThat(person.body().at("/claims")).hasSize(1);
        assertThat(person.text("/phone")).isEqualTo("+79271112233");
        assertThat(person.body().at("/email").isMissingNode()).isTrue();
        assertThat(draft(methodist, own, table).body().at("/counts").propertyNames())
                .containsExactly("KNOWN");
    }

    @Test
    void makes_namesakes_of_people_elsewhere_persons_of_their_own_and_knows_them_again() {
        var town = townWith("Детский сад № 10", "Детский сад № 11");
        steps.run(steps.upload("people", town, "staff.csv", tenOf("д/с № 10")));
        var own = institution(town, "Детский сад № 11");
        var methodist = Tokens.of(UUID.randomUUID(), "Методист", "methodist:" + own);
        var all = IntStream.rangeClosed(2, 11)
                .mapToObj(row -> Map.of("field", "row", "text", "" + row, "value", "another"))
                .toList();

        steps.run(steps.choose(draft(methodist, own, tenOf("д/с № 11")), all));

        assertThat(list(town)).hasSize(20);
        assertThat(draft(methodist, own, tenOf("д/с № 11")).body().at("/counts").propertyNames())
                .containsExactly("KNOWN");
    }

    @Test
    void keeps_two_rows_one_person_when_both_are_told_apart_from_a_namesake_elsewhere() {
        var town = townWith("Детский сад № 12", "Детский сад № 13");
        steps.run(steps.upload("people", town, "staff.csv", csv("ФИО;ДОУ;Должность\nПак Нина;д/с № 12;воспитатель\n")));
        var own = institution(town, "Детский сад № 13");
        var methodist = Tokens.of(UUID.randomUUID(), "Методист", "methodist:" + own);
        var both = csv("ФИО;ДОУ;Должность\nПак Нина;д/с № 13;воспитатель\nПак Нина;д/с № 13;логопед\n");

        steps.run(steps.choose(
                draft(methodist, own, both),
                List.of(
                        Map.of("field", "row", "text", "2", "value", "another"),
                        Map.of("field", "row", "text", "3", "value", "another"))));

        assertThat(list(town)).hasSize(2);
        assertThat(draft(methodist, own, both).body().at("/counts").propertyNames())
                .containsExactly("KNOWN");

        steps.run(steps.choose(
                draft(methodist, own, both), List.of(Map.of("field", "row", "text", "3", "value", "apart"))));

        assertThat(list(town)).hasSize(3);
    }

    private static byte[] tenOf(String garden) {
        return csv(IntStream.range(0, 10)
                .mapToObj(i -> "Ким%c Вера;%s;воспитатель;kim%d@example.org\n".formatted('а' + i, garden, i))
                .collect(Collectors.joining("", "ФИО;ДОУ;Должность;E-mail\n", "")));
    }

    @Test
    void says_what_is_wrong_by_row_and_column_and_keeps_the_good_rows() {
        var town = townWith("Детский сад № 4");
        var draft = steps.upload("people", town, "staff.csv", csv("""
                        Список педагогов;;;;
                        ФИО;Дата рождения;ДОУ;Должность;E-mail
                        Петрова Вера Ильинична;31.02.1985;д/с № 4;воспитатель;vera(at)example.org
                        Сидорова;12.12.85;д/с № 4;воспитатель;
                        Жук Яна;1991;школа № 99;космонавт;=cmd|' /C calc'!A0
                        """));

        var errors = steps.rows(draft, "ERROR");
        assertThat(errors).extracting(row -> row.at("/row").asInt()).containsExactly(4, 5);
        assertThat(errors.get(1)
                        .at("/notes")
                        .valueStream()
                        .map(note -> note.at("/column").asString("") + " "
                                + note.at("/level").asString()))
                .contains("C ERROR", "D ERROR", "E WARNING");
        assertThat(http.as(ADMIN)
                        .get("/api/staff/imports/" + draft.text("/id") + "/rows?noted=true")
                        .body()
                        .at("/items")
                        .valueStream()
                        .map(row -> row.at("/row").asInt()))
                .containsExactly(3, 4, 5);
        var good = steps.rows(draft, "NEW").getFirst();
        assertThat(good.at("/understood/email").asString()).isEqualTo("vera@example.org");
        assertThat(good.at("/notes")
                        .valueStream()
                        .map(note -> note.at("/message").asString()))
                .contains("«31.02.1985» не похоже на дату, поле останется пустым");

        var problems = http.as(ADMIN).get("/api/staff/imports/" + draft.text("/id") + "/problems.xlsx");
        assertThat(problems.status()).isEqualTo(200);
        assertThat(problems.bytes()).startsWith('P', 'K');

        steps.run(draft);
        assertThat(list(town)).hasSize(1);
    }

    @Test
    void lets_the_century_of_a_date_be_corrected_when_the_guess_was_wrong() {
        var town = townWith("Детский сад № 12");
        var draft = steps.upload("people", town, "staff.csv", csv("""
                        ФИО;Дата рождения;ДОУ;Должность;Дата присвоения категории
                        Ли Вера Павловна;05.03.15;д/с № 12;воспитатель;01.02.19
                        """));
        var guessed = spellings(draft, "born").getFirst();
        assertThat(guessed.at("/value").asString()).isEqualTo("1915-03-05");
        assertThat(guessed.at("/sure").asBoolean()).isFalse();
        assertThat(guessed.at("/options/1/label").asString()).isEqualTo("05.03.2015");
        assertThat(spellings(draft, "categorySince").getFirst().at("/sure").asBoolean())
                .isTrue();

        var nonsense = steps.choose(draft, List.of(Map.of("field", "born", "text", "05.03.15", "value", "5 марта")));
        assertThat(steps.rows(nonsense, "NEW").getFirst().at("/understood/born").asString())
                .isEqualTo("1915-03-05");
        var ready = steps.choose(nonsense, List.of(Map.of("field", "born", "text", "05.03.15", "value", "1975-03-05")));
        assertThat(steps.rows(ready, "NEW").getFirst().at("/understood/born").asString())
                .isEqualTo("1975-03-05");
        assertThat(spellings(ready, "born").getFirst().at("/sure").asBoolean()).isTrue();
    }

    @Test
    void leaves_the_column_of_a_note_empty_in_the_file_when_it_is_about_the_whole_row() throws IOException {
        var town = townWith("Детский сад № 13");
        var draft = steps.upload(
                "people",
                town,
                "staff.csv",
                csv("Фамилия;Имя;ДОУ;Должность\nЛи;Анна;д/с № 13;воспитатель\n;;д/с № 13;воспитатель\n"
                        + "Ли;4;д/с № 13;воспитатель\n"));

        var file = http.as(ADMIN).get("/api/staff/imports/" + draft.text("/id") + "/problems.xlsx");

        var rows = TableReader.read(new ByteArrayInputStream(file.bytes()), Limits.USUAL)
                .sheets()
                .getFirst()
                .rows();
        assertThat(rows.get(1).text(4)).isNotEmpty();
        assertThat(rows.get(1).text(1)).isEmpty();
    }

    @Test
    void lets_headings_be_corrected_when_the_guess_was_wrong() {
        var town = townWith("Детский сад № 5");
        var draft = steps.upload(
                "people", town, "staff.csv", csv("Кто;Где;Кем\nОрлова Зоя Ивановна;Детский сад № 5;методист\n"));
        var corrected = http.as(ADMIN)
                .ifMatch(draft.body().at("/version").asLong())
                .put(
                        "/api/staff/imports/" + draft.text("/id") + "/layout",
                        Map.of(
                                "sheet", 0,
                                "headerRow", draft.body().at("/headerRow").asInt(),
                                "fields", List.of("name", "institution", "position")));

        assertThat(corrected.body().at("/counts/NEW").asInt())
                .as(corrected.body().toString())
                .isEqualTo(1);
        steps.run(corrected);
        assertThat(list(town).getFirst().at("/posts/0/role").asString()).isEqualTo("methodist");
    }

    @Test
    void lets_a_methodist_bring_in_the_people_of_their_own_institution_only() {
        var town = townWith("Детский сад № 6", "Детский сад № 7");
        var own = institution(town, "Детский сад № 6");
        var methodist = Tokens.of(UUID.randomUUID(), "Методист", "methodist:" + own);

        assertThat(http.as(methodist)
                        .upload("/api/staff/imports?kind=people&into=" + town, "x.csv", csv("ФИО\nА Б\n"))
                        .problem())
                .isEqualTo("foreign-institution");
        var draft = http.as(methodist)
                .upload(
                        "/api/staff/imports?kind=people&into=" + own,
                        "x.csv",
                        csv("ФИО;ДОУ;Должность\nЦой Ия;д/с № 7;воспитатель\nЦой Эмилия;д/с № 6;воспитатель\n"));
        assertThat(draft.body().at("/counts/ERROR").asInt()).isEqualTo(1);
        assertThat(draft.body().at("/counts/NEW").asInt()).isEqualTo(1);

        var neighbour = institution(town, "Детский сад № 7");
        var insisted = http.as(methodist)
                .ifMatch(draft.body().at("/version").asLong())
                .put(
                        "/api/staff/imports/" + draft.text("/id") + "/choices",
                        List.of(Map.of("field", "institution", "text", "д/с № 7", "value", neighbour.toString())));
        assertThat(insisted.body().at("/counts/ERROR").asInt()).isEqualTo(1);
    }

    private Http.Answer draft(String as, UUID into, byte[] table) {
        return http.as(as).upload("/api/staff/imports?kind=people&into=" + into, "staff.csv", table);
    }

    private UUID townWith(String... institutions) {
        var town = steps.district("Город " + UUID.randomUUID());
        steps.run(steps.decideAll(
                steps.upload("institutions", town, "i.csv", csv("name\n" + String.join("\n", institutions) + "\n")),
                "separate"));
        return town;
    }

    private UUID institution(UUID town, String name) {
        return http.as(ADMIN)
                .get("/api/staff/institutions?limit=500&below=" + town)
                .body()
                .at("/items")
                .valueStream()
                .filter(one -> one.at("/name").asString().equals(name))
                .map(one -> UUID.fromString(one.at("/id").asString()))
                .findFirst()
                .orElseThrow();
    }

    private List<JsonNode> list(UUID institution) {
        var people = new ArrayList<JsonNode>();
        var after = "";
        do {
            var page = http.as(ADMIN)
                    .get("/api/staff/people?limit=500&institution=" + institution + after)
                    .body();
            page.at("/items").forEach(people::add);
            after = page.at("/next").isMissingNode()
                    ? ""
                    : "&after=" + page.at("/next").asString();
        } while (!after.isEmpty());
        return people;
    }

    private static List<JsonNode> spellings(Http.Answer draft, String field) {
        return draft.body()
                .at("/spellings")
                .valueStream()
                .filter(spelling -> spelling.at("/field").asString().equals(field))
                .toList();
    }

    private static byte[] sample(String file) throws IOException {
        return Files.readAllBytes(Path.of(System.getProperty("kopilka.root", ".."), "docs/samples", file));
    }

    private static byte[] csv(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
