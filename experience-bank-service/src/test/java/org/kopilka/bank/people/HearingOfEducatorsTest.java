package org.kopilka.bank.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.kopilka.testing.Contracts;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HearingOfEducatorsTest {

    @Test
    void understands_what_the_staff_service_tells() {
        var news = Contracts.reads(EducatorListener.TOPIC, "EducatorV1", EducatorListener.EducatorNews.class);

        assertThat(news).hasNoNullFieldsOrProperties();
        assertThat(news.posts()).allSatisfy(post -> assertThat(post).hasNoNullFieldsOrProperties());
        assertThat(news.toEducator().name())
                .isEqualTo(news.familyName() + " " + news.givenName() + " " + news.patronymic());
    }

    @Test
    void knows_where_somebody_works_on_a_day() {
        var post =
                new Educator.Post(UUID.randomUUID(), "educator", LocalDate.of(2025, 9, 1), LocalDate.of(2026, 5, 31));
        var educator = new Educator(UUID.randomUUID(), 1, "", "", List.of(post), List.of(), false);

        assertThat(educator.institutionsOn(LocalDate.of(2026, 5, 31))).containsExactly(post.institution());
        assertThat(educator.institutionsOn(LocalDate.of(2026, 6, 1))).isEmpty();
        assertThat(educator.institutionsOn(LocalDate.of(2025, 8, 31))).isEmpty();
    }
}
