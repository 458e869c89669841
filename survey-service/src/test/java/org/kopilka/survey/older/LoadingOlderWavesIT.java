package org.kopilka.survey.older;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kopilka.platform.institutions.InstitutionTree;
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

@ServiceTest
class LoadingOlderWavesIT {

    private static final String OLDER = "/api/surveys/older-waves";
    private static final List<String> EXPERIENCE = List.of("None", "Beginner", "Intermediate", "Expert");

    private static final Map<String, String> COURSES = Map.of("Курсы", "Курсы повышения квалификации");

    @Autowired
    Http http;

    @Autowired
    Topic.Broker kafka;

    @Autowired
    InstitutionTree tree;

    @Autowired
    MongoTemplate mongo;

    @BeforeEach
    void districtStands() {
        Network.stands(kafka, tree);
    }

    @Test
    void a_real_wave_is_looked_at_tried_and_loaded_whole() throws IOException {
        var file = real("wave2018_en.tsv");
        var table = table(file, Map.of("questions", real("wave2018_questions.csv")));
        assertThat(table.at("/rows").asInt()).isEqualTo(3080);
        assertThat(table.at("/columns")).hasSize(48);
        assertThat(table.at("/columns/6/text").asString())
                .isEqualTo("How would you rate your level of experience using R?");
        assertThat(table.at("/columns/6/guess").asString()).isEqualTo("one");
        assertThat(table.at("/columns/6/letter").asString()).isEqualTo("G");
        var plan = guessed("Опрос 2018", "2018-12-13", table, Map.of());

        var tried = district()
                .upload("/api/surveys/older-wave-previews", "2018.tsv", file, Map.of("plan", plan))
                .body();
        assertThat(tried.at("/faults")).isEmpty();
        assertThat(tried.at("/answers").asInt())
                .as("two rows have a time and no answer")
                .isEqualTo(3078);
        var before = mongo.getCollection("waves").countDocuments();
        var loaded = district().upload(OLDER, "2018.tsv", file, Map.of("plan", plan));

        assertThat(loaded.status()).isEqualTo(201);
        assertThat(mongo.getCollection("waves").countDocuments()).isEqualTo(before + 1);
        var wave = UUID.fromString(loaded.text("/id"));
        assertThat(Surveys.wave(http, wave).at("/answered").asInt()).isEqualTo(3078);
        assertThat(Surveys.wave(http, wave).at("/origin").asString()).isEqualTo("loaded");
        var results = district().get("/api/surveys/waves/" + wave + "/results").body();
        var usedFor = found(results.at("/questions"), "name", "Qused_for");
        assertThat(usedFor.at("/answered").asInt()).isEqualTo(3018);
        assertThat(found(usedFor.at("/choices"), "label", "Visualization")
                        .at("/count")
                        .asInt())
                .isEqualTo(2616);
        assertThat(found(usedFor.at("/choices"), "label", "Text processing")
                        .at("/count")
                        .asInt())
                .isEqualTo(694);
    }

