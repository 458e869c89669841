package org.kopilka.bank.review;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.kopilka.testing.Contracts;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TellingOfReviewsTest {

    @Test
    void keeps_its_promise() {
        Contracts.publishes(
                ReviewV1.TOPIC,
                new ReviewV1(
                        UUID.fromString("00000000-0000-4000-8000-00000000e001"),
                        4,
                        UUID.fromString("00000000-0000-4000-8000-00000000b001"),
                        "Копилка речевых игр",
                        1,
                        UUID.fromString("00000000-0000-4000-8000-0000000000e2"),
                        UUID.fromString("00000000-0000-4000-8000-000000000007"),
                        "accept",
                        LocalDate.of(2026, 3, 2),
                        true));
    }
}
