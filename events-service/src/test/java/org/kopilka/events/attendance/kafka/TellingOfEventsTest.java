package org.kopilka.events.attendance.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kopilka.events.attendance.EventSamples.*;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.kopilka.events.attendance.Event;
import org.kopilka.events.attendance.Mark;
import org.kopilka.events.attendance.Participant;
import org.kopilka.events.attendance.Plan;
import org.kopilka.platform.documents.Outgoing;
import org.kopilka.testing.Contracts;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TellingOfEventsTest {

    @Test
    void keeps_its_promise_of_events() {
        var plan = seminar(new Plan.Limits(30, 5, null), ANNA, VERA);

        Contracts.publishes(
                EventMessages.EVENT, EventV1.of(after(published(plan).signUp(BELLA, WEEK_BEFORE)), 3));
    }

    @Test
    void keeps_its_promise_of_participations() {
        var event = came(publishedWithSeats(30, ANNA), ANNA);

        Contracts.publishes(
                EventMessages.PARTICIPATION,
                ParticipationV1.of(event, event.participations().getFirst(), true, 4));
    }

    @Test
    void says_nothing_of_a_draft() {
        var draft = draft(seminar(30));

        assertThat(EventMessages.of(draft, after(draft.replan(CENTRE, seminar(20), WEEK_BEFORE, Set.of()))))
                .isEmpty();
        assertThat(EventMessages.of(draft, after(draft.cancel("Передумали", WEEK_BEFORE))))
                .isEmpty();
    }

    @Test
    void tells_of_a_participation_only_when_something_of_it_changed() {
        var before = publishedWithSeats(30, ANNA, BELLA);
        var annaCame = came(before, ANNA);
        var bothCame = came(annaCame, BELLA);

        assertThat(participations(before, annaCame))
                .extracting(ParticipationV1::person)
                .containsExactly(ANNA.person());
        assertThat(participations(annaCame, bothCame))
                .extracting(ParticipationV1::person)
                .containsExactly(BELLA.person());
    }

    @Test
    void corrects_what_counts_no_more_under_the_same_id() {
        var before = came(publishedWithSeats(30, ANNA), ANNA);
        var told = participations(publishedWithSeats(30, ANNA), before).getFirst();

        var corrected = participations(before, after(before.mark(List.of(new Mark(ANNA, false)), AT_NOON)));
        var cancelled = participations(before, after(before.cancel("Сорвалось", AT_NOON)));

        assertThat(List.of(corrected, cancelled)).allSatisfy(messages -> {
            assertThat(messages).hasSize(1);
            assertThat(messages.getFirst().id()).isEqualTo(told.id());
            assertThat(messages.getFirst().counts()).isFalse();
        });
        assertThat(told.counts()).isTrue();
    }

    @Test
    void tells_of_all_again_when_the_event_itself_is_told_otherwise() {
        var before = came(came(publishedWithSeats(30, ANNA, BELLA), ANNA), BELLA);
        var plan = seminar(30);
        var renamed = new Plan(
                "Речь, движение и музыка",
                plan.form(),
                plan.level(),
                plan.visibility(),
                null,
                null,
                null,
                plan.time(),
                plan.hours(),
                plan.limits(),
                plan.organiser(),
                plan.presenters());

        assertThat(participations(before, after(before.replan(CENTRE, renamed, AT_NOON, Set.of()))))
                .hasSize(2)
                .allSatisfy(message -> assertThat(message.title()).isEqualTo("Речь, движение и музыка"));
    }

    @Test
    void tells_all_anew_as_it_stands() {
        var event = came(came(publishedWithSeats(30, ANNA, BELLA), ANNA), BELLA);

        assertThat(EventMessages.of(event))
                .extracting(Outgoing::topic)
                .containsExactly(EventMessages.EVENT, EventMessages.PARTICIPATION, EventMessages.PARTICIPATION);
        assertThat(EventMessages.of(event).stream()
                        .skip(1)
                        .map(message -> ((ParticipationV1) message.body().apply(7)).counts()))
                .containsOnly(true);
        assertThat(EventMessages.of(draft(seminar(30)))).isEmpty();
    }

    private static Event came(Event event, Participant who) {
        return after(event.mark(List.of(new Mark(who, true)), AT_NOON));
    }

    private static List<ParticipationV1> participations(Event before, Event next) {
        return Arrays.stream(EventMessages.of(before, next))
                .filter(message -> message.topic().equals(EventMessages.PARTICIPATION))
                .map(message -> (ParticipationV1) message.body().apply(7))
                .toList();
    }
}
