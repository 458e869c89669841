package org.kopilka.bank.adoption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.kopilka.bank.BankSteps.decision;
import static org.kopilka.bank.BankSteps.report;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kopilka.bank.BankSteps;
import org.kopilka.testing.Http;
import org.kopilka.testing.ServiceTest;
import org.kopilka.testing.Tokens;
import org.kopilka.testing.Topic;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ServiceTest
class TakingUpAPracticeIT {

    @Autowired
    Http http;

    @Autowired
    Topic.Broker kafka;

    BankSteps bank;

    @BeforeEach
    void district() {
        bank = new BankSteps(http, kafka);
    }

    @Test
    void keeps_the_own_conditions_and_tells_who_took_up_whose_experience() {
        var practice = bank.published("Игры с опорами");

        var adopted = bank.adopted(practice);

        var shown = bank.asAuthor.get("/api/bank/adoptions/" + adopted);
        assertThat(shown.text("/status")).isEqualTo("trying");
        assertThat(shown.text("/institutionName")).isEqualTo("Школа № 7");
        assertThat(shown.text("/plan/changes")).isEqualTo("Играем на перемене.");
        assertThat(shown.body().at("/differs").valueStream().map(JsonNode::asString))
                .containsExactly("ageFrom", "ageTo", "groupTo");
        assertThat(shown.body().at("/may")).isEmpty();
        var told = kafka.topic(AdoptionV1.TOPIC).await(adopted);
        assertThat(told.body().at("/practice").asString()).isEqualTo(practice.toString());
        assertThat(told.body().at("/authors/0").asString()).isEqualTo(bank.author.toString());
        assertThat(told.body().at("/institution").asString()).isEqualTo(bank.school.toString());
        assertThat(told.body().at("/adopter").asString()).isEqualTo(bank.expert.toString());
        assertThat(told.body().at("/counts").asBoolean()).isTrue();
    }

    @Test
    void shows_what_did_not_work_as_plainly_as_what_did() {
        var practice = bank.published("Не вышло");
        var adopted = bank.adopted(practice);

        bank.told(adopted, report("did-not-work", false));

        var lineage = bank.asAuthor.get("/api/bank/practices/" + practice + "/lineage");
        assertThat(lineage.body().at("/spread/didNotWork").asInt()).isEqualTo(1);
        assertThat(lineage.body().at("/spread/institutions").asInt()).isEqualTo(1);
        assertThat(lineage.text("/first/adoptions/0/adoption/status")).isEqualTo("stopped");
        assertThat(lineage.text("/first/adoptions/0/adoption/report/result")).isEqualTo("9 из 14 рассказывают сами.");
        var told = kafka.topic(AdoptionV1.TOPIC)
                .await(message -> message.key().equals(adopted.toString())
                        && message.body().at("/status").asString().equals("stopped"));
        assertThat(told.body().at("/result/success").asString()).isEqualTo("did-not-work");
    }

    @Test
    void keeps_a_decision_against_it_with_the_reason_without_counting_it() {
        var practice = bank.published("Не для нас");

        var refused = bank.asExpert.post(
                "/api/bank/adoptions",
                Map.of(
                        "practice",
                        practice,
                        "institution",
                        bank.school,
                        "plan",
                        Map.of("decision", "not-for-us", "why", "Нет логопеда")));

        assertThat(refused.status()).isEqualTo(201);
        assertThat(refused.text("/status")).isEqualTo("not-for-us");
        var told = kafka.topic(AdoptionV1.TOPIC).await(UUID.fromString(refused.text("/id")));
        assertThat(told.body().at("/counts").asBoolean()).isFalse();
        var spread = bank.asAuthor
                .get("/api/bank/practices/" + practice + "/lineage")
                .body()
                .at("/spread");
        assertThat(spread.at("/notForUs").asInt()).isEqualTo(1);
        assertThat(spread.at("/institutions").asInt()).isZero();
    }

