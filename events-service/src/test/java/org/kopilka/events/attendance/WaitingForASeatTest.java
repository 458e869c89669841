package org.kopilka.events.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kopilka.events.attendance.EventSamples.*;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.kopilka.events.people.PeopleInMemory;
import org.kopilka.platform.actor.Visibility;
import org.kopilka.platform.institutions.InstitutionTree;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WaitingForASeatTest {

    private static final LocalDate DAY = TEN.toLocalDate();

    private final PeopleInMemory people = new PeopleInMemory();
    private final EventsInMemory events = new EventsInMemory();
    private final InstitutionTree tree = new InstitutionTree();
    private final WaitingList waiting = new WaitingList(people, events, tree);
    /** Bella of the kindergarten waits, and Vera of the school. */
    private final Event event = publishedWithSeats(1, ANNA, BELLA, VERA);

    @Test
    void goes_on_for_those_who_work_where_they_did_and_for_those_of_whom_nothing_was_told() {
        people.works(BELLA.person(), KINDERGARTEN_53, null, null);

        assertThat(waiting.passedOver(event)).isEmpty();
        assertThat(waiting.passedOver(publishedWithSeats(5, ANNA))).isEmpty();
    }

    @Test
    void is_in_vain_for_who_will_not_work_there_on_the_day_any_more() {
        people.works(BELLA.person(), KINDERGARTEN_53, null, DAY);
        people.works(VERA.person(), SCHOOL_7, null, DAY.minusDays(1));
        assertThat(waiting.passedOver(event)).isEqualTo(Map.of(VERA.person(), PassedOver.LEFT));

        people.left(BELLA.person());
        assertThat(waiting.passedOver(event)).containsEntry(BELLA.person(), PassedOver.LEFT);
    }

    @Test
    void is_in_vain_where_the_event_is_planned_for_others() {
        people.works(BELLA.person(), KINDERGARTEN_53, null, null);

        assertThat(passedOver(SCHOOL_7, Visibility.INSTITUTION))
                .isEqualTo(Map.of(BELLA.person(), PassedOver.NOT_FOR_THEM));
        assertThat(passedOver(CENTRE, new Visibility(Visibility.Kind.CHOSEN, Set.of(KINDERGARTEN_53))))
                .isEqualTo(Map.of(VERA.person(), PassedOver.NOT_FOR_THEM));
        assertThat(passedOver(SCHOOL_7, new Visibility(Visibility.Kind.CHOSEN, Set.of(KINDERGARTEN_53))))
                .isEmpty();
    }

    @Test
    void is_not_in_vain_for_who_belongs_to_the_node_above_the_institution() {
        tree.put(new InstitutionTree.Node(CENTRE, 1, "Школа при центре", "school", SCHOOL_7, false));

        assertThat(passedOver(CENTRE, Visibility.INSTITUTION))
                .isEqualTo(Map.of(BELLA.person(), PassedOver.NOT_FOR_THEM));
    }

    @Test
    void is_in_vain_for_who_presents_elsewhere_at_that_time() {
        events.add(presenting(BELLA, TEN.plusHours(2), TEN.plusHours(5)));
        events.add(presenting(VERA, TEN.plusHours(3), TEN.plusHours(5)));

        assertThat(waiting.passedOver(event)).isEqualTo(Map.of(BELLA.person(), PassedOver.PRESENTS_ELSEWHERE));
    }

    @Test
    void is_looked_at_by_the_plan_as_it_will_be() {
        events.add(presenting(VERA, TEN.plusHours(3), TEN.plusHours(5)));
        var later = planned(Visibility.NETWORK, new Plan.Time(TEN.plusHours(1), TEN.plusHours(4), ULYANOVSK));

        assertThat(waiting.passedOver(event, CENTRE, later))
                .isEqualTo(Map.of(VERA.person(), PassedOver.PRESENTS_ELSEWHERE));
    }

    private Map<UUID, PassedOver> passedOver(UUID owner, Visibility visibility) {
        return waiting.passedOver(event, owner, planned(visibility, event.plan().time()));
    }

    private static Event presenting(Participant who, LocalDateTime start, LocalDateTime end) {
        var plan = planned(Visibility.NETWORK, new Plan.Time(start, end, ULYANOVSK));
        return Event.draft(UUID.randomUUID(), CENTRE, plan.presentedBy(List.of(who)));
    }

    private static Plan planned(Visibility visibility, Plan.Time time) {
        var plan = seminar(1);
        return new Plan(
                plan.title(),
                plan.form(),
                plan.level(),
                visibility,
                null,
                null,
                null,
                time,
                plan.hours(),
                plan.limits(),
                plan.organiser(),
                plan.presenters());
    }
}
