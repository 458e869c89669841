package org.kopilka.events.people;

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
    void understands_what_staff_service_promises() {
        var person = Contracts.reads("kopilka.staff.educator", "EducatorV1", EducatorListener.Educator.class)
                .toPerson();

        assertThat(person).hasNoNullFieldsOrProperties();
        assertThat(person.name()).isEqualTo("Ахметова Айгүл Серікқызы");
        assertThat(person.institutionsOn(LocalDate.of(2027, 8, 31))).hasSize(1);
    }

    @Test
    void knows_where_somebody_works_on_a_day() {
        var school = UUID.randomUUID();
        var kindergarten = UUID.randomUUID();
        var posts = List.of(
                new Person.Post(kindergarten, null, "2026-05-31"),
                new Person.Post(school, "2026-05-31", null),
                new Person.Post(school, null, null));
        var person = Person.of(UUID.randomUUID(), 1, "Ёлкина", "Анна", null, posts, false);

        assertThat(person.institutionsOn(LocalDate.of(2026, 5, 31))).containsExactly(kindergarten, school);
        assertThat(person.institutionsOn(LocalDate.of(2026, 6, 1))).containsExactly(school);
        assertThat(person.search()).isEqualTo("елкина анна");
    }
}
