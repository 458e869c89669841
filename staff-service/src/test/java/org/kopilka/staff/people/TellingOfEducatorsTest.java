package org.kopilka.staff.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.kopilka.testing.Contracts;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TellingOfEducatorsTest {

    @Test
    void keeps_its_promise() {
        Contracts.publishes(
                EducatorV1.TOPIC,
                new EducatorV1(
                        UUID.fromString("00000000-0000-4000-8000-000000000101"),
                        4,
                        "Ахметова",
                        "Айгүл",
                        "Серікқызы",
                        List.of(new EducatorV1.PostV1(
                                UUID.fromString("00000000-0000-4000-8000-000000000053"),
                                "senior-educator",
                                "methodist",
                                LocalDate.of(2019, 9, 1),
                                LocalDate.of(2027, 8, 31))),
                        List.of(new EducatorV1.DutyV1(
                                "expert",
                                UUID.fromString("00000000-0000-4000-8000-000000000001"),
                                LocalDate.of(2025, 9, 1),
                                LocalDate.of(2026, 8, 31))),
                        false,
                        new EducatorV1.InvitationV1(
                                UUID.fromString("00000000-0000-4000-8000-000000000102"),
                                UUID.fromString("00000000-0000-4000-8000-000000000053"),
                                Instant.parse("2026-08-28T09:30:00Z"),
                                true,
                                false)));
    }
}
