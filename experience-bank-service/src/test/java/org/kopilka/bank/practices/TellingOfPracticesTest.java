package org.kopilka.bank.practices;

import static org.kopilka.bank.practices.PracticeSamples.ANNA;
import static org.kopilka.bank.practices.PracticeSamples.KINDERGARTEN;
import static org.kopilka.bank.practices.PracticeSamples.NOON;
import static org.kopilka.bank.practices.PracticeSamples.SCHOOL;
import static org.kopilka.bank.practices.PracticeSamples.VERA;
import static org.kopilka.bank.practices.PracticeSamples.card;
import static org.kopilka.bank.practices.PracticeSamples.done;
import static org.kopilka.bank.practices.PracticeSamples.judgement;
import static org.kopilka.bank.practices.PracticeSamples.reviewBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.kopilka.platform.actor.Visibility;
import org.kopilka.testing.Contracts;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TellingOfPracticesTest {

    @Test
    void keeps_its_promise() {
        var begun = Practice.begun(
                UUID.fromString("00000000-0000-4000-8000-00000000b002"),
                KINDERGARTEN,
                new Visibility(Visibility.Kind.CHOSEN, Set.of(SCHOOL)),
                List.of(ANNA),
                List.of(),
                card(),
                new Origin(
                        UUID.fromString("00000000-0000-4000-8000-00000000b001"),
                        2,
                        UUID.fromString("00000000-0000-4000-8000-00000000ad01")),
                NOON);
        var held = done(done(begun.submitted(List.of(), NOON)).taken(reviewBy(VERA), NOON));
        var practice = done(held.judged(VERA.person(), judgement(Review.Verdict.ACCEPT), LocalDate.of(2026, 3, 2)));

        Contracts.publishes(PracticeV1.TOPIC, PracticeV1.of(practice).body().apply(7));
    }
}
