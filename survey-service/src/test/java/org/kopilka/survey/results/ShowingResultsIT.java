package org.kopilka.survey.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kopilka.platform.institutions.InstitutionTree;
import org.kopilka.platform.tables.Limits;
import org.kopilka.platform.tables.TableReader;
import org.kopilka.survey.Network;
import org.kopilka.survey.Surveys;
import org.kopilka.survey.answers.Answer;
import org.kopilka.survey.answers.Answers;
import org.kopilka.testing.Http;
import org.kopilka.testing.ServiceTest;
import org.kopilka.testing.Topic;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;

@ServiceTest
class ShowingResultsIT {

    @Autowired
    Http http;

    @Autowired
    Topic.Broker kafka;

    @Autowired
    InstitutionTree tree;

    @Autowired
    Answers answers;

    @Autowired
    MongoTemplate mongo;

    private UUID institution;

    @BeforeEach
    void institution() {
        Network.stands(kafka, tree);
        institution = Network.anotherKindergarten(kafka, tree);
    }

    @Test
    void nothing_is_shown_of_four_answers_and_everything_of_five() {
        var people = Surveys.people(kafka, institution, 5);
        var four = Surveys.openWave(http, true, 5, institution);
        var five = Surveys.openWave(http, true, 5, institution);
        answer(four, people.subList(0, 4), 0);
        answer(five, people, 0);
        Surveys.close(http, four);
        Surveys.close(http, five);

        var tooFew = results(four);
        assertThat(tooFew.at("/answers").isMissingNode()).isTrue();
        assertThat(tooFew.at("/questions")).isNotEmpty().allSatisfy(question -> {
            assertThat(question.at("/tooFew").asBoolean()).isTrue();
            assertThat(question.at("/choices")).isEmpty();
            assertThat(question.has("answered")).isFalse();
        });

        var demand = question(results(five), "demand");
        assertThat(demand.at("/choices")).hasSize(17);
        assertThat(demand.at("/agreement").asDouble()).isBetween(0.0, 1.0);
        var places = new ArrayList<Double>();
        demand.at("/choices").forEach(choice -> places.add(choice.at("/place").asDouble()));
        assertThat(places).isSorted();
        assertThat(places.stream().mapToDouble(place -> place).average().orElse(0))
                .as("rounded as few answers bear")
                .isCloseTo(9, within(1.0));
    }

    @Test
    void nothing_of_an_anonymous_wave_is_shown_before_it_is_over() {
        var people = Surveys.people(kafka, institution, 9);
        var wave = Surveys.openWave(http, true, 9, institution);
        answer(wave, people.subList(0, 8), 0);
        awaitCounted(wave, 8);
        var methodist = http.as(Network.districtMethodist());

        var open = results(wave);

        assertThat(open.at("/questions")).isEmpty();
        assertThat(open.at("/answers").isMissingNode()).isTrue();
        assertThat(open.at("/last").asBoolean()).isFalse();
        for (var part : List.of(
                "?institution=" + institution,
                "/institutions?question=usefulness",
                "/texts?question=ask",
                "/workbook",
                "/table")) {
            assertThat(methodist
                            .get("/api/surveys/waves/" + wave + "/results" + part)
                            .problem())
                    .as(part)
                    .isEqualTo("wave-not-over");
        }
        answer(wave, people.subList(8, 9), 8);
        Surveys.close(http, wave);
        assertThat(results(wave).at("/answers").asInt()).isEqualTo(9);
        assertThat(results(wave).at("/last").asBoolean()).isTrue();
    }

    @Test
    void results_of_a_wave_with_names_move_on_with_every_answer() {
        var people = Surveys.people(kafka, institution, 6);
        var wave = Surveys.openWave(http, false, 6, institution);
        answer(wave, people.subList(0, 5), 0);
        awaitShown(wave, 5);

        answer(wave, people.subList(5, 6), 5);

        awaitShown(wave, 6);
        assertThat(results(wave).at("/last").asBoolean()).isFalse();
    }

    @Test
    void who_looked_before_others_answered_takes_what_was_counted_meanwhile() {
        var people = Surveys.people(kafka, institution, 6);
        var wave = Surveys.openWave(http, false, 6, institution);
        answer(wave, people, 1);
        awaitCounted(wave, 6);
        mongo.getCollection("results")
                .insertOne(new Document("_id", wave)
                        .append("answers", 7)
                        .append("last", false)
                        .append("rule", Photographs.RULE)
                        .append("counts", "{\"last\":false,\"whole\":{\"answers\":7,\"questions\":{}},\"parts\":{}}"));

        assertThat(results(wave).at("/answers").asInt()).isEqualTo(7);
    }

