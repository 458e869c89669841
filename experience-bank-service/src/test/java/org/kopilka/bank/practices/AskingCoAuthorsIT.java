package org.kopilka.bank.practices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kopilka.bank.BankSteps;
import org.kopilka.testing.Http;
import org.kopilka.testing.ServiceTest;
import org.kopilka.testing.Tokens;
import org.kopilka.testing.Topic;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Somebody of another institution is an author of what they agreed to be an author of. */
@ServiceTest
class AskingCoAuthorsIT {

    @Autowired
    Http http;

    @Autowired
    Topic.Broker kafka;

    BankSteps bank;
    UUID outsider;
    UUID colleague;
    Http asOutsider;
    UUID practice;

    @BeforeEach
    void aPracticeThatNamesAColleagueAndSomebodyOfAnotherInstitution() {
        bank = new BankSteps(http, kafka);
        outsider = UUID.randomUUID();
        colleague = UUID.randomUUID();
        asOutsider = http.as(Tokens.of(outsider, "Чужова Вера", "educator:" + bank.centre));
        bank.educator(outsider, "Чужова", List.of(bank.centre), List.of());
        bank.educator(colleague, "Своева", List.of(bank.kindergarten), List.of());
        var begun = await().until(this::begun, answer -> answer.status() == 201);
        practice = UUID.fromString(begun.text("/id"));
    }

    @Test
    void names_a_colleague_at_once_and_asks_whoever_works_elsewhere() {
        var seen = bank.asAuthor.get(path()).body();

        assertThat(people(seen.at("/authors"))).containsExactly(bank.author.toString(), colleague.toString());
        assertThat(people(seen.at("/work/authors"))).doesNotContain(outsider.toString());
        assertThat(people(seen.at("/work/invited"))).containsExactly(outsider.toString());
        assertThat(asOutsider.get("/api/bank/waiting").body().at("/asked").asInt())
                .isEqualTo(1);
        assertThat(asOutsider.get("/api/bank/practices/asking-me").text("/items/0/id"))
                .isEqualTo(practice.toString());
        assertThat(asOutsider.get("/api/bank/practices/mine").body().at("/items"))
                .isEmpty();
    }

    @Test
    void lets_whoever_is_asked_read_what_they_are_to_sign_and_change_nothing() {
        var seen = asOutsider.get(path());

        assertThat(seen.text("/work/card/title")).isEqualTo("Вместе");
        assertThat(seen.body().at("/may").toString()).isEqualTo("[\"agree\"]");
        assertThat(asOutsider.ifMatch(version()).put(path(), text()).status()).isEqualTo(403);
        assertThat(asOutsider
                        .ifMatch(version())
                        .post(path() + "/submission", null)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void makes_an_author_of_whoever_agrees() {
        assertThat(answer(asOutsider, true)).isEqualTo(204);

        assertThat(people(bank.asAuthor.get(path()).body().at("/work/authors"))).contains(outsider.toString());
        assertThat(asOutsider.get(path()).body().at("/may").toString()).contains("write");
        assertThat(answer(asOutsider, true)).as("answered already").isEqualTo(404);
    }

    @Test
    void forgets_whoever_declines_and_does_not_ask_again_as_the_text_is_written_on() {
        assertThat(answer(asOutsider, false)).isEqualTo(204);
        bank.asAuthor.ifMatch(version()).put(path(), text());

        assertThat(asOutsider.get(path()).status()).isEqualTo(404);
        assertThat(asOutsider.get("/api/bank/waiting").body().at("/asked").asInt())
                .isZero();
        var work = bank.asAuthor.get(path()).body().at("/work");
        assertThat(people(work.at("/authors"))).doesNotContain(outsider.toString());
        assertThat(work.at("/invited/0/declined").asBoolean()).isTrue();
    }

    @Test
    void tells_nobody_of_an_author_before_they_agree_and_everybody_after() {
        publish();
        var told = kafka.topic("kopilka.bank.practice").await(practice);
        assertThat(people(told.body().at("/authors"))).doesNotContain(outsider.toString());

        assertThat(answer(asOutsider, true)).isEqualTo(204);

        kafka.topic("kopilka.bank.practice")
                .await(message -> message.key().equals(practice.toString())
                        && people(message.body().at("/authors")).contains(outsider.toString()));
        assertThat(people(bank.asExpert.get(path()).body().at("/published/authors")))
                .contains(outsider.toString());
    }

    @Test
    void answers_for_nobody_but_the_one_who_is_asked() {
        for (var other : List.of(bank.asAuthor, bank.asColleague, bank.asExpert, bank.asDistrict)) {
            assertThat(answer(other, true)).isEqualTo(404);
        }
        assertThat(people(bank.asAuthor.get(path()).body().at("/work/invited"))).contains(outsider.toString());
    }

    @Test
    void is_reviewed_by_an_expert_who_is_asked_to_sign_it_only_after_they_declined() {
        bank.educator(bank.expert, "Лис", List.of(bank.school), List.of(bank.school));
        var text = text();
        text.put("authors", List.of(bank.author, bank.expert));
        var begun =
                await().until(() -> bank.asAuthor.post("/api/bank/practices", text), answer -> answer.status() == 201);
        practice = UUID.fromString(begun.text("/id"));
        bank.submit(practice);

        assertThat(bank.asExpert
                        .post(BankSteps.card(practice) + "/review", null)
                        .text("/reason"))
                .isEqualTo("author");
        assertThat(answer(bank.asExpert, false)).isEqualTo(204);
        assertThat(bank.asExpert
                        .post(BankSteps.card(practice) + "/review", null)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void is_not_sent_to_the_experts_before_it_has_an_author() {
        var methodist = http.as(Tokens.of(UUID.randomUUID(), "Методист", "methodist:" + bank.kindergarten));
        var text = new HashMap<>(bank.text("Чужими руками"));
        text.put("authors", List.of(outsider));
        var begun = methodist.post("/api/bank/practices", text);
        var own = "/api/bank/practices/" + begun.text("/id");

        assertThat(begun.body().at("/authors")).isEmpty();
        assertThat(methodist.ifMatch(1).post(own + "/submission", null).problem())
                .isEqualTo("no-author-yet");
        assertThat(asOutsider.post(own + "/authorship", Map.of("agreed", true)).status())
                .isEqualTo(204);
        assertThat(methodist.ifMatch(2).post(own + "/submission", null).status())
                .isEqualTo(200);
    }

    private void publish() {
        bank.submit(practice);
        assertThat(bank.asExpert
                        .post(BankSteps.card(practice) + "/review", null)
                        .status())
                .isEqualTo(200);
        bank.accept(practice);
    }

    private Http.Answer begun() {
        return bank.asAuthor.post("/api/bank/practices", text());
    }

    private HashMap<String, Object> text() {
        var text = new HashMap<>(bank.text("Вместе"));
        text.put("authors", List.of(bank.author, colleague, outsider));
        return text;
    }

    private int answer(Http who, boolean agreed) {
        return who.post(path() + "/authorship", Map.of("agreed", agreed)).status();
    }

    private String path() {
        return "/api/bank/practices/" + practice;
    }

    private long version() {
        return bank.version(practice);
    }

    private static List<String> people(JsonNode authors) {
        return authors.valueStream()
                .map(author -> author.at("/person").asString())
                .toList();
    }
}
