package org.kopilka.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.kopilka.bank.BankSteps.card;
import static org.kopilka.bank.BankSteps.verdict;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kopilka.testing.Http;
import org.kopilka.testing.ServiceTest;
import org.kopilka.testing.Tokens;
import org.kopilka.testing.Topic;
import org.springframework.beans.factory.annotation.Autowired;

/** What a duty lends, and what it does not: an expert reviews, and is nobody's colleague for it. */
@ServiceTest
class DoingADutyIT {

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
    void begins_no_practice_in_the_name_of_an_institution_where_one_has_no_post() {
        for (var role : List.of("expert", "network-admin", "district-methodist")) {
            for (var node : List.of(bank.kindergarten, bank.district)) {
                var begun = as(role, node).post("/api/bank/practices", bank.text("Не моё место"));

                assertThat(begun.status()).as(role).isEqualTo(403);
                assertThat(begun.problem()).isEqualTo("foreign-institution");
            }
        }
    }

    @Test
    void shows_nothing_of_what_an_institution_keeps_for_its_own() {
        var practice = published("Логоритмика для своих");
        var path = "/api/bank/practices/" + practice;
        await().untilAsserted(
                        () -> assertThat(found(bank.asColleague, "логоритмика")).contains(practice.toString()));

        for (var role : List.of("expert", "network-admin")) {
            for (var node : List.of(bank.kindergarten, bank.district)) {
                var reader = as(role, node);
                assertThat(reader.get(path).status()).as(role).isEqualTo(404);
                assertThat(reader.get(path + "/similar").status()).isEqualTo(404);
                assertThat(reader.get(path + "/adoptions").status()).isEqualTo(404);
                assertThat(found(reader, "логоритмика")).doesNotContain(practice.toString());
            }
        }
        assertThat(bank.asColleague.get(path).status()).isEqualTo(200);
        assertThat(bank.asDistrict.get(path).status()).isEqualTo(200);
    }

    @Test
    void reads_for_review_what_was_submitted_below_the_node_of_the_duty() {
        var practice = own("На рецензию");
        bank.submit(practice);

        var expert = as("expert", bank.district);
        assertThat(expert.get(card(practice)).status()).isEqualTo(200);
        assertThat(expert.get("/api/bank/practices/" + practice).status()).isEqualTo(404);
        assertThat(expert.post(card(practice) + "/review", null).status()).isEqualTo(200);
    }

    @Test
    void reviews_nothing_of_another_district() {
        var submitted = bank.submitted("Чужой район");
        var held = bank.taken("Чужой район, в работе");
        var elsewhere = new BankSteps(http, kafka);
        var expert = as("expert", elsewhere.district);

        for (var practice : List.of(submitted, held)) {
            assertThat(expert.get(card(practice)).status()).isEqualTo(404);
            assertThat(expert.post(card(practice) + "/review", null).status()).isEqualTo(404);
            assertThat(expert.post(card(practice) + "/verdict", verdict("accept"))
                            .status())
                    .isEqualTo(404);
        }
        assertThat(new String(expert.get("/api/bank/review/queue?limit=200").bytes()))
                .doesNotContain(submitted.toString(), held.toString());
        assertThat(expert.get("/api/bank/waiting").body().at("/toReview").asInt())
                .isZero();
    }

    @Test
    void is_given_no_practice_beyond_the_node_of_the_duty() {
        var elsewhere = new BankSteps(http, kafka);
        var far = UUID.randomUUID();
        var near = UUID.randomUUID();
        bank.educator(far, "Дальняя", List.of(elsewhere.school), List.of(elsewhere.district));
        bank.educator(near, "Ближняя", List.of(bank.school), List.of(bank.district));
        var practice = bank.submitted("Кому отдать");
        await().untilAsserted(() -> assertThat(
                        bank.asDistrict.get(card(practice) + "/experts").bytes())
                .asString()
                .contains(near.toString()));

        assertThat(bank.asDistrict.get(card(practice) + "/experts").bytes())
                .asString()
                .doesNotContain(far.toString());
        assertThat(bank.asDistrict
                        .post(card(practice) + "/assignment", Map.of("expert", far))
                        .problem())
                .isEqualTo("no-such-expert");
    }

    @Test
    void learns_of_copies_only_where_the_reviewer_reads_the_original() {
        var original = published("Дневник погоды");
        await().untilAsserted(
                        () -> assertThat(found(bank.asColleague, "погоды")).contains(original.toString()));
        var copy = bank.submitted("Дневник погоды");
        assertThat(bank.asAuthor.get("/api/bank/practices/" + copy).bytes())
                .asString()
                .contains(original.toString());

        assertThat(new String(as("expert", bank.district).get(card(copy)).bytes()))
                .doesNotContain(original.toString());
        assertThat(new String(bank.asDistrict.get(card(copy)).bytes())).contains(original.toString());
    }

    private UUID own(String title) {
        var text = new HashMap<>(bank.text(title));
        text.put("visibility", Map.of("kind", "institution"));
        return UUID.fromString(bank.asAuthor.post("/api/bank/practices", text).text("/id"));
    }

    private UUID published(String title) {
        var practice = own(title);
        bank.submit(practice);
        assertThat(bank.asExpert.post(card(practice) + "/review", null).status())
                .isEqualTo(200);
        bank.accept(practice);
        return practice;
    }

    private String found(Http reader, String words) {
        var query = java.net.URLEncoder.encode(words, java.nio.charset.StandardCharsets.UTF_8);
        return new String(reader.get("/api/bank/search?q=" + query).bytes());
    }

    private Http as(String role, UUID node) {
        return http.as(Tokens.of(UUID.randomUUID(), "Поручена", role + ":" + node));
    }
}
