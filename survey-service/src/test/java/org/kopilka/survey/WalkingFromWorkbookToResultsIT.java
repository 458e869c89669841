package org.kopilka.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kopilka.platform.institutions.InstitutionTree;
import org.kopilka.platform.tables.Limits;
import org.kopilka.platform.tables.TableReader;
import org.kopilka.testing.Http;
import org.kopilka.testing.ServiceTest;
import org.kopilka.testing.Topic;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ServiceTest
class WalkingFromWorkbookToResultsIT {

    private static final int FORMS_OF_WORK = 17;

    @Autowired
    Http http;

    @Autowired
    Topic.Broker kafka;

    @Autowired
    InstitutionTree tree;

    private final List<String> forms = new ArrayList<>();
    private UUID asked;
    private UUID askedToo;
    private UUID notAsked;
    private List<UUID> people;
    private List<UUID> fewPeople;

    @BeforeEach
    void institutions() {
        Network.stands(kafka, tree);
        asked = Network.anotherKindergarten(kafka, tree);
        askedToo = Network.anotherKindergarten(kafka, tree);
        notAsked = Network.anotherKindergarten(kafka, tree);
        people = Surveys.people(kafka, asked, 7);
        fewPeople = Surveys.people(kafka, askedToo, 4);
    }

    @Test
    void the_demand_for_forms_of_work_is_imported_asked_answered_and_shown() throws IOException {
        var questionnaire = imported();
        var wave = openedFor(questionnaire, asked, askedToo);
        var form = http.as(Network.educator(people.getFirst(), asked))
                .get("/api/surveys/mine/" + wave)
                .body()
                .at("/form");
        var ranking = named(form.at("/questions"), "demand");
        assertThat(ranking.at("/label/en").asString()).isEqualTo("Rank the forms by how much you need them");
        ranking.at("/choices").forEach(choice -> forms.add(choice.at("/name").asString()));
        var stranger = Surveys.people(kafka, notAsked, 1).getFirst();
        assertThat(give(wave, stranger, notAsked, 0).problem()).isEqualTo("not-invited");

        for (int i = 0; i < 4; i++) {
            assertThat(give(wave, fewPeople.get(i), askedToo, i).status()).isEqualTo(201);
        }
        awaitCounted(wave, 4);
        assertThat(results(wave).at("/questions")).isEmpty();

        for (int i = 0; i < 7; i++) {
            assertThat(give(wave, people.get(i), asked, 4 + i).status()).isEqualTo(201);
        }
        assertThat(give(wave, people.getFirst(), asked, 99)
                        .body()
                        .at("/repeated")
                        .asBoolean())
                .isTrue();
        awaitCounted(wave, 11);
        Surveys.close(http, wave);

        var results = results(wave);
        assertThat(results.at("/answers").asInt()).isEqualTo(11);
        var demand = named(results.at("/questions"), "demand");
        assertThat(demand.at("/choices")).hasSize(FORMS_OF_WORK);
        var before = 0.0;
        for (var choice : demand.at("/choices")) {
            var place = choice.at("/place").asDouble();
            assertThat(place)
                    .isGreaterThanOrEqualTo(before)
                    .isCloseTo(meanPlaceGiven(choice.at("/name").asString()), within(0.5));
            before = place;
        }
        assertThat(firstSheet(wave)).anySatisfy(row -> assertThat(row).contains("Наставничество"));
        var side = http.as(Network.districtMethodist())
                .get("/api/surveys/waves/" + wave + "/results/institutions?question=demand")
                .body();
        assertThat(side.at("/institutions"))
                .as("four of one kindergarten would show by subtraction from eleven and seven")
                .isEmpty();
        assertThat(side.at("/heldBack").asInt()).isEqualTo(2);
        assertThat(http.as(Network.educator(people.getFirst(), asked))
                        .get("/api/surveys/waves/" + wave + "/results")
                        .problem())
                .isEqualTo("not-allowed");
    }

    private double meanPlaceGiven(String form) {
        return IntStream.range(0, 11)
                .map(seed -> 1 + ranked(seed).indexOf(form))
                .average()
                .orElseThrow();
    }

    private List<String> ranked(int seed) {
        var ranked = new ArrayList<>(forms);
        Collections.shuffle(ranked, new Random(seed));
        return ranked;
    }

    private UUID imported() throws IOException {
        var path = Path.of(System.getProperty("kopilka.root", ".."))
                .resolve("../shared/data/surveys/demand-of-forms.xlsx");
        assumeTrue(Files.exists(path), () -> "Real workbooks are not beside the checkout: " + path);
        var kept = http.as(Network.districtMethodist())
                .upload(
                        "/api/surveys/questionnaires?owner=" + Network.DISTRICT,
                        "demand-of-forms.xlsx",
                        Files.readAllBytes(path));
        assertThat(kept.status()).isEqualTo(201);
        return UUID.fromString(kept.text("/id"));
    }

    private UUID openedFor(UUID questionnaire, UUID... institutions) {
        var plan = Surveys.plan(http, true, institutions);
        plan.put("questionnaire", questionnaire);
        var district = http.as(Network.districtMethodist());
        var made = district.post("/api/surveys/waves", Map.of("owner", Network.DISTRICT, "plan", plan));
        assertThat(made.status()).isEqualTo(201);
        var wave = UUID.fromString(made.text("/id"));
        district.ifMatch(1).put("/api/surveys/waves/" + wave + "/status", Map.of("status", "open"));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> Surveys.wave(http, wave).at("/invited").asInt() == 11);
        return wave;
    }

    private Http.Answer give(UUID wave, UUID person, UUID institution, int seed) {
        var answer = Surveys.fullAnswer(seed);
        answer.put("took_part", ranked(seed).subList(0, 3));
        answer.put("demand", ranked(seed));
        return Surveys.answer(http, wave, person, institution, answer);
    }

    private void awaitCounted(UUID wave, int answers) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> Surveys.wave(http, wave).at("/answered").asInt() == answers);
    }

    private JsonNode results(UUID wave) {
        return http.as(Network.districtMethodist())
                .get("/api/surveys/waves/" + wave + "/results")
                .body();
    }

    private List<String> firstSheet(UUID wave) throws IOException {
        var workbook = http.as(Network.districtMethodist())
                .in("ru")
                .get("/api/surveys/waves/" + wave + "/results/workbook")
                .bytes();
        var lines = new ArrayList<String>();
        TableReader.read(new ByteArrayInputStream(workbook), Limits.USUAL)
                .sheets()
                .getFirst()
                .rows()
                .forEach(row -> lines.add(row.cells().toString()));
        return lines;
    }

    private static JsonNode named(JsonNode all, String name) {
        for (var one : all) {
            if (one.at("/name").asString().equals(name)) {
                return one;
            }
        }
        throw new AssertionError("No question " + name);
    }
}
