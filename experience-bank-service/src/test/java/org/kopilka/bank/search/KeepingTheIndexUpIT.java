package org.kopilka.bank.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.kopilka.platform.actor.Visibility;
import org.kopilka.testing.Http;
import org.kopilka.testing.ServiceTest;
import org.kopilka.testing.Tokens;
import org.kopilka.testing.Topic;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class KeepingTheIndexUpIT {

    private static final String MEMBER = Tokens.of(UUID.randomUUID(), "Анна", "educator:" + UUID.randomUUID());

    @Autowired
    Http http;

    @Autowired
    Topic.Broker kafka;

    @Test
    void finds_a_practice_within_a_second_of_its_being_told() {
        var practice = NewsSamples.titled("Кляксография без волшебства");
        kafka.send(PracticeNews.TOPIC, practice.id().toString(), practice);

        await().atMost(Duration.ofSeconds(1))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(find("кляксографией").text("/items/0/id"))
                        .isEqualTo(practice.id().toString()));
    }

    @Test
    void counts_institutions_that_took_it_over_and_not_those_that_decided_against() {
        var practice = NewsSamples.titled("Тестопластика в младшей группе");
        kafka.send(PracticeNews.TOPIC, practice.id().toString(), practice);
        adopted(practice.id(), true);
        adopted(practice.id(), true);
        adopted(practice.id(), false);

        await().untilAsserted(() -> assertThat(
                        ids(http.as(MEMBER).get("/api/bank/search?taken=some&q=" + encoded("тестопластика"))))
                .containsExactly(practice.id().toString()));
    }

    @Test
    void goes_on_behind_a_message_nobody_can_read() {
        kafka.send(PracticeNews.TOPIC, UUID.randomUUID().toString(), "{ this is no json");
        var practice = NewsSamples.titled("Пластилинография после помехи");
        kafka.send(PracticeNews.TOPIC, practice.id().toString(), practice);

        await().untilAsserted(() -> assertThat(ids(find("пластилинографии")))
                .containsExactly(practice.id().toString()));
    }

    @Test
    void is_ready_only_with_its_index() {
        var health = http.asOperator().get("/actuator/health");

        assertThat(health.text("/components/index/status")).isEqualTo("UP");
    }

    @Test
    void names_what_is_wrong_with_a_question() {
        assertThat(http.as(MEMBER).get("/api/bank/search?q=" + "a".repeat(301)).text("/errors/0/pointer"))
                .isEqualTo("q");
        assertThat(http.as(MEMBER).get("/api/bank/search?after=x").problem()).isEqualTo("bad-cursor");
        assertThat(http.get("/api/bank/search").status()).isEqualTo(401);
    }

    @Test
    void shows_similar_practices_only_of_what_the_reader_sees() {
        var secret = NewsSamples.practice(
                UUID.randomUUID(), 1, "Закрытая песочная терапия", "", Visibility.INSTITUTION, List.of(), 3, 4);
        var open = NewsSamples.titled("Открытая песочная терапия");
        kafka.send(PracticeNews.TOPIC, secret.id().toString(), secret);
        kafka.send(PracticeNews.TOPIC, open.id().toString(), open);
        await().untilAsserted(() ->
                assertThat(ids(find("песочная"))).containsExactly(open.id().toString()));

        assertThat(http.as(MEMBER)
                        .get("/api/bank/practices/" + secret.id() + "/similar")
                        .status())
                .isEqualTo(404);
        assertThat(http.as(MEMBER)
                        .get("/api/bank/practices/" + open.id() + "/similar")
                        .status())
                .isEqualTo(200);
    }

    private void adopted(UUID practice, boolean counts) {
        var adoption = new AdoptionNews(UUID.randomUUID(), 1, practice, UUID.randomUUID(), counts);
        kafka.send(AdoptionNews.TOPIC, adoption.id().toString(), adoption);
    }

    private Http.Answer find(String text) {
        return http.as(MEMBER).get("/api/bank/search?q=" + encoded(text));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static List<String> ids(Http.Answer answer) {
        return answer.body()
                .at("/items")
                .valueStream()
                .map(item -> item.at("/id").asString())
                .toList();
    }
}
