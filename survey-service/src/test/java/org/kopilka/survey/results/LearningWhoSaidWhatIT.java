package org.kopilka.survey.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kopilka.platform.institutions.InstitutionTree;
import org.kopilka.platform.tables.Limits;
import org.kopilka.platform.tables.TableReader;
import org.kopilka.platform.tables.TableWriter;
import org.kopilka.platform.tables.TableWriter.NewSheet;
import org.kopilka.survey.Network;
import org.kopilka.survey.Surveys;
import org.kopilka.testing.Http;
import org.kopilka.testing.ServiceTest;
import org.kopilka.testing.Topic;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;

/** An author of questionnaires, a methodist above and a head try to learn from all they are shown who said what. */
@ServiceTest
class LearningWhoSaidWhatIT {

    private static final List<List<String>> CHOICES = List.of(
            List.of("p", "edu", "Воспитатель", ""),
            List.of("p", "psy", "Психолог", ""),
            List.of("yn", "yes", "Да", ""),
            List.of("yn", "no", "Нет", ""),
            List.of("own", "yes_edu", "Да", "edu"),
            List.of("own", "no_edu", "Нет", "edu"),
            List.of("own", "yes_psy", "Да", "psy"),
            List.of("own", "no_psy", "Нет", "psy"));

    @Autowired
    Http http;

    @Autowired
    Topic.Broker kafka;

    @Autowired
    InstitutionTree tree;

    @Autowired
    MongoTemplate mongo;

    private UUID institution;
    private List<UUID> people;

    @BeforeEach
    void institution() {
        Network.stands(kafka, tree);
        institution = Network.anotherKindergarten(kafka, tree);
    }

    @Test
    void of_seven_who_were_asked_one_is_not_found_by_a_question_asked_of_the_others() throws IOException {
        var questionnaire = questionnaire(
                question("select_one p", "pos", "yes", "", "", ""),
                question("select_one yn", "q1", "yes", "", "", ""),
                question("select_one yn", "q2", "yes", "${pos} != 'psy'", "", ""));
        people = Surveys.people(kafka, institution, 7);
        Answering answering = (person, values) -> {
            values.put("pos", person == 0 ? "psy" : "edu");
            values.put("q1", person == 0 ? "no" : "yes");
            if (person > 0) {
                values.put("q2", "yes");
            }
        };

        assertOnlyTold(questionnaire, answering, List.of("pos", "q1"), List.of("q2"));
    }

    @Test
    void conditions_complements_filters_constraints_and_blanks_tell_nothing_of_two() throws IOException {
        var questionnaire = questionnaire(
                question("select_one p", "pos", "yes", "", "", ""),
                question("select_one yn", "q1", "yes", "", "", ""),
                question("select_one yn", "others", "yes", "${pos} != 'psy'", "", ""),
                question("begin_group", "theirs", "", "${pos} = 'psy'", "", ""),
                question("select_one yn", "alone", "yes", "", "", ""),
                question("end_group", "", "", "", "", ""),
                question("begin_group", "outer", "", "${pos} = 'edu'", "", ""),
                question("begin_group", "inner", "", "${q1} = 'yes'", "", ""),
                question("select_one yn", "nested", "yes", "", "", ""),
                question("end_group", "", "", "", "", ""),
                question("end_group", "", "", "", "", ""),
                question("select_one own", "named_apart", "yes", "", "", "who = ${pos}"),
                question("integer", "other_numbers", "yes", "", "${pos} != 'psy' or . > 1000", ""),
                question("select_one yn", "left_out", "", "", "", ""),
                question("integer", "calculated", "yes", "", ". >= 1000 * selected(${pos}, 'psy')", ""),
                question("text", "words", "yes", "${pos} != 'psy'", "", ""),
                question("text", "comment", "", "", "", ""));
        people = Surveys.people(kafka, institution, 12);
        Answering answering = (person, values) -> {
            var psychologist = person < 2;
            values.put("pos", psychologist ? "psy" : "edu");
            values.put("q1", psychologist ? "no" : "yes");
            values.put("named_apart", psychologist ? "no_psy" : "yes_edu");
            values.put("other_numbers", psychologist ? 1_001 : 1);
            values.put("calculated", psychologist ? 1_000 : 1);
            if (person > 2) {
                values.put("comment", "Слово " + person);
            }
            if (psychologist) {
                values.put("alone", "no");
            } else {
                values.put("others", "yes");
                values.put("nested", "yes");
                values.put("left_out", "yes");
                values.put("words", "Да " + person);
            }
        };

        var wave = assertOnlyTold(
                questionnaire,
                answering,
                List.of("pos", "q1", "comment"),
                List.of(
                        "others",
                        "alone",
                        "nested",
                        "named_apart",
                        "other_numbers",
                        "calculated",
                        "left_out",
                        "words"));

        for (var reader : List.of(author(), http.as(Network.districtMethodist()))) {
            assertThat(reader.get(results(wave) + "/texts?question=comment")
                            .body()
                            .at("/items"))
                    .as("three had nothing to say")
                    .hasSize(9);
        }
        assertThat(http.as(Network.headOf(institution))
                        .get(results(wave) + "/texts?question=comment")
                        .problem())
                .isEqualTo("not-allowed");
    }

