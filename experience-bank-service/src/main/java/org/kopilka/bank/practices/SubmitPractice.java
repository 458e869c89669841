package org.kopilka.bank.practices;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;

/** Sends a text to the experts. */
@Service
class SubmitPractice {

    private final Practices practices;
    private final Clock clock;

    SubmitPractice(Practices practices, Clock clock) {
        this.practices = practices;
        this.clock = clock;
    }

    Practice handle(Practice practice) {
        return practices.save(practice, practice.submitted(List.of(), clock.instant()));
    }
}
