package org.kopilka.survey.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.kopilka.testing.Contracts;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HearingOfEducatorsTest {

    @Test
    void understands_what_staff_service_tells() {
        var news = Contracts.reads("kopilka.staff.educator", "EducatorV1", EducatorListener.EducatorNews.class);

        assertThat(news).hasNoNullFieldsOrProperties();
        var educator = news.toEducator();
        assertThat(educator.invitation()).isNotNull().hasNoNullFieldsOrProperties();
        assertThat(educator.fullName()).isEqualTo("Ахметова Айгүл Серікқызы");
        var post = educator.posts().getFirst();
        assertThat(post).hasNoNullFieldsOrProperties();
        assertThat(educator.institutionsOn(LocalDate.of(2026, 9, 1))).containsExactly(post.institution());
        assertThat(educator.institutionsOn(LocalDate.of(2019, 8, 31))).isEmpty();
        assertThat(educator.institutionsOn(LocalDate.of(2027, 9, 1))).isEmpty();
    }
}
