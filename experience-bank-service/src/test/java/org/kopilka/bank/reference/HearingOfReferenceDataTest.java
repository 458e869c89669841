package org.kopilka.bank.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.kopilka.testing.Contracts;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HearingOfReferenceDataTest {

    @Test
    void understands_what_the_staff_service_tells() {
        var entry = Contracts.reads(ReferenceListener.TOPIC, "ReferenceItemV1", ReferenceEntry.class);

        assertThat(entry).hasNoNullFieldsOrProperties();
        assertThat(entry.isValidOn(LocalDate.of(2030, 8, 31))).isTrue();
        assertThat(entry.isValidOn(LocalDate.of(2030, 9, 1))).isFalse();
    }
}
