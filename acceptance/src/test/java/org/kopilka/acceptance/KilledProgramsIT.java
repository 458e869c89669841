package org.kopilka.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kopilka.sandbox.PortalSession;

/**
 * A program dies while people write: what was acknowledged is there once, and those who had only to hear of it have
 * heard of it once.
 */
@Tag("network")
@ExtendWith(RunningNetwork.Given.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KilledProgramsIT {

    private static final int AT_ONCE = 4;
    private static final Duration BACK = Duration.ofMinutes(3);

    /** Facts of one kind, and how many of it were heard before. */
    private record Telling(String writer, ToldFacts facts, long before, List<UUID> acknowledged) {

        static Telling of(String writer, ToldFacts facts) {
            return new Telling(writer, facts, facts.heard(), new ArrayList<>());
        }

        void happen() {
            Stream.generate(() -> KilledProgramsIT.happen(facts)).limit(AT_ONCE).forEach(acknowledged::add);
        }

        void isHeardByNobody() {
            assertThat(facts.heard()).as("heard from " + writer).isEqualTo(before);
        }

        void isHeardOnce() {
            await(writer)
                    .atMost(BACK)
                    .ignoreExceptionsInstanceOf(Calls.NotNow.class)
                    .until(() -> facts.heard() >= before + acknowledged.size());
            assertThat(facts.heard()).as("heard from " + writer).isEqualTo(before + acknowledged.size());
            assertThat(acknowledged)
                    .allSatisfy(key -> assertThat(facts.heardOf(key)).isEqualTo(1));
        }
    }

    @Test
    void what_was_acknowledged_is_told_once_although_every_service_was_killed_before_it_told(RunningNetwork network) {
        var tellings = List.of(
                Telling.of("staff-service", new Colleagues(network)),
                Telling.of("events-service", new Attendances(network)),
                Telling.of("survey-service", new Answers(network)),
                Telling.of("experience-bank-service", new Publications(network)));
        try (var _ = network.hold("broker")) {
            tellings.forEach(Telling::happen);
            tellings.forEach(Telling::isHeardByNobody);

            tellings.forEach(telling -> network.kill(telling.writer()));
            network.kill("broker"); // and with it what it has been sent and has not read
        }

        tellings.forEach(Telling::happen);
        tellings.forEach(Telling::isHeardOnce);
    }

    @Test
    void attendance_is_told_once_although_the_broker_was_killed_before_it_heard(RunningNetwork network) {
        var attendance = Telling.of("events-service", new Attendances(network));
        try (var _ = network.hold("broker")) {
            attendance.happen();
            attendance.isHeardByNobody();

            network.kill("broker");
        }

        attendance.happen();
        attendance.isHeardOnce();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"staff-service", "store", "gateway"})
    void attendance_is_heard_once_although_a_program_was_killed_meanwhile(String part, RunningNetwork network) {
        var attendance = Telling.of("events-service", new Attendances(network));
        attendance.happen();

        network.kill(part);

        attendance.happen();
        attendance.isHeardOnce();
    }

    @Test
    void a_password_just_chosen_holds_although_keycloak_was_killed(RunningNetwork network) {
        var invited = new Colleagues(network).invited();
        var login = invited.at("/login").asString();
        var chosen = UUID.randomUUID().toString();
        assertThat(PortalSession.logIn(
                        network.portal(), login, invited.at("/password").asString(), chosen))
                .isPresent();

        network.kill("keycloak");

        await().atMost(BACK)
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .until(() ->
                        PortalSession.logIn(network.portal(), login, chosen).isPresent());
    }

    /** As people do it: again, until it is taken; the same key makes it the same fact. */
    private static UUID happen(ToldFacts facts) {
        var key = UUID.randomUUID();
        await().atMost(BACK).ignoreExceptionsInstanceOf(Calls.NotNow.class).until(() -> {
            facts.happen(key);
            return true;
        });
        return key;
    }
}