    @Test
    void a_second_wave_that_lets_one_of_seven_go_tells_nothing_to_subtract_from_the_first() throws IOException {
        people = Surveys.people(kafka, institution, 7);
        var all = questionnaire(question("select_one yn", "q1", "yes", "", "", ""));
        var allButOne = questionnaire(
                question("select_multiple p", "mark", "", "", "", ""),
                question("select_one yn", "again", "yes", "not(selected(${mark}, 'psy'))", "", ""));

        assertOnlyTold(all, (person, values) -> values.put("q1", person == 0 ? "no" : "yes"), List.of("q1"), List.of());
        assertOnlyTold(
                allButOne,
                (person, values) -> values.put(person == 0 ? "mark" : "again", person == 0 ? List.of("psy") : "yes"),
                List.of(),
                List.of("mark", "again"));
    }

    @Test
    void before_the_end_and_of_four_answers_no_door_tells_anybody_anything() throws IOException {
        people = Surveys.people(kafka, institution, 6);
        var questionnaire = questionnaire(
                question("select_one yn", "q1", "yes", "", "", ""), question("text", "words", "yes", "", "", ""));
        var wave = opened(questionnaire, 6, institution);
        for (int i = 0; i < 4; i++) {
            assertThat(Surveys.answer(
                                    http, wave, people.get(i), institution, Map.of("q1", "yes", "words", "Слова " + i))
                            .status())
                    .isEqualTo(201);
        }
        var doors = List.of(
                "?institution=" + institution,
                "/institutions?question=q1",
                "/texts?question=words",
                "/workbook",
                "/table");
        for (var reader : readers()) {
            assertThat(reader.get(results(wave)).body().at("/questions")).isEmpty();
            assertThat(doors)
                    .allSatisfy(
                            door -> assertThat(reader.get(results(wave) + door).problem())
                                    .isIn("wave-not-over", "not-allowed", "foreign-institution"));
        }

        Surveys.close(http, wave);

        for (var reader : readers()) {
            var results = reader.get(results(wave)).body();
            assertThat(results.has("answers")).isFalse();
            assertThat(results.at("/questions"))
                    .hasSize(2)
                    .allSatisfy(question ->
                            assertThat(question.at("/tooFew").asBoolean()).isTrue());
            assertThat(institutions(reader, wave, "q1").at("/institutions")).isEmpty();
            assertThat(rows(reader, wave)).hasSize(3);
        }
        assertThat(author().get(results(wave) + "/texts?question=words").body().at("/items"))
                .isEmpty();
    }

