package org.kopilka.events.attendance.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kopilka.events.attendance.EventSamples.*;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kopilka.events.attendance.Event;
import org.kopilka.events.attendance.Events;
import org.kopilka.events.attendance.Mark;
import org.kopilka.events.attendance.Plan;
import org.kopilka.platform.actor.Visibility;
import org.kopilka.platform.documents.LostRace;
import org.kopilka.testing.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class StoringEventsIT {

    @Autowired
    Events events;

    @Test
    void brings_every_event_back_as_it_was() {
        var full = publishedWithSeats(2, ANNA, BELLA, VERA);
        var marked = after(
                full.mark(List.of(new Mark(ANNA, true), new Mark(GALINA, true), new Mark(BELLA, false)), AT_NOON));
        var held = after(published(problemSeminar("Дети мало говорят")).hold("Решили", List.of(ANNA), AT_NOON));
        var all = Stream.of(
                draft(seminar(new Plan.Limits(30, 5, TEN.minusDays(1)), ANNA, VERA)),
                draft(chosen()),
                marked,
                held,
                after(held.hold("Решили иначе", List.of(), AT_NOON)),
                after(full.cancel("Болезнь", WEEK_BEFORE)));

        assertThat(all.map(StoringEventsIT::renumbered)).allSatisfy(event -> {
            events.add(event);
            assertThat(events.find(event.id())).contains(stored(event, 1));
        });
    }

    @Test
    void refuses_what_was_decided_on_an_older_state() {
        var draft = renumbered(draft(seminar(5)));
        events.add(draft);
        var loaded = events.find(draft.id()).orElseThrow();
        events.save(loaded, after(loaded.publish(WEEK_BEFORE)));

        assertThatThrownBy(() -> events.save(loaded, after(loaded.cancel("Болезнь", WEEK_BEFORE))))
                .isInstanceOf(LostRace.class);
        assertThat(events.find(draft.id()).orElseThrow().status().word()).isEqualTo("published");
    }

    private static Plan chosen() {
        var plan = problemSeminar("Дети мало говорят");
        return new Plan(
                plan.title(),
                plan.form(),
                plan.level(),
                new Visibility(Visibility.Kind.CHOSEN, Set.of(SCHOOL_7, KINDERGARTEN_53)),
                null,
                plan.problem(),
                null,
                plan.time(),
                1.5,
                Plan.Limits.NONE,
                plan.organiser(),
                plan.presenters());
    }

    private static Event renumbered(Event event) {
        return new Event(
                UUID.randomUUID(), event.owner(), event.plan(), event.seats(), event.status(), event.edition(), 0);
    }

    private static Event stored(Event event, long version) {
        return new Event(
                event.id(), event.owner(), event.plan(), event.seats(), event.status(), event.edition(), version);
    }
}
