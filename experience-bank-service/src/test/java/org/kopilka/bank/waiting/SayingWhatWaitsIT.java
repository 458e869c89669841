package org.kopilka.bank.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kopilka.bank.BankSteps.card;
import static org.kopilka.bank.BankSteps.report;
import static org.kopilka.bank.BankSteps.verdict;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kopilka.bank.BankSteps;
import org.kopilka.testing.Http;
import org.kopilka.testing.ServiceTest;
import org.kopilka.testing.Topic;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class SayingWhatWaitsIT {

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
    void counts_what_was_returned_to_its_authors() {
        var practice = bank.taken("Вернётся");
        assertThat(waiting(bank.asAuthor, "returned")).isZero();

        bank.asExpert.post(card(practice) + "/verdict", verdict("return"));

        assertThat(waiting(bank.asAuthor, "returned")).isEqualTo(1);
        assertThat(waiting(bank.asExpert, "returned")).isZero();
    }

    @Test
    void counts_what_an_expert_holds_and_may_take_but_not_the_own() {
        var before = waiting(bank.asExpert, "toReview");
        var colleagueBefore = waiting(bank.asColleague, "toReview");

        bank.submitted("Ждёт");
        bank.taken("Держат");

        assertThat(waiting(bank.asExpert, "toReview")).isEqualTo(before + 1);
        assertThat(waiting(bank.asExpert, "reviewing")).isEqualTo(1);
        assertThat(waiting(bank.asColleague, "toReview")).isEqualTo(colleagueBefore);
        assertThat(waiting(bank.asAuthor, "toReview")).isZero();
    }

    @Test
    void counts_what_was_taken_up_until_its_result_is_told() {
        var adopted = bank.adopted(bank.published("Пробуют"));
        assertThat(waiting(bank.asExpert, "trying")).isEqualTo(1);

        bank.told(adopted, report("worked", true));

        assertThat(waiting(bank.asExpert, "trying")).isZero();
    }

    private static int waiting(Http as, String what) {
        return as.get("/api/bank/waiting").body().at("/" + what).asInt();
    }
}
