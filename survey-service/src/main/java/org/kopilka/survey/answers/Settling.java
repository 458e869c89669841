package org.kopilka.survey.answers;

import java.time.Clock;
import java.time.Duration;
import org.kopilka.survey.tickets.Tickets;
import org.kopilka.survey.waves.Counting;
import org.kopilka.survey.waves.Waves;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Ends a closed wave for good: once no answer is on its way any more, small institutions are forgotten. */
@Component
class Settling {

    /** Longer than anybody may still believe the wave to be open. */
    private static final Duration STRAGGLERS = Duration.ofSeconds(3);

    private final Waves waves;
    private final Tickets tickets;
    private final Answers answers;
    private final Counting counting;
    private final Clock clock;

    Settling(Waves waves, Tickets tickets, Answers answers, Counting counting, Clock clock) {
        this.waves = waves;
        this.tickets = tickets;
        this.answers = answers;
        this.counting = counting;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 1_000)
    void settle() {
        for (var wave : waves.closedButNotSettled()) {
            var quiet = clock.instant().isAfter(wave.statusAt().plus(STRAGGLERS));
            if (quiet && !tickets.isGivenLeft(wave.id())) {
                if (wave.anonymous()) {
                    answers.forgetSmallInstitutions(wave.id(), Anonymity.FEWEST_SHOWN);
                }
                counting.settle(wave.id());
            }
        }
    }
}
