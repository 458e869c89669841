package org.kopilka.events.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.kopilka.testing.Contracts;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HearingOfReferenceDataTest {

    @Test
    void understands_what_staff_service_promises() {
        var item = Contracts.reads("kopilka.staff.reference", "ReferenceItemV1", ReferenceListener.ReferenceItem.class)
                .toItem();

        assertThat(item).hasNoNullFieldsOrProperties();
        assertThat(item.name("kk")).isEqualTo("Проблемалық семинар");
        assertThat(item.name("de")).isEqualTo("Проблемный семинар");
    }
}
