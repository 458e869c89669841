package org.kopilka.staff.reference;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.kopilka.testing.Contracts;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TellingOfReferenceDataTest {

    @Test
    void keeps_its_promise() {
        Contracts.publishes(
                ReferenceItemV1.TOPIC,
                new ReferenceItemV1(
                        UUID.fromString("00000000-0000-4000-8000-000000000002"),
                        1,
                        "form-of-work",
                        "problem-seminar",
                        2,
                        new ReferenceItem.Names("Проблемный семинар", "Проблемалық семинар", "Problem seminar"),
                        LocalDate.of(2006, 9, 1),
                        LocalDate.of(2030, 8, 31),
                        "Опыт ДОУ № 53 СО РАН, 2006 и 2011",
                        Map.of("number", "F2", "character", "productive")));
    }
}