    @Test
    void two_real_waves_are_mapped_and_compared_question_by_question() throws IOException {
        var first = loaded("wave2018_en.tsv", "Опрос 2018", "2018-12-13", Map.of());
        var second = loaded(
                "wave2019_combined_en_es.tsv",
                "Опрос 2019",
                "2019-12-20",
                Map.of("only", Map.of("column", 52, "texts", List.of("English"))));
        assertThat(Surveys.wave(http, second).at("/answered").asInt()).isEqualTo(1717);
        var kept = district()
                .post("/api/surveys/comparisons", Map.of("owner", Network.DISTRICT, "first", first, "second", second));
        var path = kept.headers().firstValue("Location").orElseThrow();

        var comparison = kept.body();
        var enjoyment = pair(comparison, "Qr_enjoyment").at("/lines/0");
        assertThat(enjoyment.at("/effect").asDouble())
                .as("0.068, as exactly as 1,717 answers bear")
                .isEqualTo(0.07);
        assertThat(enjoyment.at("/p").asDouble()).isCloseTo(1.774006929739104e-06, within(1e-14));
        assertThat(enjoyment.at("/verdict").asString()).isEqualTo("up");
        var recommend = pair(comparison, "Qrecommend").at("/lines/0");
        assertThat(recommend.at("/p").asDouble()).isCloseTo(0.26587637608750636, within(1e-9));
        assertThat(recommend.at("/verdict").asString()).isEqualTo("unclear");
        assertThat(pair(comparison, "Qr_experience").at("/measure").asString()).isEqualTo("mean");
        var textProcessing = found(pair(comparison, "Qused_for").at("/lines"), "label", "Text processing");
        assertThat(textProcessing.at("/firstValue").asDouble()).isCloseTo(694 / 3018.0, within(1e-12));
        assertThat(textProcessing.at("/secondValue").asDouble()).isCloseTo(450 / 1709.0, within(1e-12));
        assertThat(comparison.at("/questions"))
                .as("renamed between the waves and worded alike")
                .anySatisfy(question -> {
                    assertThat(question.at("/first").asString()).isEqualTo("Qr_reason_experienced");
                    assertThat(question.at("/second").asString()).isEqualTo("Qreason_experienced");
                    assertThat(question.at("/lines/0/effectKind").asString()).isEqualTo("cramers-v");
                });

        var byHand = List.of(Map.of("first", "Qunit_tests", "second", "Qtidyverse_today", "choices", Map.of()));
        var changed = district().ifMatch(1).put(path + "/pairs", Map.of("pairs", byHand));
        assertThat(changed.body().at("/questions"))
                .singleElement()
                .satisfies(
                        question -> assertThat(question.at("/first").asString()).isEqualTo("Qunit_tests"));

        assertThat(district().ifMatch(1).delete(OLDER + "/" + first).status()).isEqualTo(204);
        assertThat(district().get(path).problem())
                .as("a comparison goes with its wave")
                .isEqualTo("not-found");
    }

    @Test
    void the_sample_waves_need_no_decision_and_differ_where_they_should() throws IOException {
        var kept = district()
                .post(
                        "/api/surveys/comparisons",
                        Map.of("owner", Network.DISTRICT, "first", sample(2022), "second", sample(2024)));

        var took = pair(kept.body(), "took_part");
        assertThat(took.at("/first").asString()).as("its heading has changed").isEqualTo("forms");
        assertThat(found(took.at("/lines"), "label", "Мастер-класс")
                        .at("/verdict")
                        .asString())
                .isEqualTo("up");
        assertThat(found(took.at("/lines"), "label", "Курсы").at("/verdict").asString())
                .isEqualTo("unclear");
        assertThat(pair(kept.body(), "help").at("/lines/0/verdict").asString()).isEqualTo("up");
    }

