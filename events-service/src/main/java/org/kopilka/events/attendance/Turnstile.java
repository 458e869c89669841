package org.kopilka.events.attendance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lets changes of one event through in turns: those that come while a write is under way share the next one. So a rush
 * for the seats costs a handful of writes, where writing for each alone would cost one each and many more lost races.
 */
@Component
public class Turnstile {

    private static final int MOST_AT_ONCE = 500;

    private final SharedWrite write;
    private final Map<UUID, List<Turn<?>>> queues = new ConcurrentHashMap<>();

    Turnstile(SharedWrite write) {
        this.write = write;
    }

    /**
     * Asks the event for a change and stores what came of it.
     *
     * @param decide may be called several times, with the event as it is then; what it throws reaches only its caller
     */
    public <C extends Change> C pass(UUID event, Function<Event, C> decide) {
        var turn = new Turn<>(decide);
        if (join(event, turn)) {
            takeNext(event);
        }
        return turn.await();
    }

    /** Whether nobody was there before: then the caller works for all who come after. */
    private boolean join(UUID event, Turn<?> turn) {
        var first = new boolean[1];
        queues.compute(event, (_, queue) -> {
            first[0] = queue == null;
            var longer = queue == null ? new ArrayList<Turn<?>>() : queue;
            longer.add(turn);
            return longer;
        });
        return first[0];
    }

    /** The caller writes what is here; for what came meanwhile another thread goes on, so that nobody waits for all. */
    private void takeNext(UUID event) {
        var turns = new ArrayList<Turn<?>>();
        queues.computeIfPresent(event, (_, queue) -> {
            var now = queue.subList(0, Math.min(queue.size(), MOST_AT_ONCE));
            turns.addAll(now);
            now.clear();
            return queue;
        });
        try {
            write.write(event, turns);
            turns.forEach(Turn::finish);
        } catch (RuntimeException | Error failure) {
            turns.forEach(turn -> turn.fail(failure));
        }
        var left = queues.computeIfPresent(event, (_, queue) -> queue.isEmpty() ? null : queue);
        if (left != null) {
            Thread.startVirtualThread(() -> takeNext(event));
        }
    }

    /** One caller's change, and what became of it. */
    static final class Turn<C extends Change> {

        private final Function<Event, C> decide;
        private final CompletableFuture<C> end = new CompletableFuture<>();
        private @Nullable C outcome;
        private @Nullable RuntimeException refusal;

        Turn(Function<Event, C> decide) {
            this.decide = decide;
        }

        /** The event after this turn. */
        Event take(Event event) {
            outcome = null;
            refusal = null;
            try {
                outcome = decide.apply(event);
            } catch (RuntimeException refused) {
                refusal = refused;
                return event;
            }
            var next = outcome.next();
            return next == null ? event : next;
        }

        private void finish() {
            if (refusal != null) {
                end.completeExceptionally(refusal);
            } else if (outcome != null) {
                end.complete(outcome);
            }
        }

        private void fail(Throwable failure) {
            end.completeExceptionally(failure);
        }

        private C await() {
            try {
                return end.join();
            } catch (CompletionException failed) {
                throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
            }
        }
    }
}
