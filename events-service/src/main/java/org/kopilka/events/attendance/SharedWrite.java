package org.kopilka.events.attendance;

import java.util.List;
import java.util.UUID;
import org.kopilka.platform.documents.RetryOnLostRace;
import org.kopilka.platform.web.Refusal;
import org.springframework.stereotype.Component;

/** Several turns of one event in one write; another replica's write in between makes it load and decide again. */
@Component
class SharedWrite {

    private final Events events;

    SharedWrite(Events events) {
        this.events = events;
    }

    @RetryOnLostRace
    public void write(UUID id, List<Turnstile.Turn<?>> turns) {
        var before = events.find(id).orElseThrow(Refusal::notFound);
        var next = before;
        for (var turn : turns) {
            next = turn.take(next);
        }
        if (next != before) {
            events.save(before, next);
        }
    }
}
