package org.kopilka.survey.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kopilka.platform.institutions.InstitutionTree;
import org.kopilka.survey.Network;
import org.kopilka.survey.Surveys;
import org.kopilka.testing.Http;
import org.kopilka.testing.ServiceTest;
import org.kopilka.testing.TestClock;
import org.kopilka.testing.Topic;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;

@ServiceTest
class AnsweringWavesIT {

    @Autowired
    Http http;

    @Autowired
    Topic.Broker kafka;

    @Autowired
    InstitutionTree tree;

    @Autowired
    MongoTemplate mongo;

    @Autowired
    TestClock clock;

    private UUID institution;

    @BeforeEach
    void institution() {
        Network.stands(kafka, tree);
        institution = Network.anotherKindergarten(kafka, tree);
    }

    @Test
    void a_wave_takes_answers_to_the_end_of_its_last_day() {
        var people = Surveys.people(kafka, institution, 2);
        var wave = Surveys.openWave(http, true, 2, institution);
        var after = LocalDate.parse(Surveys.wave(http, wave).at("/closes").asString())
                .plusDays(1)
                .atStartOfDay();

        try (var _ = clock.at(after.minusNanos(1))) {
            assertThat(Surveys.answer(http, wave, people.getFirst(), institution, Surveys.fullAnswer(1))
                            .status())
                    .isEqualTo(201);
        }
        try (var _ = clock.at(after)) {
            assertThat(Surveys.answer(http, wave, people.getLast(), institution, Surveys.fullAnswer(2))
                            .status())
                    .isEqualTo(409);
        }
    }

