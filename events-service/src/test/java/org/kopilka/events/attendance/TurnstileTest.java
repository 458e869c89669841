package org.kopilka.events.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kopilka.events.attendance.EventSamples.*;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.kopilka.platform.web.Refusal;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TurnstileTest {

    private final EventsInMemory events = new EventsInMemory();
    private final Turnstile turnstile = new Turnstile(new SharedWrite(events));
    private final Event event = publishedWithSeats(10);

    TurnstileTest() {
        events.add(event);
    }

    @Test
    void answers_each_what_came_of_their_own_turn() {
        assertThat(signUp(1)).isInstanceOf(SignUp.Seated.class);
        assertThat(signUp(1)).isInstanceOf(SignUp.AlreadySeated.class);
    }

    @Test
    void writes_once_for_all_who_came_during_a_write() throws Exception {
        var writing = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        events.duringNextWrite = () -> {
            writing.countDown();
            await(goOn);
        };
        var first = Thread.startVirtualThread(() -> signUp(100));
        writing.await();
        var others = IntStream.range(0, 50)
                .mapToObj(number -> Thread.startVirtualThread(() -> signUp(number)))
                .toList();
        Awaitility.await().until(() -> others.stream().allMatch(each -> each.getState() == Thread.State.WAITING));
        goOn.countDown();
        first.join();
        for (var other : others) {
            other.join();
        }

        assertThat(events.writes).hasValue(2);
        assertThat(events.find(event.id()).orElseThrow().seats().taken()).hasSize(10);
        assertThat(events.find(event.id()).orElseThrow().seats().waiting()).hasSize(41);
    }

    @Test
    void lets_a_refusal_reach_only_its_caller() {
        assertThatThrownBy(() -> turnstile.<SignUp>pass(event.id(), _ -> {
                    throw Refusal.notFound();
                }))
                .isInstanceOf(Refusal.class);
        assertThat(signUp(1)).isInstanceOf(SignUp.Seated.class);
    }

    @Test
    void tells_everybody_when_the_write_fails_and_goes_on_with_the_next() {
        events.duringNextWrite = () -> {
            throw new IllegalStateException("The store is away");
        };

        assertThatThrownBy(() -> signUp(1)).hasMessage("The store is away");
        assertThat(signUp(1)).isInstanceOf(SignUp.Seated.class);
    }

    @Test
    void refuses_an_event_there_is_not() {
        assertThatThrownBy(() -> turnstile.pass(UUID.randomUUID(), current -> current.signUp(ANNA, WEEK_BEFORE)))
                .isInstanceOf(Refusal.class);
    }

    private SignUp signUp(int number) {
        return turnstile.pass(event.id(), current -> current.signUp(from(SCHOOL_7, number + 100), WEEK_BEFORE));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static final class EventsInMemory implements Events {

        private final Map<UUID, Event> all = new ConcurrentHashMap<>();
        private final AtomicInteger writes = new AtomicInteger();
        private volatile Runnable duringNextWrite = () -> {};

        @Override
        public Optional<Event> find(UUID id) {
            return Optional.ofNullable(all.get(id));
        }

        @Override
        public List<Event> announced(Collection<UUID> persons, Instant from, Instant to) {
            return List.of();
        }

        @Override
        public void add(Event draft) {
            all.put(draft.id(), draft);
        }

        @Override
        public void save(Event before, Event next) {
            var during = duringNextWrite;
            duringNextWrite = () -> {};
            during.run();
            writes.incrementAndGet();
            all.put(next.id(), next);
        }
    }
}