    @Test
    void counts_shares_and_numbers_are_right() {
        var people = Surveys.people(kafka, institution, 6);
        var wave = Surveys.openWave(http, true, 6, institution);
        for (int i = 0; i < 6; i++) {
            var answer = Surveys.fullAnswer(i);
            answer.put("experience", List.of(1, 2, 2, 5, 9, 10).get(i));
            answer.put("usefulness", Integer.toString(i < 4 ? 4 : 1));
            answer.put("took_part", i < 3 ? List.of("mentoring", "courses") : List.of("courses"));
            Surveys.answer(http, wave, people.get(i), institution, answer);
        }
        Surveys.close(http, wave);

        var results = results(wave);

        var experience = question(results, "experience").at("/numbers");
        assertThat(experience.at("/mean").asDouble())
                .as("4.8, give or take 1.6")
                .isEqualTo(4);
        assertThat(experience.at("/deviation").asDouble()).isEqualTo(4);
        assertThat(List.of("median", "lowerQuartile", "upperQuartile")).noneMatch(experience::has);
        assertThat(experience.at("/bars")).isEmpty();
        var usefulness = question(results, "usefulness");
        assertThat(usefulness.at("/numbers/mean").asDouble()).isEqualTo(3);
        assertThat(usefulness.at("/choices/3/count").asInt()).isEqualTo(4);
        var tookPart = question(results, "took_part");
        assertThat(tookPart.at("/choices")).anySatisfy(choice -> {
            assertThat(choice.at("/name").asString()).isEqualTo("mentoring");
            assertThat(choice.at("/share").asDouble()).isEqualTo(0.5);
            assertThat(choice.at("/columns/character").asString()).isEqualTo("productive");
        });
        assertThat(question(results, "show_form").at("/tooFew").asBoolean())
                .as("nobody was asked")
                .isTrue();
    }

    @Test
    void institutions_are_shown_side_by_side_where_enough_answered() {
        var other = Network.anotherKindergarten(kafka, tree);
        var few = Network.anotherKindergarten(kafka, tree);
        var people = Surveys.people(kafka, institution, 7);
        var others = Surveys.people(kafka, other, 6);
        var lonely = Surveys.people(kafka, few, 6);
        var wave = Surveys.openWave(http, true, 19, institution, other, few);
        answer(wave, people, 0);
        others.forEach(person -> Surveys.answer(http, wave, person, other, Surveys.fullAnswer(20)));
        Surveys.answer(http, wave, lonely.getFirst(), few, Surveys.fullAnswer(30));
        Surveys.close(http, wave);
        var path = "/api/surveys/waves/" + wave + "/results/institutions?question=usefulness";

        var district = http.as(Network.districtMethodist()).get(path).body();

        assertThat(district.at("/institutions"))
                .as("six and one nameless are held back together")
                .singleElement()
                .satisfies(
                        part -> assertThat(part.at("/institution").asString()).isEqualTo(institution.toString()));
        assertThat(district.at("/heldBack").asInt()).isEqualTo(2);
        assertThat(http.as(Network.headOf(other)).get(path).body().at("/institutions"))
                .isEmpty();
        assertThat(http.as(Network.headOf(institution)).get(path).body().at("/institutions"))
                .hasSize(1);
        assertThat(http.as(Network.headOf(institution))
                        .get("/api/surveys/waves/" + wave + "/results?institution=" + other)
                        .problem())
                .isEqualTo("foreign-institution");
        assertThat(http.as(Network.headOf(Network.SCHOOL)).get(path).status()).isEqualTo(404);
    }

    @Test
    void open_answers_show_to_the_methodists_who_asked_in_an_order_of_chance() {
        var people = Surveys.people(kafka, institution, 6);
        var wave = Surveys.openWave(http, true, 6, institution);
        answer(wave, people, 0);
        Surveys.close(http, wave);
        var path = "/api/surveys/waves/" + wave + "/results/texts?question=ask&limit=4";
        var district = http.as(Network.districtMethodist());

        var first = district.get(path).body();
        var second =
                district.get(path + "&after=" + first.at("/next").asString()).body();

        var texts = new ArrayList<String>();
        first.at("/items").forEach(item -> texts.add(item.at("/text").asString()));
        second.at("/items").forEach(item -> texts.add(item.at("/text").asString()));
        assertThat(texts)
                .containsExactlyInAnyOrder("Вопрос 0", "Вопрос 1", "Вопрос 2", "Вопрос 3", "Вопрос 4", "Вопрос 5");
        assertThat(http.as(Network.methodistOf(institution)).get(path).problem())
                .isEqualTo("foreign-institution");
        assertThat(http.as(Network.headOf(institution)).get(path).problem()).isEqualTo("not-allowed");
    }