    @Test
    void what_was_counted_before_there_was_a_rule_is_counted_anew() throws IOException {
        people = Surveys.people(kafka, institution, 7);
        var questionnaire = questionnaire(
                question("select_one yn", "q1", "yes", "", "", ""), question("select_one yn", "q2", "", "", "", ""));
        var wave = answered(questionnaire, (person, values) -> {
            values.put("q1", "yes");
            if (person > 0) {
                values.put("q2", "yes");
            }
        });
        var six = "{\"answered\":6,\"chosen\":{\"yes\":6},\"numbers\":{},\"places\":{}}";
        mongo.getCollection("results")
                .insertOne(new Document("_id", wave)
                        .append("answers", 7)
                        .append("last", true)
                        .append(
                                "counts",
                                "{\"last\":true,\"whole\":{\"answers\":7,\"questions\":{\"q2\":%s}},\"parts\":{}}"
                                        .formatted(six)));

        var results = author().get(results(wave)).body();

        assertThat(question(results, "q1").at("/answered").asInt()).isEqualTo(7);
        assertThat(question(results, "q2").at("/tooFew").asBoolean()).isTrue();
    }

    @Test
    void of_five_numbers_no_export_has_more_than_a_rounded_mean() throws IOException {
        var questionnaire = questionnaire(question("integer", "years", "yes", "", "", ""));
        var given = List.of(3, 8, 21, 22, 34);
        people = Surveys.people(kafka, institution, 5);
        var wave = answered(questionnaire, (person, values) -> values.put("years", given.get(person)));

        for (var reader : readers()) {
            var numbers = question(reader.get(results(wave)).body(), "years").at("/numbers");
            assertThat(numbers.at("/mean").asDouble()).isEqualTo(20);
            assertThat(numbers.at("/deviation").asDouble()).isEqualTo(10);
            assertThat(numbers.at("/bars")).isEmpty();
            assertThat(List.of("lowerQuartile", "median", "upperQuartile")).noneMatch(numbers::has);
            assertThat(rows(reader, wave))
                    .filteredOn(row -> row.getFirst().equals("years"))
                    .extracting(row -> row.get(7))
                    .containsExactly("20", "10");
        }
        var again = answered(questionnaire, (_, values) -> values.put("years", 21));
        var line = compared(wave, again).at("/questions/0/lines/0");
        assertThat(line.at("/firstValue").asDouble()).isEqualTo(20);
        assertThat(line.at("/verdict").asString()).isEqualTo("unclear");
        assertThat(List.of("test", "p", "adjusted", "effect", "low", "high"))
                .as("five times 21 would tell how many of the others are above it")
                .noneMatch(line::has);
    }

