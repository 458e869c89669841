package org.kopilka.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A program dies while people write: what was acknowledged is there once, and those who had only to hear of it have
 * heard of it once.
 */
@Tag("network")
@ExtendWith(RunningNetwork.Given.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KilledProgramsIT {

    private static final int BEFORE = 8;
    private static final int AFTER = 4;
    private static final Duration BACK = Duration.ofMinutes(2);

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"events-service", "staff-service", "broker", "store", "gateway"})
    void attendance_is_told_once_although_a_program_was_killed(String part, RunningNetwork network) {
        toldOnceAlthoughKilled(part, network, new Attendances(network));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"experience-bank-service", "broker"})
    void a_published_practice_is_told_once_although_a_program_was_killed(String part, RunningNetwork network) {
        toldOnceAlthoughKilled(part, network, new Publications(network));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"survey-service", "store"})
    void an_answer_is_counted_once_although_a_program_was_killed(String part, RunningNetwork network) {
        toldOnceAlthoughKilled(part, network, new Answers(network));
    }

    private static void toldOnceAlthoughKilled(String part, RunningNetwork network, ToldFacts facts) {
        var before = facts.heard();
        var acknowledged = new ArrayList<UUID>();
        while (acknowledged.size() < BEFORE) {
            acknowledged.add(happening(facts));
        }
        network.kill(part); // what was acknowledged last is hardly on its way yet
        while (acknowledged.size() < BEFORE + AFTER) {
            acknowledged.add(happening(facts));
        }

        await().atMost(BACK)
                .ignoreExceptionsInstanceOf(Calls.NotNow.class)
                .until(() -> facts.heard() >= before + acknowledged.size());
        assertThat(facts.heard()).isEqualTo(before + acknowledged.size());
        assertThat(acknowledged)
                .allSatisfy(key -> assertThat(facts.heardOf(key)).isEqualTo(1));
    }

    /** As people do it: again, until it is taken; the same key makes it the same fact. */
    private static UUID happening(ToldFacts facts) {
        var key = UUID.randomUUID();
        await().atMost(BACK).ignoreExceptionsInstanceOf(Calls.NotNow.class).until(() -> {
            facts.happen(key);
            return true;
        });
        return key;
    }
}
