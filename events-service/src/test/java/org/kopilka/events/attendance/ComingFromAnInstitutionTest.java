package org.kopilka.events.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kopilka.events.attendance.EventSamples.*;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.kopilka.events.people.PeopleInMemory;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.actor.Membership;
import org.kopilka.platform.actor.Role;
import org.kopilka.platform.web.Refusal;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ComingFromAnInstitutionTest {

    private static final LocalDate DAY = TEN.toLocalDate();

    private final PeopleInMemory people = new PeopleInMemory();
    private final Whereabouts whereabouts = new Whereabouts(people);
    private final Actor anna = new Actor(
            ANNA.person(),
            "Ким Анна",
            List.of(new Membership(Role.EDUCATOR, SCHOOL_7, null), new Membership(Role.EXPERT, CENTRE, null)));

    @Test
    void counts_where_one_works_on_the_day_or_else_where_the_token_says() {
        assertThat(whereabouts.of(anna, DAY, null)).isEqualTo(new Participant(ANNA.person(), SCHOOL_7));

        people.works(ANNA.person(), KINDERGARTEN_53, null, DAY);
        assertThat(whereabouts.of(anna, DAY, null)).isEqualTo(ANNA);
        assertThat(whereabouts.of(anna, DAY.plusDays(1), null)).isEqualTo(new Participant(ANNA.person(), SCHOOL_7));
    }

    @Test
    void is_chosen_among_ones_own_alone() {
        people.works(ANNA.person(), KINDERGARTEN_53, null, null);

        assertThat(whereabouts.of(anna, DAY, SCHOOL_7)).isEqualTo(new Participant(ANNA.person(), SCHOOL_7));
        assertThat(whereabouts.of(anna, DAY, KINDERGARTEN_53)).isEqualTo(ANNA);
        assertThatThrownBy(() -> whereabouts.of(anna, DAY, CENTRE))
                .as("a duty is no place to come from")
                .isInstanceOf(Refusal.class)
                .hasMessage("not-your-institution");
    }

    @Test
    void is_known_only_of_others_who_work_somewhere_on_the_day() {
        people.works(ANNA.person(), KINDERGARTEN_53, DAY, DAY);
        var both = List.of(ANNA.person(), VERA.person());

        assertThat(whereabouts.of(List.of(ANNA.person()), DAY)).containsExactly(ANNA);
        assertThat(whereabouts.find(both, DAY)).hasSize(1).containsEntry(ANNA.person(), ANNA);
        assertThat(whereabouts.find(both, DAY.plusDays(1))).isEmpty();
        assertThatThrownBy(() -> whereabouts.of(both, DAY))
                .isInstanceOf(Refusal.class)
                .hasMessage("no-such-person");
    }
}