    @Test
    void a_breakdown_by_institutions_and_a_condition_leave_nobody_alone_together() throws IOException {
        var other = Network.anotherKindergarten(kafka, tree);
        var questionnaire = questionnaire(
                question("select_one p", "pos", "yes", "", "", ""),
                question("select_one yn", "q1", "yes", "", "", ""),
                question("select_one yn", "q2", "yes", "${pos} != 'psy'", "", ""));
        people = Surveys.people(kafka, institution, 6);
        var others = Surveys.people(kafka, other, 10);
        var wave = opened(questionnaire, 16, institution, other);
        for (int i = 0; i < 16; i++) {
            var at = i < 6 ? institution : other;
            // One psychologist of the first institution, and five of the second.
            var psychologist = i == 0 || i >= 11;
            var values = new HashMap<String, Object>(Map.of("pos", psychologist ? "psy" : "edu", "q1", "yes"));
            if (!psychologist) {
                values.put("q2", "yes");
            }
            var person = i < 6 ? people.get(i) : others.get(i - 6);
            assertThat(Surveys.answer(http, wave, person, at, values).status()).isEqualTo(201);
        }
        Surveys.close(http, wave);
        var district = http.as(Network.districtMethodist());

        assertThat(institutions(district, wave, "q1").at("/institutions")).hasSize(2);
        assertThat(question(district.get(results(wave)).body(), "q2")
                        .at("/answered")
                        .asInt())
                .as("ten of sixteen")
                .isEqualTo(10);
        assertThat(institutions(district, wave, "q2").at("/institutions"))
                .as("five of six, and five of ten, would tell of the one")
                .isEmpty();
        assertThat(question(
                                http.as(Network.headOf(institution))
                                        .get(results(wave) + "?institution=" + institution)
                                        .body(),
                                "q2")
                        .at("/tooFew")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void four_accounts_that_a_methodist_made_do_not_count_with_five_colleagues_in_what_the_methodist_sees()
            throws IOException {
        var questionnaire = questionnaire(
                question("select_one yn", "q1", "yes", "", "", ""), question("text", "words", "", "", "", ""));
        var colleague = invited(1, 30);
        var own = invited(4, 2);
        people = Stream.concat(colleague.stream(), own.stream()).toList();

        var wave = answered(questionnaire, (person, values) -> {
            values.put("q1", person == 0 ? "no" : "yes");
            values.put("words", "Слова " + person);
        });

        for (var reader : List.of(author(), http.as(Network.headOf(institution)))) {
            for (var path : List.of(results(wave), results(wave) + "?institution=" + institution)) {
                assertThat(reader.get(path).body().at("/questions"))
                        .hasSize(2)
                        .allSatisfy(question ->
                                assertThat(question.at("/tooFew").asBoolean()).isTrue());
            }
            assertThat(institutions(reader, wave, "q1").at("/institutions")).isEmpty();
            assertThat(rows(reader, wave))
                    .hasSize(3)
                    .allSatisfy(row -> assertThat(row.get(2)).doesNotContain("5"));
            assertThat(reader.get("/api/surveys/waves/" + wave).body().at("/made"))
                    .isEmpty();
        }
        assertThat(author().get(results(wave) + "/texts?question=words").body().at("/items"))
                .isEmpty();
        assertThat(compared(wave, wave(people.subList(0, 5), questionnaire)).at("/questions"))
                .noneMatch(question -> question.has("answeredFirst"));
        var district = http.as(Network.districtMethodist());
        assertThat(question(district.get(results(wave)).body(), "q1")
                        .at("/answered")
                        .asInt())
                .isEqualTo(5);
        assertThat(district.get("/api/surveys/waves/" + wave).body().at("/made"))
                .as("the district sees that it happened")
                .singleElement()
                .satisfies(made -> {
                    assertThat(made.at("/institution").asString()).isEqualTo(institution.toString());
                    assertThat(made.at("/accounts").asInt()).isEqualTo(4);
                });
    }

    @Test
    void with_five_colleagues_beside_them_results_show_although_some_accounts_are_new() throws IOException {
        var questionnaire = questionnaire(
                question("select_one yn", "q1", "yes", "", "", ""), question("select_one yn", "q2", "", "", "", ""));
        people = Stream.concat(invited(12, 30).stream(), invited(2, 2).stream()).toList();

        var wave = answered(questionnaire, (person, values) -> {
            values.put("q1", "yes");
            if (person >= 6) {
                values.put("q2", "yes");
            }
        });

        assertThat(question(author().get(results(wave)).body(), "q1")
                        .at("/answered")
                        .asInt())
                .isEqualTo(14);
        assertThat(question(author().get(results(wave)).body(), "q2")
                        .at("/tooFew")
                        .asBoolean())
                .as("the six who left it out are fewer than five and two")
                .isTrue();
        assertThat(question(
                                http.as(Network.districtMethodist())
                                        .get(results(wave))
                                        .body(),
                                "q2")
                        .at("/answered")
                        .asInt())
                .isEqualTo(8);
    }

    @Test
    void the_first_links_of_an_institution_count_and_those_a_keeper_opened_do_not() throws IOException {
        var questionnaire = questionnaire(question("select_one yn", "q1", "yes", "", "", ""));
        people = invited(5, Map.of("at", Instant.now().toString(), "first", true));
        var first = answered(questionnaire, (_, values) -> values.put("q1", "yes"));
        people.forEach(person -> left(person));
        people =
                invited(5, Map.of("at", Instant.now().minus(Duration.ofDays(30)).toString(), "openedByKeeper", true));
        var opened = answered(questionnaire, (_, values) -> values.put("q1", "yes"));

        assertThat(question(author().get(results(first)).body(), "q1")
                        .at("/answered")
                        .asInt())
                .isEqualTo(5);
        assertThat(question(author().get(results(opened)).body(), "q1")
                        .at("/tooFew")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void new_accounts_count_once_they_answer_from_a_browser_in_which_their_maker_never_was() throws IOException {
        var questionnaire = questionnaire(question("select_one yn", "q1", "yes", "", "", ""));
        people = invited(5, 2);
        var maker = new UUID(2, institution.getLeastSignificantBits());

        var own = answered(
                questionnaire,
                (_, values) -> values.put("q1", "yes"),
                person -> Map.of("Kopilka-Browser-People", person.toString()));
        var makers = answered(
                questionnaire,
                (_, values) -> values.put("q1", "yes"),
                person -> Map.of("Kopilka-Browser-People", maker + "," + person));

        assertThat(question(author().get(results(own)).body(), "q1")
                        .at("/answered")
                        .asInt())
                .isEqualTo(5);
        assertThat(question(author().get(results(makers)).body(), "q1")
                        .at("/tooFew")
                        .asBoolean())
                .isTrue();
    }

    private UUID wave(List<UUID> who, UUID questionnaire) {
        people = who;
        return answered(questionnaire, (_, values) -> values.put("q1", "yes"));
    }

    /** People to whose accounts the institution's methodist made a link so many days ago. */
    private List<UUID> invited(int count, int daysAgo) {
        return invited(
                count,
                Map.of("at", Instant.now().minus(Duration.ofDays(daysAgo)).toString()));
    }

    private List<UUID> invited(int count, Map<String, Object> how) {
        var invitation = new HashMap<String, Object>(
                Surveys.invitedBy(new UUID(2, institution.getLeastSignificantBits()), institution, 0));
        invitation.putAll(how);
        return Stream.generate(UUID::randomUUID)
                .limit(count)
                .peek(person -> Surveys.person(kafka, person, 1, institution, false, invitation))
                .toList();
    }

    private void left(UUID person) {
        Surveys.person(kafka, person, 2, institution, true);
    }

    private UUID assertOnlyTold(UUID questionnaire, Answering answering, List<String> told, List<String> heldBack)
            throws IOException {
        var wave = answered(questionnaire, answering);
        for (var reader : readers()) {
            for (var path : List.of(results(wave), results(wave) + "?institution=" + institution)) {
                var results = reader.get(path).body();
                assertThat(told)
                        .allSatisfy(name -> assertThat(
                                        question(results, name).at("/tooFew").asBoolean())
                                .as("%s: %s", path, name)
                                .isFalse());
                assertThat(heldBack).allSatisfy(name -> {
                    var question = question(results, name);
                    assertThat(question.at("/tooFew").asBoolean())
                            .as("%s: %s", path, name)
                            .isTrue();
                    assertThat(question.at("/choices")).isEmpty();
                    assertThat(List.of("answered", "numbers", "agreement")).noneMatch(question::has);
                });
            }
            for (var name : heldBack) {
                var side = institutions(reader, wave, name);
                assertThat(side.at("/institutions")).isEmpty();
                assertThat(side.at("/whole/tooFew").asBoolean()).isTrue();
                assertThat(rows(reader, wave))
                        .filteredOn(row -> row.getFirst().equals(name))
                        .as(name)
                        .singleElement()
                        .satisfies(row -> assertThat(row.get(2) + row.get(5) + row.get(6) + row.get(7) + row.get(8))
                                .isEmpty());
            }
        }
        if (heldBack.contains("words")) {
            assertThat(author().get(results(wave) + "/texts?question=words")
                            .body()
                            .at("/items"))
                    .isEmpty();
        }
        var comparison = compared(wave, answered(questionnaire, answering));
        assertThat(comparison.at("/questions"))
                .allSatisfy(question -> assertThat(
                                question.at("/reason").asString("").isEmpty())
                        .isEqualTo(!question.at("/kind").asString().equals("text")
                                && told.contains(question.at("/first").asString())));
        return wave;
    }

    private interface Answering {
        void answer(int person, Map<String, Object> values);
    }

    private UUID answered(UUID questionnaire, Answering answering) {
        return answered(questionnaire, answering, _ -> Map.of());
    }

    /** @param headers the gateway adds to each person's answer */
    private UUID answered(UUID questionnaire, Answering answering, Function<UUID, Map<String, String>> headers) {
        var wave = opened(questionnaire, people.size(), institution);
        for (int i = 0; i < people.size(); i++) {
            var values = new HashMap<String, Object>();
            answering.answer(i, values);
            var person = http.as(Network.educator(people.get(i), institution));
            for (var header : headers.apply(people.get(i)).entrySet()) {
                person = person.with(header.getKey(), header.getValue());
            }
            assertThat(person.put("/api/surveys/waves/" + wave + "/answers/mine", Map.of("values", values))
                            .status())
                    .isEqualTo(201);
        }
        Surveys.close(http, wave);
        return wave;
    }

    private UUID opened(UUID questionnaire, int invited, UUID... institutions) {
        var plan = Surveys.plan(http, true, institutions);
        plan.put("questionnaire", questionnaire);
        var owner = institutions.length == 1 ? institution : Network.DISTRICT;
        var asker = institutions.length == 1 ? author() : http.as(Network.districtMethodist());
        var made = asker.post("/api/surveys/waves", Map.of("owner", owner, "plan", plan));
        assertThat(made.status()).isEqualTo(201);
        var wave = UUID.fromString(made.text("/id"));
        asker.ifMatch(1).put("/api/surveys/waves/" + wave + "/status", Map.of("status", "open"));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> Surveys.wave(http, wave).at("/invited").asInt() == invited
                        && !Surveys.wave(http, wave).at("/inviting").asBoolean());
        return wave;
    }

    private static List<String> question(String type, String name, String... more) {
        return Stream.concat(Stream.of(type, name, name), Stream.of(more)).toList();
    }

    /** @param questions type, name, label, required, relevant, constraint, filter of each */
    @SafeVarargs
    private UUID questionnaire(List<String>... questions) throws IOException {
        var out = new ByteArrayOutputStream();
        TableWriter.xlsx(
                out,
                List.of(
                        new NewSheet(
                                "survey",
                                List.of("type", "name", "label", "required", "relevant", "constraint", "choice_filter"),
                                Stream.of(questions)),
                        new NewSheet("choices", List.of("list_name", "name", "label", "who"), CHOICES.stream())));
        var kept = author().upload(
                        "/api/surveys/questionnaires?owner=" + institution, "who-said-it.xlsx", out.toByteArray());
        assertThat(kept.status()).as(kept.body().toString()).isEqualTo(201);
        return UUID.fromString(kept.text("/id"));
    }

    private Http author() {
        return http.as(Network.methodistOf(institution));
    }

    private List<Http> readers() {
        return List.of(author(), http.as(Network.districtMethodist()), http.as(Network.headOf(institution)));
    }

    private static String results(UUID wave) {
        return "/api/surveys/waves/" + wave + "/results";
    }

    private static JsonNode institutions(Http reader, UUID wave, String question) {
        return reader.get(results(wave) + "/institutions?question=" + question).body();
    }

    private JsonNode compared(UUID first, UUID second) {
        var kept = author().post(
                        "/api/surveys/comparisons", Map.of("owner", institution, "first", first, "second", second));
        return kept.body();
    }

    /** Both files' rows of results. */
    private static List<List<String>> rows(Http reader, UUID wave) throws IOException {
        var rows = read(reader.get(results(wave) + "/workbook").bytes());
        assertThat(read(reader.get(results(wave) + "/table").bytes())).isEqualTo(rows);
        return rows;
    }

    private static List<List<String>> read(byte[] file) throws IOException {
        return TableReader.read(new ByteArrayInputStream(file), Limits.USUAL).sheets().getFirst().rows().stream()
                .map(row -> Stream.iterate(0, at -> at < 9, at -> at + 1)
                        .map(at -> row.text(at).replaceFirst("\\.0$", ""))
                        .toList())
                .toList();
    }

    private static JsonNode question(JsonNode results, String name) {
        for (var question : results.at("/questions")) {
            if (question.at("/name").asString().equals(name)) {
                return question;
            }
        }
        throw new AssertionError("No question " + name);
    }
}
