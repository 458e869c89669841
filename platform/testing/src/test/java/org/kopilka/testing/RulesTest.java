package org.kopilka.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RulesTest {

    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages("org.kopilka.planted");

    static Stream<Arguments> rules() {
        return Arrays.stream(Rules.class.getFields())
                .filter(field -> field.getType() == ArchRule.class)
                .map(field -> {
                    try {
                        return Arguments.of(field.getName().replace('_', ' '), field.get(null));
                    } catch (IllegalAccessException impossible) {
                        throw new IllegalStateException(impossible);
                    }
                });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void reports_the_planted_violation(String name, ArchRule rule) {
        assertThat(rule.evaluate(PLANTED).hasViolation()).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void finds_fault_with_having_nothing_to_look_at(String name, ArchRule rule) {
        var nothing = new ClassFileImporter().importPackages("org.kopilka.none");

        assertThatThrownBy(() -> rule.check(nothing)).isInstanceOf(AssertionError.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Instant.now()",
                "ZonedDateTime.now(java.time.ZoneId)",
                "System.currentTimeMillis()",
                "java.util.Date.<init>()",
                "Calendar.getInstance()",
                "Clock.systemUTC()"
            })
    void knows_every_way_to_ask_the_machine_for_the_time(String way) {
        assertThat(faults(Rules.time_comes_from_the_clock)).contains(way);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RestClient", "java.net.URL.openStream()", "java.net.Socket"})
    void knows_every_way_to_call_another_service(String way) {
        assertThat(faults(Rules.no_service_calls_another)).contains(way);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MongoTemplate", "KafkaTemplate", "RequestContextHolder", "java.time.Clock"})
    void knows_what_no_aggregate_may_use(String used) {
        assertThat(faults(Rules.what_is_stored_knows_neither_store_nor_broker_nor_web_nor_clock))
                .contains(used);
    }

    private static String faults(ArchRule rule) {
        return rule.evaluate(PLANTED).getFailureReport().toString();
    }
}
