package org.kopilka.bank.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.kopilka.bank.BankSteps.card;
import static org.kopilka.bank.BankSteps.verdict;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
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
class ReviewingAPracticeIT {

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
    void publishes_what_an_expert_of_another_institution_accepts_and_tells_of_both() {
        var practice = bank.taken("Игры с опорами");

        bank.accept(practice);

        var shown = bank.asOtherExpert.get("/api/bank/practices/" + practice);
        assertThat(shown.body().at("/published/number").asInt()).isEqualTo(1);
        assertThat(shown.body().at("/work").isMissingNode()).isTrue();
        var told = kafka.topic("kopilka.bank.practice").await(practice);
        assertThat(told.body().at("/status").asString()).isEqualTo("published");
        assertThat(told.body().at("/authors/0/person").asString()).isEqualTo(bank.author.toString());
        var review = kafka.topic(ReviewV1.TOPIC)
                .await(message -> message.body().at("/practice").asString().equals(practice.toString()));
        assertThat(review.body().at("/verdict").asString()).isEqualTo("accept");
        assertThat(review.body().at("/reviewer").asString()).isEqualTo(bank.expert.toString());
        assertThat(review.body().at("/reviewerInstitution").asString()).isEqualTo(bank.district.toString());
    }

    @Test
    void tells_practice_and_review_anew_as_it_told_them_first() {
        var practice = bank.taken("Игры, о которых говорят дважды");
        bank.accept(practice);
        var told = toldOf(practice);
        assertThat(told).hasSize(2);

        http.asOperator().post("/actuator/retelling", Map.of());

        await().atMost(Duration.ofSeconds(60)).until(() -> toldOf(practice).size() == 4);
        assertThat(toldOf(practice))
                .containsExactlyInAnyOrder(told.getFirst(), told.getFirst(), told.getLast(), told.getLast());
    }

    /** Of the practice itself and of its reviews. */
    private List<JsonNode> toldOf(UUID practice) {
        return Stream.of("kopilka.bank.practice", ReviewV1.TOPIC)
                .flatMap(topic -> kafka.topic(topic).messages().stream())
                .filter(message -> message.key().equals(practice.toString())
                        || message.body().at("/practice").asString("").equals(practice.toString()))
                .map(Topic.Message::body)
                .toList();
    }

    @Test
    void tells_nobody_of_a_practice_before_it_is_published() {
        var returned = bank.taken("Тайный черновик");
        bank.asExpert.post(card(returned) + "/verdict", verdict("return"));
        var later = bank.published("Явная практика");

        kafka.topic("kopilka.bank.practice").await(later);

        assertThat(kafka.topic("kopilka.bank.practice").messages())
                .noneMatch(message -> message.key().equals(returned.toString()));
    }

