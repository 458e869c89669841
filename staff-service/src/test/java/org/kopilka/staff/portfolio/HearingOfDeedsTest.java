package org.kopilka.staff.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.kopilka.testing.Contracts;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HearingOfDeedsTest {

    @Test
    void understands_participations() {
        assertThat(Contracts.reads(
                        "kopilka.events.participation", "ParticipationV1", ParticipationListener.Participation.class))
                .hasNoNullFieldsOrProperties();
    }

    @Test
    void understands_practices() {
        assertThat(Contracts.reads("kopilka.bank.practice", "PracticeV1", PracticeListener.Practice.class))
                .hasNoNullFieldsOrProperties();
    }

    @Test
    void understands_reviews() {
        assertThat(Contracts.reads("kopilka.bank.review", "ReviewV1", ReviewListener.Review.class))
                .hasNoNullFieldsOrProperties();
    }

    @Test
    void understands_adoptions() {
        assertThat(Contracts.reads("kopilka.bank.adoption", "AdoptionV1", AdoptionListener.Adoption.class))
                .hasNoNullFieldsOrProperties();
    }
}