    @Test
    void demands_what_others_need_to_understand_it() {
        var practice = bank.published("Без слов");
        for (var fault : Map.of("adopt", "/conditions", "adapt", "/conditions", "not-for-us", "/why")
                .entrySet()) {
            var refused = bank.asExpert
                    .in("en")
                    .post(
                            "/api/bank/adoptions",
                            Map.of(
                                    "practice",
                                    practice,
                                    "institution",
                                    bank.school,
                                    "plan",
                                    Map.of("decision", fault.getKey())));
            assertThat(refused.problem()).isEqualTo("unfinished-adoption");
            assertThat(refused.text("/errors/0/pointer")).isEqualTo(fault.getValue());
        }
        var adopted = bank.adopted(practice);
        var early = new HashMap<>(report("worked", true));
        early.putAll(Map.of("on", LocalDate.now().plusDays(40), "result", " ", "noChildKnown", false));
        var refused = bank.asExpert.ifMatch(1).put("/api/bank/adoptions/" + adopted + "/report", early);
        assertThat(refused.body()
                        .at("/errors")
                        .valueStream()
                        .map(error -> error.at("/pointer").asString()))
                .containsExactly("/on", "/result", "/noChildKnown");
        assertThat(refused.text("/errors/0/message")).isEqualTo("Этот день ещё не настал");
    }

    @Test
    void is_for_other_institutions_and_other_people_than_its_authors() {
        var practice = bank.published("Своя");
        var authorElsewhere =
                http.as(Tokens.of(bank.author, "Ким Анна", "educator:" + bank.kindergarten, "educator:" + bank.school));

        assertThat(adopt(bank.asColleague, practice, bank.kindergarten).problem())
                .isEqualTo("own-practice");
        assertThat(adopt(authorElsewhere, practice, bank.school).problem()).isEqualTo("own-practice");
        assertThat(adopt(bank.asColleague, practice, bank.school).problem()).isEqualTo("foreign-institution");
        assertThat(adopt(bank.asOtherExpert, practice, bank.school).problem()).isEqualTo("foreign-institution");
        assertThat(adopt(bank.asExpert, bank.begun("Черновик"), bank.school).status())
                .isEqualTo(404);
    }

    @Test
    void is_kept_once_for_a_person_however_often_it_is_sent() throws Exception {
        var practice = bank.published("Дважды");
        var first = bank.asExpert.with("Idempotency-Key", "take-" + practice);
        var id = adopt(first, practice, bank.school).text("/id");

        assertThat(adopt(first, practice, bank.school).text("/id")).isEqualTo(id);
        var second = adopt(bank.asExpert, practice, bank.school);
        assertThat(second.problem()).isEqualTo("already-adopted");
        assertThat(second.text("/adoption")).isEqualTo(id);

        var other = bank.published("Наперегонки");
        try (var two = Executors.newFixedThreadPool(2)) {
            Callable<Integer> once =
                    () -> adopt(bank.asExpert, other, bank.school).status();
            var statuses = two.invokeAll(List.of(once, once)).stream()
                    .map(answer -> answer.resultNow())
                    .toList();
            assertThat(statuses).containsExactlyInAnyOrder(201, 409);
        }
    }

    @Test
    void is_changed_by_the_adopter_and_the_methodist_there_alone() {
        var adopted = bank.adopted(bank.published("Чужая запись"));
        var methodist = http.as(Tokens.of(UUID.randomUUID(), "Ли Нина", "methodist:" + bank.school));
        var path = "/api/bank/adoptions/" + adopted + "/plan";

        assertThat(bank.asAuthor.ifMatch(1).put(path, decision("adopt")).problem())
                .isEqualTo("not-the-adopter");
        assertThat(methodist.ifMatch(1).put(path, decision("adopt")).status()).isEqualTo(200);
        assertThat(bank.asExpert.ifMatch(1).put(path, decision("adopt")).status())
                .isEqualTo(412);
        assertThat(methodist.get("/api/bank/adoptions/of-my-institutions").text("/items/0/id"))
                .isEqualTo(adopted.toString());
        assertThat(bank.asExpert.get("/api/bank/adoptions/of-my-institutions").status())
                .isEqualTo(403);
    }

