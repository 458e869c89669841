package org.kopilka.bank.adoption;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.kopilka.testing.Contracts;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TellingOfAdoptionsTest {

    @Test
    void keeps_its_promise() {
        Contracts.publishes(
                AdoptionV1.TOPIC,
                new AdoptionV1(
                        UUID.fromString("00000000-0000-4000-8000-00000000ad01"),
                        3,
                        UUID.fromString("00000000-0000-4000-8000-00000000b001"),
                        "Копилка речевых игр",
                        1,
                        List.of(UUID.fromString("00000000-0000-4000-8000-0000000000a1")),
                        UUID.fromString("00000000-0000-4000-8000-000000000053"),
                        UUID.fromString("00000000-0000-4000-8000-000000000007"),
                        UUID.fromString("00000000-0000-4000-8000-0000000000e2"),
                        "adapt",
                        "kept",
                        LocalDate.of(2026, 3, 2),
                        new AdoptionV1.ResultV1(LocalDate.of(2026, 5, 29), "partly", "9 из 14 рассказывают сами."),
                        true));
    }
}
