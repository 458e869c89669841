package org.kopilka.bank.adoption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kopilka.bank.BankSteps.card;
import static org.kopilka.bank.BankSteps.decision;
import static org.kopilka.bank.BankSteps.report;
import static org.kopilka.bank.BankSteps.verdict;

import java.util.HashMap;
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

@ServiceTest
class DrawingTheLineageIT {

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
    void begins_a_variant_with_the_own_conditions_and_the_own_result() {
        var practice = bank.published("Игры");
        var adopted = bank.adopted(practice);

        assertThat(bank.asExpert
                        .post("/api/bank/adoptions/" + adopted + "/variant", null)
                        .problem())
                .isEqualTo("not-tried");
        bank.told(adopted, report("worked", true));
        var variant = bank.grown(adopted);

        var draft = bank.asExpert.get("/api/bank/practices/" + variant);
        assertThat(draft.text("/institution")).isEqualTo(bank.school.toString());
        assertThat(draft.text("/authors/0/person")).isEqualTo(bank.expert.toString());
        assertThat(draft.text("/origin/title")).isEqualTo("Игры");
        assertThat(draft.text("/work/card/result")).isEqualTo("9 из 14 рассказывают сами.");
        assertThat(draft.text("/work/card/methods")).isEqualTo("Игры по карточкам.\n\nИграем на перемене.");
        assertThat(draft.body().at("/work/card/conditions/ageFrom").asInt()).isEqualTo(7);
        assertThat(draft.body().at("/work/card/noChildKnown").asBoolean()).isFalse();
        assertThat(bank.asExpert
                        .post("/api/bank/adoptions/" + adopted + "/variant", null)
                        .problem())
                .isEqualTo("has-variant");
    }

    @Test
    void shows_the_whole_family_from_the_first_of_its_line_whichever_member_is_asked() {
        var first = bank.published("Первая");
        var adopted = bank.adopted(first);
        bank.told(adopted, report("worked", true));
        var second = publishedVariant(adopted);
        var third = http.as(Tokens.of(UUID.randomUUID(), "Ан Зоя", "educator:" + bank.centre));
        var again = third.post(
                "/api/bank/adoptions",
                Map.of("practice", second, "institution", bank.centre, "plan", decision("adopt")));
        assertThat(again.status()).isEqualTo(201);

        for (var asked : new UUID[] {first, second}) {
            var lineage = bank.asAuthor.get("/api/bank/practices/" + asked + "/lineage");
            assertThat(lineage.text("/asked")).isEqualTo(asked.toString());
            assertThat(lineage.text("/first/practice")).isEqualTo(first.toString());
            assertThat(lineage.text("/first/adoptions/0/adoption/id")).isEqualTo(adopted.toString());
            assertThat(lineage.text("/first/adoptions/0/variant/practice")).isEqualTo(second.toString());
            assertThat(lineage.text("/first/adoptions/0/variant/adoptions/0/adoption/institutionName"))
                    .isEqualTo("Центр");
            assertThat(lineage.body().at("/cut").asBoolean()).isFalse();
            assertThat(lineage.body().at("/spread/institutions").asInt()).isEqualTo(1);
        }
        assertThat(kafka.topic("kopilka.bank.practice")
                        .await(second)
                        .body()
                        .at("/origin/practice")
                        .asString())
                .isEqualTo(first.toString());
    }

    @Test
    void shows_a_draft_to_its_authors_alone() {
        var first = bank.published("С черновиком");
        var adopted = bank.adopted(first);
        bank.told(adopted, report("partly", true));
        var variant = bank.grown(adopted);

        var own = bank.asExpert.get("/api/bank/practices/" + first + "/lineage");
        assertThat(own.text("/first/adoptions/0/variant/practice")).isEqualTo(variant.toString());
        assertThat(own.text("/first/adoptions/0/variant/standing")).isEqualTo("draft");
        var theirs = bank.asAuthor.get("/api/bank/practices/" + first + "/lineage");
        assertThat(theirs.body().at("/first/adoptions/0/variant").isMissingNode())
                .isTrue();
        assertThat(theirs.body().at("/first/adoptions/0/adoption/variant").isMissingNode())
                .isTrue();
    }

    @Test
    void hides_what_lies_outside_the_readers_scope_but_for_the_line_through_it() {
        var first = bank.published("Только для своих");
        var adopted = bank.adopted(first);
        bank.told(adopted, report("worked", true));
        var second = publishedVariant(adopted);
        var closed = new HashMap<>(bank.text("Только для своих"));
        closed.put("visibility", Map.of("kind", "institution"));
        assertThat(bank.asAuthor
                        .ifMatch(bank.version(first))
                        .put("/api/bank/practices/" + first, closed)
                        .status())
                .isEqualTo(200);
        var stranger = http.as(Tokens.of(UUID.randomUUID(), "Чужая", "educator:" + bank.centre));

        assertThat(stranger.get("/api/bank/practices/" + first + "/lineage").status())
                .isEqualTo(404);
        var seen = stranger.get("/api/bank/practices/" + second + "/lineage");

        assertThat(seen.text("/first/standing")).isEqualTo("hidden");
        assertThat(seen.body().at("/first/title").isMissingNode()).isTrue();
        assertThat(stranger.get("/api/bank/adoptions/" + adopted).status()).isEqualTo(404);
        assertThat(seen.text("/first/adoptions/0/id")).isEqualTo(adopted.toString());
        assertThat(seen.body().at("/first/adoptions/0").has("adoption")).isFalse();
        assertThat(seen.text("/first/adoptions/0/variant/practice")).isEqualTo(second.toString());
        var own = bank.asExpert.get("/api/bank/practices/" + second + "/lineage");
        assertThat(own.text("/first/standing")).isEqualTo("hidden");
        assertThat(own.text("/first/adoptions/0/adoption/adopter")).isEqualTo(bank.expert.toString());
    }

    private UUID publishedVariant(UUID adoption) {
        var variant = bank.grown(adoption);
        var path = "/api/bank/practices/" + variant;
        var text = new HashMap<>(bank.text("Выросшая"));
        text.put("institution", bank.school);
        assertThat(bank.asExpert.ifMatch(1).put(path, text).status()).isEqualTo(200);
        assertThat(bank.asExpert.ifMatch(2).post(path + "/submission", null).status())
                .isEqualTo(200);
        var reviewer = http.as(Tokens.of(UUID.randomUUID(), "Мун Ада", "expert:" + bank.district));
        assertThat(reviewer.post(card(variant) + "/review", null).status()).isEqualTo(200);
        assertThat(reviewer.post(card(variant) + "/verdict", verdict("accept")).status())
                .isEqualTo(204);
        return variant;
    }
}