    @Test
    void open_answers_to_two_questions_cannot_be_put_together_again() {
        var wave = UUID.randomUUID();
        var given = IntStream.range(0, 30)
                .mapToObj(i -> new Answer(
                        UUID.randomUUID(), wave, null, null, Map.of("wish", "Хочу " + i, "trouble", "Мешает " + i)))
                .toList();
        answers.keep(given);

        var wishes = answers.texts(wave, "wish", null, 50);
        var troubles = answers.texts(wave, "trouble", null, 50);

        assertThat(wishes).hasSize(30);
        assertThat(wishes.stream().map(wish -> wish.text().replace("Хочу", "Мешает")))
                .isNotEqualTo(troubles.stream().map(Answers.OpenAnswer::text).toList());
        assertThat(wishes)
                .extracting(Answers.OpenAnswer::place)
                .doesNotContainAnyElementsOf(given.stream().map(Answer::id).toList())
                .doesNotContainAnyElementsOf(
                        troubles.stream().map(Answers.OpenAnswer::place).toList());
    }

    @Test
    void what_several_wrote_in_the_same_words_is_told_as_often() {
        var wave = UUID.randomUUID();
        answers.keep(IntStream.range(0, 7)
                .mapToObj(i -> new Answer(UUID.randomUUID(), wave, null, null, Map.of("wish", i < 5 ? "Нет" : "Да")))
                .toList());

        var texts = new ArrayList<String>();
        UUID after = null;
        for (var page = answers.texts(wave, "wish", after, 2);
                !page.isEmpty();
                page = answers.texts(wave, "wish", after, 2)) {
            page.forEach(one -> texts.add(one.text()));
            after = page.getLast().place();
        }

        assertThat(texts).containsExactlyInAnyOrder("Нет", "Нет", "Нет", "Нет", "Нет", "Да", "Да");
    }

    @Test
    void a_download_of_an_anonymous_wave_has_results_and_codebook_and_no_single_answer() throws IOException {
        var people = Surveys.people(kafka, institution, 5);
        var wave = Surveys.openWave(http, true, 5, institution);
        answer(wave, people, 0);
        Surveys.close(http, wave);
        var district = http.as(Network.districtMethodist());

        var workbook = district.get("/api/surveys/waves/" + wave + "/results/workbook");
        var table = district.in("en").get("/api/surveys/waves/" + wave + "/results/table");

        var sheets = TableReader.read(new ByteArrayInputStream(workbook.bytes()), Limits.USUAL)
                .sheets();
        assertThat(sheets).extracting(sheet -> sheet.name()).containsExactly("Итоги", "Справочник");
        assertThat(sheets.getFirst().rows().get(1).text(0)).isEqualTo("position");
        assertThat(new String(table.bytes(), StandardCharsets.UTF_8))
                .startsWith("\uFEFFQuestion;Text of the question;")
                .contains("demand;Put the forms in the order")
                .doesNotContain("Вопрос 1");
        assertThat(workbook.headers().firstValue("Content-Disposition").orElseThrow())
                .contains(".xlsx");
    }

    @Test
    void a_download_of_a_wave_with_names_has_every_answer_and_computes_nothing() throws IOException {
        var people = Surveys.people(kafka, institution, 5);
        var wave = Surveys.openWave(http, false, 5, institution);
        var hostile = Surveys.fullAnswer(1);
        hostile.put("ask", "=HYPERLINK(\"http://evil.example\")");
        Surveys.answer(http, wave, people.getFirst(), institution, hostile);
        answer(wave, people.subList(1, 5), 1);
        Surveys.close(http, wave);

        var workbook = http.as(Network.districtMethodist()).get("/api/surveys/waves/" + wave + "/results/workbook");

        var answers = TableReader.read(new ByteArrayInputStream(workbook.bytes()), Limits.USUAL)
                .sheets()
                .getLast();
        assertThat(answers.rows()).hasSize(6);
        assertThat(answers.rows().get(1).text(0)).isEqualTo("Педагогова Педагог");
        assertThat(answers.rows())
                .flatExtracting(row -> row.cells())
                .anySatisfy(cell -> assertThat(cell.text()).startsWith("=HYPERLINK"))
                .noneMatch(cell -> cell.formula());
    }

    private void answer(UUID wave, List<UUID> people, int firstSeed) {
        for (int i = 0; i < people.size(); i++) {
            var answered = Surveys.answer(http, wave, people.get(i), institution, Surveys.fullAnswer(firstSeed + i));
            assertThat(answered.status()).isEqualTo(201);
        }
    }

    private void awaitCounted(UUID wave, int answers) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> Surveys.wave(http, wave).at("/answered").asInt() == answers);
    }

    private void awaitShown(UUID wave, int answers) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> results(wave).at("/answers").asInt() == answers);
    }

    private JsonNode results(UUID wave) {
        return http.as(Network.districtMethodist())
                .get("/api/surveys/waves/" + wave + "/results")
                .body();
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