    @Test
    void brings_the_remarks_to_the_fields_they_belong_to() {
        var practice = bank.taken("Игры без таблицы");

        bank.asExpert.post(card(practice) + "/verdict", verdict("return"));

        var mine = bank.asAuthor.get("/api/bank/practices/" + practice);
        assertThat(mine.text("/work/stage")).isEqualTo("returned");
        assertThat(mine.text("/work/judged/reviewer")).isEqualTo("Лис Вера");
        assertThat(mine.text("/work/judged/judgement/remarks/0/field")).isEqualTo("evidence");
        assertThat(bank.asAuthor
                        .get("/api/bank/practices/mine")
                        .body()
                        .at("/items/0/remarks")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void leaves_an_expert_the_judgement_but_not_the_text_that_is_with_its_authors_again() {
        var practice = bank.taken("Игры у авторов");
        bank.asExpert.post(card(practice) + "/verdict", verdict("return"));
        bank.rewrite(practice, "Игры, ещё не готовы");

        var mine = bank.asExpert.get("/api/bank/practices/" + practice);

        assertThat(mine.text("/judgedByMe/0/judgement/verdict")).isEqualTo("return");
        assertThat(mine.text("/judgedByMe/0/judgement/remarks/0/text")).isEqualTo("Приложите таблицу наблюдений");
        assertThat(mine.text("/title")).as("as it was called then").isEqualTo("Игры у авторов");
        assertThat(bank.asExpert.get("/api/bank/review/mine").body())
                .noneMatch(line -> line.at("/title").asString().equals("Игры, ещё не готовы"))
                .anyMatch(line -> line.at("/title").asString().equals("Игры у авторов"));
        assertThat(mine.body().at("/work").isMissingNode()).isTrue();
        assertThat(mine.body().at("/published").isMissingNode()).isTrue();
        assertThat(mine.body().at("/may")).isEmpty();
        assertThat(bank.asExpert
                        .ifMatch(bank.version(practice))
                        .put("/api/bank/practices/" + practice, bank.text("Чужая рука"))
                        .status())
                .isEqualTo(404);
        assertThat(bank.asOtherExpert.get("/api/bank/practices/" + practice).status())
                .isEqualTo(404);
    }

    @Test
    void takes_a_returned_practice_up_again_once_it_is_mended() {
        var practice = bank.taken("Игры");
        bank.asExpert.post(card(practice) + "/verdict", verdict("return"));
        bank.rewrite(practice, "Игры с таблицей");
        bank.submit(practice);

        assertThat(bank.asOtherExpert.post(card(practice) + "/review", null).status())
                .isEqualTo(200);

        var desk = bank.asOtherExpert.get(card(practice));
        assertThat(desk.text("/card/title")).isEqualTo("Игры с таблицей");
        assertThat(desk.text("/judged/0/judgement/verdict")).isEqualTo("return");
    }

    @Test
    void keeps_old_editions_for_those_who_cited_them() {
        var practice = bank.published("Первая");
        bank.rewrite(practice, "Вторая");
        assertThat(bank.asOtherExpert.get("/api/bank/practices/" + practice).text("/title"))
                .isEqualTo("Первая");
        bank.submit(practice);
        bank.asExpert.post(card(practice) + "/review", null);
        bank.accept(practice);

        var now = bank.asOtherExpert.get("/api/bank/practices/" + practice);
        assertThat(now.text("/published/card/title")).isEqualTo("Вторая");
        assertThat(now.body().at("/published/number").asInt()).isEqualTo(2);
        assertThat(bank.asOtherExpert
                        .get("/api/bank/practices/" + practice + "/editions/1")
                        .text("/card/title"))
                .isEqualTo("Первая");
        assertThat(bank.asOtherExpert
                        .get("/api/bank/practices/" + practice + "/editions/3")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void leaves_a_tombstone_of_what_is_withdrawn() {
        var practice = bank.published("Отозванная");

        var withdrawn = bank.asAuthor
                .ifMatch(bank.version(practice))
                .post("/api/bank/practices/" + practice + "/withdrawal", Map.of("reason", "Нашли ошибку"));

        assertThat(withdrawn.status()).isEqualTo(200);
        var tombstone = bank.asOtherExpert.get("/api/bank/practices/" + practice);
        assertThat(tombstone.text("/title")).isEqualTo("Отозванная");
        assertThat(tombstone.text("/withdrawal/reason")).isEqualTo("Нашли ошибку");
        assertThat(tombstone.body().at("/published").isMissingNode()).isTrue();
        assertThat(bank.asOtherExpert
                        .get("/api/bank/practices/" + practice + "/editions/1")
                        .status())
                .isEqualTo(404);
        await().untilAsserted(() -> assertThat(
                        kafka.topic("kopilka.bank.practice").messages())
                .anyMatch(message -> message.key().equals(practice.toString())
                        && message.body().at("/status").asString().equals("withdrawn")
                        && message.body().at("/card").isMissingNode()));
    }

    @Test
    void refuses_an_expert_of_the_authors_own_institution() {
        var practice = bank.submitted("Наша");

        var refused = bank.asColleague.post(card(practice) + "/review", null);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.problem()).isEqualTo("conflict-of-interest");
        assertThat(refused.text("/reason")).isEqualTo("same-institution");
        assertThat(bank.asColleague.get(card(practice)).problem()).isEqualTo("conflict-of-interest");
        var line = line(bank.asColleague, practice);
        assertThat(line.at("/conflict").asString()).isEqualTo("same-institution");
        assertThat(line.has("title"))
                .as("nor does the queue tell what it is called")
                .isFalse();
        assertThat(line.at("/authors")).isEmpty();
        assertThat(line(bank.asExpert, practice).at("/title").asString()).isEqualTo("Наша");
    }

    @Test
    void refuses_an_expert_who_works_where_a_co_author_works() {
        var coAuthor = UUID.randomUUID();
        bank.educator(coAuthor, "Соавторова", List.of(bank.school), List.of());
        await().untilAsserted(() -> assertThat(bank.asAuthor
                        .get("/api/bank/people?q=%D1%81%D0%BE%D0%B0%D0%B2%D1%82%D0%BE%D1%80")
                        .body())
                .anyMatch(found -> found.at("/id").asString().equals(coAuthor.toString())));
        var text = new java.util.HashMap<>(bank.text("Вдвоём"));
        text.put("authors", List.of(bank.author, coAuthor));
        var practice =
                UUID.fromString(bank.asAuthor.post("/api/bank/practices", text).text("/id"));
        var agreed = http.as(Tokens.of(coAuthor, "Соавторова Вера", "educator:" + bank.school))
                .post("/api/bank/practices/" + practice + "/authorship", Map.of("agreed", true));
        assertThat(agreed.status()).isEqualTo(204);
        bank.submit(practice);

        assertThat(bank.asExpert.post(card(practice) + "/review", null).text("/reason"))
                .isEqualTo("same-institution");
    }

    @Test
    void is_given_to_one_of_two_experts_who_take_it_at_once() throws Exception {
        var practice = bank.submitted("Нарасхват");
        try (var two = Executors.newFixedThreadPool(2)) {
            var answers = two.invokeAll(List.<Callable<Integer>>of(
                    () -> bank.asExpert.post(card(practice) + "/review", null).status(),
                    () -> bank.asOtherExpert
                            .post(card(practice) + "/review", null)
                            .status()));
            var statuses = new ArrayList<Integer>();
            for (var answer : answers) {
                statuses.add(answer.get());
            }
            assertThat(statuses).containsExactlyInAnyOrder(200, 409);
        }
    }

    @Test
    void is_judged_by_its_holder_alone_and_edited_by_nobody_meanwhile() {
        var practice = bank.taken("У эксперта");

        assertThat(bank.asOtherExpert
                        .post(card(practice) + "/verdict", verdict("accept"))
                        .problem())
                .isEqualTo("held-by-another");
        assertThat(bank.asExpert
                        .ifMatch(3)
                        .put("/api/bank/practices/" + practice, bank.text("Чужая рука"))
                        .status())
                .isEqualTo(404);
        assertThat(bank.asAuthor
                        .ifMatch(3)
                        .put("/api/bank/practices/" + practice, bank.text("Поздно"))
                        .problem())
                .isEqualTo("not-with-authors");
    }

    @Test
    void shows_the_queue_with_its_holder_and_since_when() {
        var waiting = bank.submitted("Ждёт");
        var held = bank.taken("Держат");

        assertThat(line(bank.asDistrict, waiting).at("/holder").isMissingNode()).isTrue();
        assertThat(line(bank.asDistrict, held).at("/holder").asString()).isEqualTo("Лис Вера");
        assertThat(line(bank.asDistrict, held).at("/since").isMissingNode()).isFalse();
        assertThat(line(bank.asExpert, held).at("/mine").asBoolean()).isTrue();
        assertThat(bank.asAuthor.get("/api/bank/review/queue").status()).isEqualTo(403);
    }

    @Test
    void is_assigned_by_the_districts_methodist_to_an_expert_without_conflict() {
        var free = UUID.randomUUID();
        var colleague = UUID.randomUUID();
        bank.educator(free, "Свободная", List.of(bank.school), List.of(bank.district));
        bank.educator(colleague, "Своя", List.of(bank.kindergarten), List.of(bank.district));
        var practice = bank.submitted("На проверку");
        await().untilAsserted(() -> assertThat(
                        bank.asDistrict.get(card(practice) + "/experts").body())
                .anyMatch(expert -> expert.at("/id").asString().equals(free.toString()))
                .anyMatch(expert -> expert.at("/conflict").asString().equals("same-institution")));

        assertThat(bank.asDistrict
                        .post(card(practice) + "/assignment", Map.of("expert", colleague))
                        .problem())
                .isEqualTo("conflict-of-interest");
        assertThat(bank.asDistrict
                        .post(card(practice) + "/assignment", Map.of("expert", UUID.randomUUID()))
                        .problem())
                .isEqualTo("no-such-expert");
        assertThat(bank.asDistrict
                        .post(card(practice) + "/assignment", Map.of("expert", free))
                        .status())
                .isEqualTo(200);
        assertThat(line(bank.asDistrict, practice).at("/holder").asString()).startsWith("Свободная");
    }

    @Test
    void is_assigned_and_taken_back_within_the_own_district_alone() {
        var stranger = new BankSteps(http, kafka).asDistrict;
        var practice = bank.taken("Не ваша");

        assertThat(stranger.get(card(practice)).status()).isEqualTo(404);
        assertThat(stranger.post(card(practice) + "/assignment", Map.of("expert", bank.expert))
                        .problem())
                .isEqualTo("foreign-institution");
        assertThat(stranger.delete(card(practice) + "/review").problem()).isEqualTo("foreign-institution");
        assertThat(bank.asDistrict.delete(card(practice) + "/review").status()).isEqualTo(204);
        assertThat(line(bank.asDistrict, practice).at("/holder").isMissingNode())
                .isTrue();
    }

    @Test
    void demands_points_to_accept_a_remark_to_return_and_a_reason_to_decline() {
        var practice = bank.taken("Без слов");

        for (var fault : Map.of("accept", "/scores", "return", "/remarks", "decline", "/summary")
                .entrySet()) {
            var refused = bank.asExpert
                    .in("en")
                    .post(
                            card(practice) + "/verdict",
                            Map.of(
                                    "verdict",
                                    fault.getKey(),
                                    "summary",
                                    "",
                                    "scores",
                                    List.of(),
                                    "remarks",
                                    List.of()));
            assertThat(refused.problem()).isEqualTo("unfinished-verdict");
            assertThat(refused.text("/errors/0/pointer")).isEqualTo(fault.getValue());
        }
    }

    @Test
    void counts_what_an_expert_has_judged() {
        var practice = bank.published("Посчитанная");

        assertThat(bank.asExpert.get("/api/bank/review/mine").body())
                .anyMatch(line -> line.at("/practice").asString().equals(practice.toString())
                        && line.at("/verdict").asString().equals("accept"));
    }

    @Test
    void warns_of_a_text_that_the_bank_has_already_without_blocking() {
        bank.published("Оригинал с опорами");
        await().untilAsserted(() -> {
            var copy = bank.submitted("Оригинал с опорами");
            var mine = bank.asAuthor.get("/api/bank/practices/" + copy);
            assertThat(mine.text("/work/stage")).isEqualTo("submitted");
            assertThat(mine.body().at("/work/similar"))
                    .anyMatch(like -> like.at("/sameTitle").asBoolean()
                            && like.at("/share").asDouble() == 1);
        });
    }

    private static tools.jackson.databind.JsonNode line(Http as, UUID practice) {
        return as.get("/api/bank/review/queue?limit=200")
                .body()
                .at("/items")
                .valueStream()
                .filter(line -> line.at("/practice").asString().equals(practice.toString()))
                .findFirst()
                .orElseThrow();
    }
}
