package org.kopilka.bank.practices;

import java.time.Clock;
import java.util.List;
import org.kopilka.bank.search.Similar;
import org.springframework.stereotype.Service;

/** Sends a text to the experts, and looks first whether the bank has it already. */
@Service
class SubmitPractice {

    private final Practices practices;
    private final Similar similar;
    private final Clock clock;

    SubmitPractice(Practices practices, Similar similar, Clock clock) {
        this.practices = practices;
        this.similar = similar;
        this.clock = clock;
    }

    /** What is like it is only a warning: it may be the same experience told again, or what it grew out of. */
    Practice handle(Practice practice) {
        return practices.save(practice, practice.submitted(similarTo(practice), clock.instant()));
    }

    private List<Likeness> similarTo(Practice practice) {
        var origin = practice.origin();
        return similar
                .withTextOf(
                        practice.id(), practice.card().title(), practice.card().text())
                .stream()
                .filter(same -> origin == null || !same.practice().equals(origin.practice()))
                .map(same -> new Likeness(same.practice(), same.share(), same.sameTitle()))
                .toList();
    }
}
