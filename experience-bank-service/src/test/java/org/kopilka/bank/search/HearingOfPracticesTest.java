package org.kopilka.bank.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.kopilka.testing.Contracts;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HearingOfPracticesTest {

    @Test
    void understands_what_the_bank_tells() {
        var practice = Contracts.reads(PracticeNews.TOPIC, "PracticeV1", PracticeNews.class);

        assertThat(practice).hasNoNullFieldsOrProperties();
        assertThat(practice.card()).hasNoNullFieldsOrProperties();
        assertThat(practice.isPublished()).isTrue();
    }

    @Test
    void understands_who_took_it_up() {
        assertThat(Contracts.reads(AdoptionNews.TOPIC, "AdoptionV1", AdoptionNews.class))
                .hasNoNullFieldsOrProperties();
    }
}
