package org.kopilka.bank.practices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.kopilka.testing.Http;
import org.kopilka.testing.ServiceTest;
import org.kopilka.testing.Tokens;
import org.kopilka.testing.Topic;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class WritingAPracticeIT {

    private static final UUID KINDERGARTEN = UUID.randomUUID();
    private static final UUID SCHOOL = UUID.randomUUID();
    private static final UUID ANNA = UUID.randomUUID();
    private static final String AUTHOR = Tokens.of(ANNA, "Ким Анна", "educator:" + KINDERGARTEN);
    private static final String METHODIST = Tokens.of(UUID.randomUUID(), "Лис Вера", "methodist:" + KINDERGARTEN);
    private static final String COLLEAGUE = Tokens.of(UUID.randomUUID(), "Юн Ира", "educator:" + KINDERGARTEN);
    private static final String STRANGER = Tokens.of(UUID.randomUUID(), "Чужой", "methodist:" + SCHOOL);

    @Autowired
    Http http;

    @Autowired
    Topic.Broker kafka;

    @Autowired
    Practices practices;

    @Test
    void begins_with_nothing_but_a_title() {
        var begun = http.as(AUTHOR).post("/api/bank/practices", text(Map.of("title", "Речевые игры")));

        assertThat(begun.status()).isEqualTo(201);
        assertThat(begun.text("/authors/0/name")).isEqualTo("Ким Анна");
        assertThat(begun.text("/work/stage")).isEqualTo("draft");
        assertThat(begun.body().at("/may").valueStream().map(deed -> deed.asString()))
                .containsExactlyInAnyOrder("write", "submit", "discard");
    }

    @Test
    void takes_a_card_that_says_nothing_of_children_as_one_without_that_word() {
        var silent = new HashMap<>(text(Map.of()));
        silent.put("card", Map.of("title", "Речевые игры"));

        var begun = http.as(AUTHOR).post("/api/bank/practices", silent);

        assertThat(begun.status()).isEqualTo(201);
        assertThat(begun.body().at("/work/card/noChildKnown").asBoolean(true)).isFalse();
    }

    @Test
    void shows_a_draft_to_its_authors_and_their_methodist_alone() {
        var id = begin();

        assertThat(http.as(AUTHOR).get("/api/bank/practices/" + id).status()).isEqualTo(200);
        assertThat(http.as(METHODIST).get("/api/bank/practices/" + id).status()).isEqualTo(200);
        assertThat(http.as(COLLEAGUE).get("/api/bank/practices/" + id).status()).isEqualTo(404);
        assertThat(http.as(STRANGER).get("/api/bank/practices/" + id).status()).isEqualTo(404);
        assertThat(ids(http.as(METHODIST).get("/api/bank/practices/of-my-institutions")))
                .contains(id);
        assertThat(ids(http.as(STRANGER).get("/api/bank/practices/of-my-institutions")))
                .doesNotContain(id);
    }

    @Test
    void refuses_to_write_for_an_institution_that_is_not_ones_own() {
        var refused = http.as(STRANGER).post("/api/bank/practices", text(Map.of("title", "Чужая")));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.problem()).isEqualTo("foreign-institution");
    }

    @Test
    void says_in_the_readers_language_what_a_card_lacks() {
        var id = begin();

        var refused = http.as(AUTHOR).in("kk").ifMatch(1).post("/api/bank/practices/" + id + "/submission", null);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problem()).isEqualTo("incomplete");
        assertThat(refused.body()
                        .at("/errors")
                        .valueStream()
                        .map(error -> error.at("/pointer").asString()))
                .contains("/card/methods", "/card/conditions", "/card/noChildKnown")
                .doesNotContain("/card/title");
        assertThat(refused.body()
                        .at("/errors")
                        .valueStream()
                        .map(error -> error.at("/message").asString()))
                .contains("Әдіс-тәсілдерді сипаттаңыз: оларсыз нәтижені қайталау мүмкін емес");
    }

    @Test
    void names_the_field_that_is_too_long() {
        var refused = http.as(AUTHOR).post("/api/bank/practices", text(Map.of("title", "я".repeat(201))));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/errors/0/pointer")).isEqualTo("/card/title");
    }

    @Test
    void asks_whom_a_practice_is_shown_to() {
        var shownToNobodyKnows = new HashMap<>(text(Map.of("title", "Речевые игры")));
        shownToNobodyKnows.put("visibility", Map.of());

        var refused = http.as(AUTHOR).post("/api/bank/practices", shownToNobodyKnows);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/errors/0/pointer")).isEqualTo("/visibility");
    }

    @Test
    void keeps_the_first_text_when_two_write_at_once() {
        var id = begin();
        var first = http.as(AUTHOR).ifMatch(1).put("/api/bank/practices/" + id, text(Map.of("title", "Первый")));
        var second = http.as(METHODIST).ifMatch(1).put("/api/bank/practices/" + id, text(Map.of("title", "Второй")));
        var blind = http.as(AUTHOR).put("/api/bank/practices/" + id, text(Map.of("title", "Третий")));

        assertThat(first.status()).isEqualTo(200);
        assertThat(second.status()).isEqualTo(412);
        assertThat(blind.status()).isEqualTo(428);
        assertThat(http.as(AUTHOR).get("/api/bank/practices/" + id).text("/work/card/title"))
                .isEqualTo("Первый");
    }

    @Test
    void names_co_authors_as_the_staff_service_told_of_them() {
        var vera = UUID.randomUUID();
        kafka.send(
                "kopilka.staff.educator",
                vera.toString(),
                Map.of(
                        "id",
                        vera,
                        "version",
                        1,
                        "familyName",
                        "Ёлкина",
                        "givenName",
                        "Вера",
                        "patronymic",
                        "Павловна",
                        "left",
                        false,
                        "posts",
                        List.of(Map.of("institution", KINDERGARTEN, "position", "teacher", "role", "educator"))));
        await().untilAsserted(() -> assertThat(http.as(AUTHOR)
                        .get("/api/bank/people?q=%D0%B5%D0%BB%D0%BA%20%D0%B2%D0%B5%D1%80")
                        .text("/0/id"))
                .isEqualTo(vera.toString()));

        var begun = http.as(AUTHOR).post("/api/bank/practices", text(Map.of("title", "Вдвоём"), List.of(ANNA, vera)));

        assertThat(begun.text("/authors/1/name")).isEqualTo("Ёлкина Вера Павловна");
        assertThat(http.as(AUTHOR)
                        .post("/api/bank/practices", text(Map.of("title", "?"), List.of(UUID.randomUUID())))
                        .problem())
                .isEqualTo("no-such-person");
    }

    @Test
    void throws_a_draft_away_for_good() {
        var id = begin();

        assertThat(http.as(AUTHOR)
                        .ifMatch(1)
                        .delete("/api/bank/practices/" + id)
                        .status())
                .isEqualTo(204);

        assertThat(http.as(AUTHOR).get("/api/bank/practices/" + id).status()).isEqualTo(404);
        assertThat(ids(http.as(AUTHOR).get("/api/bank/practices/mine"))).doesNotContain(id);
    }

    @Test
    void walks_through_ones_own_page_by_page() {
        var token = Tokens.of(UUID.randomUUID(), "Пишущая", "educator:" + KINDERGARTEN);
        for (int i = 0; i < 5; i++) {
            http.as(token).post("/api/bank/practices", text(Map.of("title", "№ " + i)));
        }

        var first = http.as(token).get("/api/bank/practices/mine?limit=3");
        var second = http.as(token).get("/api/bank/practices/mine?limit=3&after=" + first.text("/next"));

        assertThat(first.body().at("/items")).hasSize(3);
        assertThat(second.body().at("/items")).hasSize(2);
        assertThat(ids(second)).doesNotContainAnyElementsOf(ids(first));
    }

    @Test
    void lies_in_the_store_as_it_is() {
        var practice = PracticeSamples.published();
        var stored = new Practice(
                UUID.randomUUID(),
                0,
                practice.owner(),
                practice.visibility(),
                practice.authors(),
                List.of(new Invited(
                        UUID.randomUUID(), "Ли Зоя", "Ким Анна", Instant.parse("2026-03-02T05:00:00Z"), true)),
                practice.card(),
                practice.progress(),
                practice.reviews(),
                practice.published(),
                practice.firstPublishedOn(),
                new Origin(UUID.randomUUID(), 1, UUID.randomUUID()),
                practice.withdrawal());

        var read = practices.add(stored);

        assertThat(read).usingRecursiveComparison().ignoringFields("version").isEqualTo(stored);
    }

    private String begin() {
        return http.as(AUTHOR)
                .post("/api/bank/practices", text(Map.of("title", "Речевые игры")))
                .text("/id");
    }

    private static Map<String, Object> text(Map<String, Object> card) {
        return text(card, List.of());
    }

    private static Map<String, Object> text(Map<String, Object> written, List<UUID> authors) {
        var card = new HashMap<>(written);
        card.put("noChildKnown", false);
        return Map.of(
                "institution", KINDERGARTEN, "visibility", Map.of("kind", "network"), "authors", authors, "card", card);
    }

    private static List<String> ids(Http.Answer page) {
        return page.body()
                .at("/items")
                .valueStream()
                .map(item -> item.at("/id").asString())
                .toList();
    }
}