    @Test
    void is_not_said_to_be_not_for_us_once_it_was_tried() {
        var adopted = bank.adopted(bank.published("Испытано"));
        bank.told(adopted, report("worked", true));
        var against = new HashMap<>(decision("not-for-us"));
        against.put("why", "Не подошло");

        var refused = bank.asExpert
                .ifMatch(bank.adoption(adopted).at("/version").asLong())
                .put("/api/bank/adoptions/" + adopted + "/plan", against);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("already-tried");
        assertThat(bank.adoption(adopted).at("/status").asString()).isEqualTo("kept");
    }

    @Test
    void is_cancelled_as_long_as_nothing_grew_out_of_it_and_can_begin_anew() {
        var practice = bank.published("По ошибке");
        var adopted = bank.adopted(practice);

        assertThat(bank.asExpert
                        .ifMatch(1)
                        .delete("/api/bank/adoptions/" + adopted)
                        .status())
                .isEqualTo(204);

        assertThat(bank.asAuthor.get("/api/bank/adoptions/" + adopted).status()).isEqualTo(404);
        assertThat(bank.asExpert.get("/api/bank/adoptions/mine").body().at("/items"))
                .isEmpty();
        kafka.topic(AdoptionV1.TOPIC)
                .await(message -> message.key().equals(adopted.toString())
                        && message.body().at("/status").asString().equals("cancelled")
                        && !message.body().at("/counts").asBoolean());
        assertThat(bank.adopted(practice)).isEqualTo(adopted);
        bank.told(adopted, report("worked", true));
        bank.grown(adopted);
        assertThat(bank.asExpert
                        .ifMatch(bank.adoption(adopted).at("/version").asLong())
                        .delete("/api/bank/adoptions/" + adopted)
                        .problem())
                .isEqualTo("has-variant");
    }

    @Test
    void lets_the_authors_see_what_became_of_their_practices() {
        var adopted = bank.adopted(bank.published("Ушла в люди"));

        assertThat(bank.asAuthor.get("/api/bank/adoptions/of-my-practices").text("/items/0/id"))
                .isEqualTo(adopted.toString());
        assertThat(bank.asExpert
                        .get("/api/bank/adoptions/of-my-practices")
                        .body()
                        .at("/items"))
                .isEmpty();
    }

    @Test
    void makes_a_practice_findable_by_how_far_it_came() {
        var word = "кляксоиграция";
        var practice = bank.published(word);
        bank.adopted(practice);

        await().untilAsserted(() -> assertThat(bank.asAuthor
                        .get("/api/bank/search?taken=one&q=" + URLEncoder.encode(word, StandardCharsets.UTF_8))
                        .body()
                        .at("/items"))
                .anyMatch(hit -> hit.at("/id").asString().equals(practice.toString())));
    }

    @Test
    void does_not_take_up_what_was_withdrawn_but_keeps_what_came_of_it() {
        var practice = bank.published("Отозвана");
        var adopted = bank.adopted(practice);
        bank.asAuthor
                .ifMatch(bank.version(practice))
                .post("/api/bank/practices/" + practice + "/withdrawal", Map.of("reason", "Нашли ошибку"));

        bank.told(adopted, report("partly", false));

        assertThat(bank.adoption(adopted).at("/practiceTitle").asString()).isEqualTo("Отозвана");
        assertThat(bank.asAuthor
                        .get("/api/bank/practices/" + practice + "/lineage")
                        .text("/first/standing"))
                .isEqualTo("withdrawn");
        var late = http.as(Tokens.of(UUID.randomUUID(), "Опоздавшая", "educator:" + bank.school));
        assertThat(adopt(late, practice, bank.school).problem()).isEqualTo("no-longer-published");
    }

    private static Http.Answer adopt(Http as, UUID practice, UUID institution) {
        return as.post(
                "/api/bank/adoptions",
                Map.of("practice", practice, "institution", institution, "plan", decision("adapt")));
    }
}