    @Test
    void a_table_with_faults_is_refused_whole_with_row_and_column() {
        var file = csv("Стаж;Формы\n5;Наставничество\nпять;Курсы\n7;Курсы\n");
        var plan = plan(
                column(0, "number", "Стаж", Map.of()),
                column(1, "one", "Формы", Map.of()),
                column(9, "one", "Нет такого", Map.of()));

        var tried = district().upload("/api/surveys/older-wave-previews", "o.csv", file, Map.of("plan", plan));
        assertThat(tried.status()).isEqualTo(200);
        assertThat(tried.body().at("/faults")).hasSize(2);
        var refused = district().in("ru").upload(OLDER, "o.csv", file, Map.of("plan", plan));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problem()).isEqualTo("older-wave-faulty");
        assertThat(refused.body().at("/faults"))
                .extracting(
                        fault -> fault.at("/row").asInt() + fault.at("/column").asString() + " "
                                + fault.at("/message").asString())
                .containsExactly("0J Такого столбца в таблице нет", "3A «пять» — не число");
        assertThat(mongo.getCollection("waves").countDocuments(new Document("title", plan.get("title"))))
                .isZero();
    }

    @Test
    void columns_are_mapped_to_the_questions_of_a_questionnaire() {
        var file = csv("""
                Кем вы работаете?;Участие;demand
                Воспитатель;Наставничество, Курсы;Наставничество, Курсы
                воспитатель ;Проблемный семинар;Курсы, Наставничество
                Методист;Кружок;Курсы, Наставничество
                """);
        var questionnaire = Surveys.demandOfForms(http);
        var table = district()
                .upload("/api/surveys/older-wave-tables?questionnaire=" + questionnaire, "o.csv", file)
                .body();
        assertThat(table.at("/columns/2/question").asString()).isEqualTo("demand");
        assertThat(table.at("/columns/1").has("question")).isFalse();
        var plan = plan(mapped(1, "took_part", COURSES), mapped(2, "demand", COURSES));
        plan.put("questionnaire", questionnaire);

        var loaded = district().upload(OLDER, "o.csv", file, Map.of("plan", plan));

        assertThat(loaded.body().at("/answers").asInt()).isEqualTo(3);
        var answers = new ArrayList<Document>();
        mongo.getCollection("answers")
                .find(new Document("wave", UUID.fromString(loaded.text("/id"))))
                .map(answer -> answer.get("values", Document.class))
                .into(answers);
        assertThat(answers)
                .contains(
                        new Document("took_part", List.of("mentoring", "courses"))
                                .append("demand", List.of("mentoring", "courses")),
                        new Document("took_part_other", "Кружок")
                                .append("took_part", List.of("other"))
                                .append("demand", List.of("courses", "mentoring")));
        var twice = plan(mapped(1, "took_part", Map.of()), mapped(2, "took_part", Map.of()));
        twice.put("questionnaire", questionnaire);
        assertThat(district()
                        .upload(OLDER, "o.csv", file, Map.of("plan", twice))
                        .text("/faults/0/message"))
                .contains("took_part");
    }

    @Test
    void spellings_of_one_answer_can_be_made_one() {
        var file = csv("Q;lang\nДа;ru\nYes;en\nда;ru\nНет;ru\nNo;en\nДа;xx\n");
        var plan = plan(column(0, "one", "Было?", Map.of("Yes", "Да", "No", "Нет", "да", "Да")));
        plan.put("only", Map.of("column", 1, "texts", List.of("ru", "en")));

        var tried = district()
                .upload("/api/surveys/older-wave-previews", "o.csv", file, Map.of("plan", plan))
                .body();

        assertThat(tried.at("/answers").asInt()).isEqualTo(5);
        assertThat(tried.at("/questions"))
                .singleElement()
                .satisfies(
                        question -> assertThat(question.at("/choices").asInt()).isEqualTo(2));
    }

    @Test
    void choices_with_commas_are_counted_whole() throws IOException {
        var questionnaire = commas();
        var plan = plan(mapped(0, "forms", Map.of()), column(1, "one", "Согласны?", Map.of()));
        plan.put("questionnaire", questionnaire);
        var file = csv("""
                Какие формы нужны?;Согласны?
                Семинары, практикумы;Да
                Семинары, практикумы, Мастер-классы;да
                Мастер-классы, Открытые показы, «день открытых дверей»;Да
                Открытые показы, «день открытых дверей»;Нет
                Семинары, практикумы, Открытые показы, «день открытых дверей», Кружок;Нет
                """);

        var kept = district().upload(OLDER, "o.csv", file, Map.of("plan", plan));

        var results = results(UUID.fromString(kept.text("/id")));
        var forms = found(results, "name", "forms");
        assertThat(forms.at("/choices"))
                .extracting(choice -> choice.at("/name").asString() + " "
                        + choice.at("/count").asInt())
                .containsExactly("sem 3", "mc 2", "op 3", "other 1");
        assertThat(kept.body().at("/notices"))
                .extracting(notice -> notice.at("/message").asString())
                .contains(
                        "«Кружок» нет среди вариантов, посчитали как «Другое»; раз: 1",
                        "«да» посчитали как «Да»; раз: 1");
    }

    @Test
    void many_answers_of_a_column_that_are_on_no_list_are_told_in_one_line() throws IOException {
        var plan = plan(mapped(0, "forms", Map.of()));
        plan.put("questionnaire", commas());
        var own = IntStream.rangeClosed(1, 12).mapToObj(number -> "Своё " + number + "\n");
        var file = csv("Какие формы нужны?\nКружок\nКружок\n" + own.collect(Collectors.joining()));

        var tried = district()
                .in("ru")
                .upload("/api/surveys/older-wave-previews", "o.csv", file, Map.of("plan", plan))
                .body();

        assertThat(tried.at("/notices"))
                .extracting(notice -> notice.at("/message").asString())
                .containsExactly(
                        "Нет среди вариантов, посчитали как «Другое»: «Кружок», «Своё 1», «Своё 2» и другие; раз: 14");
    }

    @Test
    void the_options_of_a_real_form_with_commas_are_counted_as_people_took_them() throws IOException {
        var plan = plan(mapped(1, "forms", Map.of()));
        plan.put("questionnaire", imported(fault("questionnaire-commas.xlsx")));

        var kept = district().upload(OLDER, "o.csv", fault("google-form-commas.csv"), Map.of("plan", plan));

        assertThat(found(results(UUID.fromString(kept.text("/id"))), "name", "forms")
                        .at("/choices"))
                .extracting(choice -> choice.at("/count").asInt())
                .containsExactly(7, 5, 6);
    }

    @Test
    void answers_that_differ_by_a_sign_stay_apart() throws IOException {
        var plan = plan(column(0, "one", "Стаж", Map.of()));

        var kept = district().upload(OLDER, "o.csv", fault("differ-by-sign.csv"), Map.of("plan", plan));

        var choices = results(UUID.fromString(kept.text("/id"))).at("/0/choices");
        assertThat(choices.findValuesAsString("count")).hasSizeGreaterThan(1).doesNotContain("0");
    }

    @Test
    void a_scale_out_of_a_table_counts_its_numbers() {
        var file = csv("Оценка;z\n" + "0;a\n".repeat(2) + "5;a\n".repeat(3) + "10;a\n".repeat(5));
        var plan = plan(column(0, "scale", "Оценка", Map.of()));

        var kept = district().upload(OLDER, "o.csv", file, Map.of("plan", plan));

        var scale = results(UUID.fromString(kept.text("/id"))).at("/0");
        assertThat(scale.at("/numbers/mean").asDouble())
                .as("6.5, as exactly as ten answers bear")
                .isBetween(6.0, 8.0);
        assertThat(scale.at("/choices").findValuesAsString("value")).containsExactly("0.0", "5.0", "10.0");
    }

    @Test
    void ties_in_a_ranking_stay_ties_and_a_name_twice_is_a_fault() {
        var plan = plan(column(0, "rank", "Что нужнее?", Map.of()));
        var file = csv("rk\tz\n" + "Альфа, {Бета, Гамма}\ta\n".repeat(6));

        var kept = district().upload(OLDER, "o.csv", file, Map.of("plan", plan));

        assertThat(results(UUID.fromString(kept.text("/id"))).at("/0/choices"))
                .extracting(choice -> choice.at("/label/ru").asString() + " "
                        + choice.at("/place").asDouble())
                .containsExactly("Альфа 1.0", "Бета 2.5", "Гамма 2.5");
        var twice = csv("rk\tz\nАльфа, Бета\ta\nАльфа, Бета, Альфа\ta\n");
        assertThat(district()
                        .in("ru")
                        .upload(OLDER, "o.csv", twice, Map.of("plan", plan))
                        .body()
                        .at("/faults"))
                .singleElement()
                .satisfies(fault -> assertThat(fault.at("/message").asString())
                        .isEqualTo("«Альфа» в одной расстановке названо дважды"));
    }

    @Test
    void columns_of_ticks_make_one_question_together() {
        var file = csv("""
                Формы [Курсы];Формы [Кружок];Стаж;Заметки
                1;0;5;
                0;0;7;ещё
                1;1;9;
                ;;4;
                """);
        var table = district()
                .upload("/api/surveys/older-wave-tables", "o.csv", file)
                .body();
        assertThat(table.at("/columns/1/guess").asString()).isEqualTo("tick");
        assertThat(table.at("/columns/1/choice").asString()).isEqualTo("Кружок");
        var plan = plan(tick(0, "Формы", "Курсы"), tick(1, "Формы", "Кружок"), column(2, "number", "Стаж", Map.of()));

        var tried = district()
                .in("ru")
                .upload("/api/surveys/older-wave-previews", "o.csv", file, Map.of("plan", plan))
                .body();

        assertThat(tried.at("/faults")).isEmpty();
        assertThat(tried.at("/questions/0/kind").asString()).isEqualTo("multiple");
        assertThat(tried.at("/questions/0/answered").asInt()).isEqualTo(3);
        assertThat(tried.at("/questions/0/choices").asInt()).isEqualTo(2);
        assertThat(tried.at("/notices"))
                .extracting(notice -> notice.at("/message").asString())
                .containsExactly("Не загружаем столбцы: D");
    }

    @Test
    void a_number_that_does_not_fit_its_question_is_a_fault_and_not_rounded() {
        var plan = plan(mapped(0, "experience", Map.of()));
        plan.put("questionnaire", Surveys.demandOfForms(http));

        var tried = district()
                .in("ru")
                .upload("/api/surveys/older-wave-previews", "o.csv", csv("Стаж\tz\n4,5\ta\n"), Map.of("plan", plan))
                .body();

        assertThat(tried.at("/faults/0/message").asString()).isEqualTo("«4,5» — не целое число");
    }

    @Test
    void what_was_downloaded_loads_back_as_it_was() throws IOException {
        var institution = Network.anotherKindergarten(kafka, tree);
        var people = Surveys.people(kafka, institution, 5);
        var wave = Surveys.openWave(http, false, 5, institution);
        for (int i = 0; i < 5; i++) {
            assertThat(Surveys.answer(http, wave, people.get(i), institution, Surveys.fullAnswer(i))
                            .status())
                    .isEqualTo(201);
        }
        Surveys.close(http, wave);
        var workbook = district()
                .in("kk")
                .get("/api/surveys/waves/" + wave + "/results/workbook")
                .bytes();

        var table = district()
                .upload("/api/surveys/older-wave-tables", "o.xlsx", workbook)
                .body();

        assertThat(table.at("/sheets")).hasSize(3);
        assertThat(table.at("/sheet").asString())
                .as("the third")
                .isEqualTo(table.at("/sheets/2/name").asString());
        assertThat(table.at("/columns/0/guess").asString()).as("who answered").isEqualTo("ignore");
        var plan = guessed("Снова", "2026-11-30", table, Map.of());
        var columns = ((List<?>) plan.get("columns"))
                .stream()
                        .filter(column -> !((Map<?, ?>) column).get("kind").equals("ignore"))
                        .toList();
        plan.put("columns", columns);
        var kept = district().upload(OLDER, "o.xlsx", workbook, Map.of("plan", plan));
        assertThat(kept.status()).isEqualTo(201);
        var before = results(wave);
        var after = results(UUID.fromString(kept.text("/id")));
        for (var question : List.of("took_part", "demand", "usefulness", "position")) {
            assertThat(summary(found(after, "name", question)))
                    .as(question)
                    .isEqualTo(summary(found(before, "name", question)));
        }
        var sums = Map.<String, Object>of(
                "plan", plan("sheet", table.at("/sheets/0/name").asString()));
        assertThat(district().upload(OLDER, "o.xlsx", workbook, sums).problem())
                .as("sums are no answers")
                .isEqualTo("results-not-answers");
    }

    private static List<String> summary(JsonNode question) {
        var summary = new ArrayList<String>();
        question.at("/choices")
                .forEach(choice -> summary.add("%s %s %s"
                        .formatted(
                                choice.at("/name").asString(),
                                choice.at("/count").asInt(),
                                choice.path("place").asString(""))));
        summary.add(question.at("/numbers/mean").asString(""));
        return summary;
    }

    private static Map<String, Object> plan(String key, Object value) {
        var plan = plan(column(0, "text", "Что?", Map.of()));
        plan.put(key, value);
        return plan;
    }

    private static Map<String, Object> tick(int column, String text, String choice) {
        return Map.of("column", column, "kind", "tick", "text", text, "choice", choice);
    }

    private JsonNode results(UUID wave) {
        return district().get("/api/surveys/waves/" + wave + "/results").body().at("/questions");
    }

    /** A questionnaire that offers choices with commas in them. */
    private UUID commas() throws IOException {
        var survey = new NewSheet(
                "survey",
                List.of("type", "name", "label"),
                Stream.of(List.of("select_multiple f", "forms", "Какие формы нужны?")));
        var choices = new NewSheet(
                "choices",
                List.of("list_name", "name", "label"),
                Stream.of(
                        List.of("f", "sem", "Семинары, практикумы"),
                        List.of("f", "mc", "Мастер-классы"),
                        List.of("f", "op", "Открытые показы, «день открытых дверей»")));
        var settings =
                new NewSheet("settings", List.of("form_title", "form_id"), Stream.of(List.of("С запятыми", "commas")));
        var out = new ByteArrayOutputStream();
        TableWriter.xlsx(out, List.of(survey, choices, settings));
        return imported(out.toByteArray());
    }

    private UUID imported(byte[] workbook) {
        return UUID.fromString(district()
                .upload("/api/surveys/questionnaires?owner=" + Network.DISTRICT, "q.xlsx", workbook)
                .text("/id"));
    }

    private static byte[] fault(String file) throws IOException {
        var path = Path.of(System.getProperty("kopilka.root", ".."))
                .resolve("../shared/data/faults")
                .resolve(file);
        assumeTrue(Files.exists(path), () -> "The inputs that failed are not beside the checkout: " + path);
        return Files.readAllBytes(path);
    }

    @Test
    void an_older_wave_belongs_to_its_institution() {
        var file = csv("Q\nДа\nНет\n");
        var plan = plan(column(0, "one", "Было?", Map.of()));
        plan.put("owner", Network.KINDERGARTEN);
        var stranger = http.as(Network.methodistOf(Network.SCHOOL));

        assertThat(stranger.upload(OLDER, "o.csv", file, Map.of("plan", plan)).problem())
                .isEqualTo("foreign-institution");
        assertThat(stranger.upload("/api/surveys/older-wave-previews", "o.csv", file, Map.of("plan", plan))
                        .problem())
                .isEqualTo("foreign-institution");
        assertThat(http.as(Network.headOf(Network.KINDERGARTEN))
                        .upload(OLDER, "o.csv", file, Map.of("plan", plan))
                        .problem())
                .isEqualTo("not-allowed");
        var loaded = http.as(Network.methodistOf(Network.KINDERGARTEN))
                .upload(OLDER, "o.csv", file, Map.of("plan", plan))
                .text("/id");
        assertThat(stranger.get("/api/surveys/waves/" + loaded).problem()).isEqualTo("not-found");
        assertThat(stranger.ifMatch(1).delete(OLDER + "/" + loaded).problem()).isEqualTo("not-found");
        assertThat(district()
                        .get("/api/surveys/waves/" + loaded + "/results")
                        .body()
                        .at("/questions/0/tooFew")
                        .asBoolean())
                .isTrue();
        assertThat(http.as(Network.methodistOf(Network.KINDERGARTEN))
                        .ifMatch(1)
                        .delete(OLDER + "/" + loaded)
                        .status())
                .isEqualTo(204);
    }

    private UUID loaded(String file, String title, String heldOn, Map<String, ?> more) throws IOException {
        var questions = file.contains("2018") ? "wave2018_questions.csv" : "wave2019_questions_en.csv";
        var table = table(real(file), Map.of("questions", real(questions)));
        var plan = guessed(title, heldOn, table, more);
        var loaded = district().upload(OLDER, file, real(file), Map.of("plan", plan));
        assertThat(loaded.status()).isEqualTo(201);
        return UUID.fromString(loaded.text("/id"));
    }

    private UUID sample(int year) throws IOException {
        var folder = Path.of(System.getProperty("kopilka.root", "..")).resolve("docs/samples");
        var file = Files.readAllBytes(folder.resolve("needs-%d.tsv".formatted(year)));
        var questions = Files.readAllBytes(folder.resolve("needs-%d-questions.csv".formatted(year)));
        var plan = guessed("Опрос " + year, year + "-12-01", table(file, Map.of("questions", questions)), Map.of());
        return UUID.fromString(district()
                .upload(OLDER, "needs.tsv", file, Map.of("plan", plan))
                .text("/id"));
    }

    private JsonNode table(byte[] file, Map<String, Object> more) {
        return district()
                .upload("/api/surveys/older-wave-tables", "wave.tsv", file, more)
                .body();
    }

    /** What a methodist gets who takes every guess, but knows the order of experience. */
    private static Map<String, Object> guessed(String title, String heldOn, JsonNode table, Map<String, ?> more) {
        var columns = new ArrayList<Map<String, Object>>();
        table.at("/columns").forEach(column -> {
            var guess = column.at("/guess").asString();
            var experience = column.at("/header").asString().equals("Qr_experience");
            columns.add(Map.of(
                    "column",
                    column.at("/column").asInt(),
                    "kind",
                    experience ? "scale" : guess,
                    "text",
                    column.at("/text").asString(),
                    "order",
                    experience ? EXPERIENCE : List.of()));
        });
        var plan = new HashMap<String, Object>(
                Map.of("owner", Network.DISTRICT, "title", title, "heldOn", heldOn, "columns", columns));
        plan.putAll(more);
        return plan;
    }

    @SafeVarargs
    private static Map<String, Object> plan(Map<String, Object>... columns) {
        return new HashMap<>(Map.of(
                "owner",
                Network.DISTRICT,
                "title",
                "Опрос " + UUID.randomUUID(),
                "heldOn",
                "2011-05-20",
                "columns",
                List.of(columns)));
    }

    private static Map<String, Object> column(int column, String kind, String text, Map<String, String> same) {
        return Map.of("column", column, "kind", kind, "text", text, "same", same);
    }

    private static Map<String, Object> mapped(int column, String question, Map<String, String> same) {
        return Map.of("column", column, "kind", "text", "text", question, "question", question, "same", same);
    }

    private Http district() {
        return http.as(Network.districtMethodist());
    }

    private static JsonNode pair(JsonNode comparison, String name) {
        return found(comparison.at("/questions"), "second", name);
    }

    private static JsonNode found(JsonNode all, String field, String value) {
        for (var one : all) {
            if (value.equals(text(one.path(field)))) {
                return one;
            }
        }
        throw new AssertionError("Nothing with %s %s in %s".formatted(field, value, all));
    }

    private static @Nullable String text(JsonNode value) {
        return value.isObject() ? value.path("ru").asString("") : value.asString("");
    }

    private static byte[] csv(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] real(String file) throws IOException {
        var path = Path.of(System.getProperty("kopilka.root", ".."))
                .resolve("../shared/data/waves")
                .resolve(file);
        assumeTrue(Files.exists(path), () -> "Real waves are not beside the checkout: " + path);
        return Files.readAllBytes(path);
    }
}