    @Test
    void an_educator_finds_the_wave_answers_it_and_finds_it_answered() {
        var person = Surveys.people(kafka, institution, 1).getFirst();
        var wave = Surveys.openWave(http, true, 1, institution);
        var educator = http.as(Network.educator(person, institution));
        assertThat(educator.get("/api/surveys/mine").body()).singleElement().satisfies(mine -> {
            assertThat(mine.at("/id").asString()).isEqualTo(wave.toString());
            assertThat(mine.at("/answered").asBoolean()).isFalse();
        });
        assertThat(educator.get("/api/surveys/mine/" + wave).body().at("/form/questions"))
                .hasSize(8);

        var first = Surveys.answer(http, wave, person, institution, Surveys.fullAnswer(1));
        var again = Surveys.answer(http, wave, person, institution, Surveys.fullAnswer(2));

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body().at("/repeated").asBoolean()).isTrue();
        assertThat(educator.get("/api/surveys/mine").body().at("/0/answered").asBoolean())
                .isTrue();
        awaitAnswers(wave, 1);
        assertThat(stored(wave).getFirst().get("values", Document.class).getString("ask"))
                .isEqualTo("Вопрос 1");
    }

    @Test
    void a_faulty_answer_is_refused_with_every_place_and_may_be_sent_again() {
        var person = Surveys.people(kafka, institution, 1).getFirst();
        var wave = Surveys.openWave(http, true, 1, institution);
        var faulty = Surveys.fullAnswer(1);
        faulty.put("experience", 61);
        faulty.put("demand", List.of("mentoring", "mentoring"));
        faulty.remove("usefulness");

        var refused = Surveys.answer(http, wave, person, institution, faulty);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problem()).isEqualTo("answer-faulty");
        assertThat(refused.body().at("/errors"))
                .extracting(error -> error.at("/pointer").asString() + " "
                        + error.at("/message").asString())
                .containsExactly(
                        "/values/experience Стаж бывает от 0 до 60 лет",
                        "/values/demand Один вариант выбран дважды",
                        "/values/usefulness На этот вопрос нужен ответ");
        assertThat(Surveys.answer(http, wave, person, institution, Surveys.fullAnswer(1))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void a_number_beyond_all_numbers_is_refused_at_its_place() {
        var person = Surveys.people(kafka, institution, 1).getFirst();
        var wave = Surveys.openWave(http, true, 1, institution);

        var refused = http.as(Network.educator(person, institution))
                .put("/api/surveys/waves/" + wave + "/answers/mine", "{\"values\":{\"experience\":1e999}}");

        assertThat(refused.problem()).isEqualTo("answer-faulty");
        assertThat(refused.body().at("/errors"))
                .anyMatch(error -> error.at("/pointer").asString().equals("/values/experience"));
    }

    @Test
    void only_who_is_invited_answers_and_only_while_it_is_open() {
        var people = Surveys.people(kafka, institution, 2);
        var wave = Surveys.openWave(http, true, 2, institution);

        assertThat(Surveys.answer(http, wave, UUID.randomUUID(), institution, Surveys.fullAnswer(1))
                        .problem())
                .isEqualTo("not-invited");
        assertThat(Surveys.answer(http, UUID.randomUUID(), people.getFirst(), institution, Surveys.fullAnswer(1))
                        .status())
                .isEqualTo(404);
        Surveys.answer(http, wave, people.getFirst(), institution, Surveys.fullAnswer(1));
        Surveys.close(http, wave);
        assertThat(Surveys.answer(http, wave, people.getLast(), institution, Surveys.fullAnswer(1))
                        .problem())
                .isEqualTo("wave-not-open");
        assertThat(Surveys.answer(http, wave, people.getFirst(), institution, Surveys.fullAnswer(1))
                        .status())
                .as("whoever answered in time and asks again is told so")
                .isEqualTo(200);
    }

    @Test
    void the_same_person_answering_at_once_from_many_places_counts_once() throws Exception {
        var person = Surveys.people(kafka, institution, 1).getFirst();
        var wave = Surveys.openWave(http, true, 1, institution);
        var attempts = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 20; i++) {
            var seed = i;
            attempts.add(() -> Surveys.answer(http, wave, person, institution, Surveys.fullAnswer(seed))
                    .status());
        }

        List<Integer> statuses = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(20)) {
            for (var attempt : threads.invokeAll(attempts)) {
                statuses.add(attempt.get());
            }
        }

        assertThat(statuses).containsOnlyOnce(201).containsOnly(200, 201);
        awaitAnswers(wave, 1);
    }

    @Test
    void nothing_in_the_store_leads_from_a_ticket_of_an_anonymous_wave_to_an_answer() {
        var people = Surveys.people(kafka, institution, 8);
        var few = Network.anotherKindergarten(kafka, tree);
        var lonely = Surveys.people(kafka, few, 2);
        var wave = Surveys.openWave(http, true, 10, institution, few);
        for (int i = 0; i < 8; i++) {
            Surveys.answer(http, wave, people.get(i), institution, Surveys.fullAnswer(i));
        }
        lonely.forEach(person -> Surveys.answer(http, wave, person, few, Surveys.fullAnswer(99)));
        awaitAnswers(wave, 10);

        var tickets =
                mongo.getCollection("tickets").find(new Document("wave", wave)).into(new ArrayList<>());
        assertThat(tickets)
                .hasSize(10)
                .allSatisfy(
                        ticket -> assertThat(ticket).containsOnlyKeys("_id", "wave", "person", "institution", "state"));
        assertThat(stored(wave)).allSatisfy(answer -> {
            assertThat(answer.keySet()).isSubsetOf("_id", "wave", "institution", "values");
            assertThat(answer.get("_id", UUID.class).version()).as("random").isEqualTo(4);
        });
        var ticketValues = tickets.stream()
                .flatMap(ticket -> List.of(ticket.get("_id"), ticket.get("person")).stream())
                .toList();
        assertThat(stored(wave)).noneSatisfy(answer -> assertThat(ticketValues).contains(answer.get("_id")));
        assertThat(stored(wave).stream().filter(answer -> institution.equals(answer.get("institution"))))
                .hasSize(8);
        assertThat(stored(wave))
                .as("where two are invited the institution would name them")
                .noneMatch(answer -> few.equals(answer.get("institution")));
    }

    @Test
    void a_closed_wave_forgets_institutions_that_too_few_answered_from() {
        var many = Surveys.people(kafka, institution, 7);
        var other = Network.anotherKindergarten(kafka, tree);
        var silent = Surveys.people(kafka, other, 6);
        var wave = Surveys.openWave(http, true, 13, institution, other);
        many.forEach(person -> Surveys.answer(http, wave, person, institution, Surveys.fullAnswer(1)));
        Surveys.answer(http, wave, silent.getFirst(), other, Surveys.fullAnswer(2));

        Surveys.close(http, wave);

        assertThat(stored(wave))
                .as("one nameless answer among seven named ones would have a name, too")
                .hasSize(8)
                .allSatisfy(answer -> assertThat(answer).doesNotContainKey("institution"));
    }

    @Test
    void where_names_are_asked_for_openly_answers_carry_them() {
        var person = Surveys.people(kafka, institution, 1).getFirst();
        var wave = Surveys.openWave(http, false, 1, institution);

        Surveys.answer(http, wave, person, institution, Surveys.fullAnswer(1));

        awaitAnswers(wave, 1);
        assertThat(stored(wave).getFirst()).containsEntry("person", person).containsEntry("institution", institution);
    }

    @Test
    void what_is_no_answer_at_all_is_refused() {
        var person = Surveys.people(kafka, institution, 1).getFirst();
        var wave = Surveys.openWave(http, true, 1, institution);
        var educator = http.as(Network.educator(person, institution));
        var path = "/api/surveys/waves/" + wave + "/answers/mine";

        assertThat(educator.put(path, "{\"values\": {\"$where\": \"1\"}}").problem())
                .isEqualTo("answer-faulty");
        assertThat(educator.put(path, "{}").problem()).isEqualTo("input");
        assertThat(educator.put(path, "[1]").status()).isEqualTo(400);
        assertThat(educator.put(path, "{\"values\": {\"ask\": \"" + "я".repeat(4_001) + "\"}}")
                        .problem())
                .isEqualTo("answer-faulty");
        assertThat(http.put(path, Map.of("values", Map.of())).problem()).isEqualTo("token-unknown");
    }

    private void awaitAnswers(UUID wave, int count) {
        Awaitility.await("answers moved and counted")
                .atMost(Duration.ofSeconds(20))
                .until(() -> stored(wave).size() == count
                        && Surveys.wave(http, wave).at("/answered").asInt() == count
                        && mongo.getCollection("tickets")
                                        .countDocuments(new Document("wave", wave).append("state", "GIVEN"))
                                == 0);
    }

    private List<Document> stored(UUID wave) {
        return mongo.getCollection("answers").find(new Document("wave", wave)).into(new ArrayList<>());
    }
}
