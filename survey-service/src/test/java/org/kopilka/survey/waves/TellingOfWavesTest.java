package org.kopilka.survey.waves;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.kopilka.testing.Contracts;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TellingOfWavesTest {

    @Test
    void keeps_its_promise() {
        Contracts.publishes(
                WaveV1.TOPIC,
                new WaveV1(
                        UUID.fromString("00000000-0000-4000-8000-000000000301"),
                        7,
                        "Востребованность форм, осень 2026",
                        UUID.fromString("00000000-0000-4000-8000-000000000302"),
                        UUID.fromString("00000000-0000-4000-8000-0000000000d1"),
                        "open",
                        LocalDate.of(2026, 9, 1),
                        LocalDate.of(2026, 9, 14),
                        true,
                        30,
                        12,
                        List.of(new WaveV1.PartV1(UUID.fromString("00000000-0000-4000-8000-000000000053"), 30, 12)),
                        LocalDate.of(2026, 9, 10)));
    }
}
