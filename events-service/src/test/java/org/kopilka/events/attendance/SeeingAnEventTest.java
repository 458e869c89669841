package org.kopilka.events.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kopilka.events.attendance.EventSamples.*;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.kopilka.platform.actor.Access;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.actor.Membership;
import org.kopilka.platform.actor.Role;
import org.kopilka.platform.actor.Visibility;
import org.kopilka.platform.institutions.InstitutionTree;
import org.kopilka.platform.web.Refusal;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SeeingAnEventTest {

    private static final Actor RESPONSIBLE = actor(GALINA.person(), Role.METHODIST, CENTRE);
    private static final Actor ORGANISER = actor(METHODIST.person(), Role.EDUCATOR, CENTRE);
    private static final Actor OF_SCHOOL = actor(VERA.person(), Role.METHODIST, SCHOOL_7);
    private static final Actor EDUCATOR = actor(ANNA.person(), Role.EDUCATOR, KINDERGARTEN_53);

    private final EventsInMemory events = new EventsInMemory();
    private final EventAccess access = new EventAccess(new Access(new InstitutionTree()), events);

    @Test
    void is_for_the_responsible_methodist_alone_as_long_as_it_is_a_draft() {
        var draft = draft(seminar(5));

        assertThat(access.sees(RESPONSIBLE, draft)).isTrue();
        assertThat(access.sees(ORGANISER, draft)).isFalse();
        assertThat(access.sees(OF_SCHOOL, draft)).isFalse();
    }

    @Test
    void is_for_those_it_is_published_for_and_for_who_has_a_part_in_it() {
        var forCentre = published(forCentre());

        assertThat(access.sees(EDUCATOR, publishedWithSeats(5))).isTrue();
        assertThat(access.sees(ORGANISER, forCentre)).isTrue();
        assertThat(access.sees(EDUCATOR, forCentre)).isFalse();
        assertThat(access.sees(EDUCATOR, after(forCentre.signUp(ANNA, WEEK_BEFORE))))
                .as("sits in it")
                .isTrue();
    }

    @Test
    void is_not_there_for_who_may_not_know_of_it() {
        events.add(draft(seminar(5)));
        var id = draft(seminar(5)).id();

        assertThat(access.find(RESPONSIBLE, id).id()).isEqualTo(id);
        assertNotThere(() -> access.find(EDUCATOR, id));
        assertNotThere(() -> access.find(RESPONSIBLE, UUID.randomUUID()));
        assertNotThere(() -> access.requireResponsible(EDUCATOR, draft(seminar(5))));
        assertNotThere(() -> access.requireRuns(EDUCATOR, draft(seminar(5))));
    }

    @Test
    void is_changed_by_the_responsible_methodist_alone() {
        var event = publishedWithSeats(5);

        assertThatCode(() -> access.requireResponsible(RESPONSIBLE, event)).doesNotThrowAnyException();
        assertRefused(() -> access.requireResponsible(OF_SCHOOL, event), "foreign-institution");
        assertRefused(() -> access.requireResponsible(ORGANISER, event), "foreign-institution");
    }

    @Test
    void is_run_by_its_organiser_and_the_responsible_methodist() {
        var event = publishedWithSeats(5);

        assertThatCode(() -> access.requireRuns(RESPONSIBLE, event)).doesNotThrowAnyException();
        assertThatCode(() -> access.requireRuns(ORGANISER, event)).doesNotThrowAnyException();
        assertRefused(() -> access.requireRuns(OF_SCHOOL, event), "not-organiser");
        assertThatCode(() -> access.requireRunsOrSends(OF_SCHOOL, event)).doesNotThrowAnyException();
        assertRefused(() -> access.requireRunsOrSends(EDUCATOR, event), "not-organiser");
    }

    @Test
    void takes_people_of_an_institution_from_its_own_methodist_and_of_any_from_the_responsible_one() {
        var event = publishedWithSeats(5);

        assertThat(access.answersFor(RESPONSIBLE, event, SCHOOL_7)).isTrue();
        assertThatCode(() -> access.requireAnswersFor(OF_SCHOOL, event, SCHOOL_7))
                .doesNotThrowAnyException();
        assertRefused(() -> access.requireAnswersFor(OF_SCHOOL, event, KINDERGARTEN_53), "foreign-institution");
        assertThatCode(() -> access.requireAnswersFor(RESPONSIBLE, event, SCHOOL_7))
                .doesNotThrowAnyException();
    }

    private static void assertNotThere(Runnable look) {
        assertThatThrownBy(look::run)
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.getStatusCode().value()).isEqualTo(404));
    }

    private static void assertRefused(Runnable order, String problem) {
        assertThatThrownBy(order::run).isInstanceOf(Refusal.class).hasMessage(problem);
    }

    private static Actor actor(UUID person, Role role, UUID institution) {
        return new Actor(person, "Лис Вера", List.of(new Membership(role, institution, null)));
    }

    private static Plan forCentre() {
        var plan = seminar(5);
        return new Plan(
                plan.title(),
                plan.form(),
                plan.level(),
                Visibility.INSTITUTION,
                null,
                null,
                null,
                plan.time(),
                plan.hours(),
                plan.limits(),
                plan.organiser(),
                plan.presenters());
    }
}
