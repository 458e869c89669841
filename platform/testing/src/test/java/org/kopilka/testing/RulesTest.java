package org.kopilka.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RulesTest {

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
        var planted = new ClassFileImporter().importPackages("org.kopilka.planted");

        assertThat(rule.evaluate(planted).hasViolation()).isTrue();
    }
}
