package org.kopilka.survey.expressions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReadingExpressionsTest {

    private static final Map<String, Object> ANSWERS = new HashMap<>(Map.of(
            "wants",
            "yes",
            "age",
            42L,
            "price",
            2.5,
            "forms",
            List.of("seminar", "council"),
            "born",
            "2001-02-03",
            "three",
            "3"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${wants} = 'yes'",
                "${wants}='yes' and ${age} >= 40 or false()",
                "not(${wants} = \"no\")",
                "selected(${forms}, 'council')",
                "not(selected(${forms}, 'cou'))",
                "selected(${wants}, 'yes')",
                "count-selected(${forms}) = 2",
                "${silent} = ''",
                "${wants} != ''",
                ". >= 0 and . <= 60",
                "${age} * 2 - 4 = 80",
                "-${age} < -41.5",
                "${age} div 4 = 10.5 and ${age} mod 5 = 2",
                "${three} > 2",
                "${born} < today() and ${born} >= '2001-02-03'",
                "string-length(${wants}) = 3",
                "1 or 0 and 0",
                "(1 or 0) and 1",
                "${price} = 2.5",
                "region = 'north' and pastel = yes"
            })
    void holds(String source) throws BadExpression {
        assertThat(evaluation().isTrue(ExpressionParser.parse(source)))
                .as(source)
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${wants} = 'no'",
                "${silent} > 0",
                "${silent} <= 0",
                "0",
                "''",
                "(1 or 0) and 0",
                "${wants} > 3",
                "selected(${silent}, 'yes')",
                "${born} > today()",
                ". > 60"
            })
    void does_not_hold(String source) throws BadExpression {
        assertThat(evaluation().isTrue(ExpressionParser.parse(source)))
                .as(source)
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "${wants} = 'yes'| ({wants} = 'yes')",
                ". >= 0 and . <= 60| (({age} >= 0) and ({age} <= 60))",
                "selected(${forms}, 'council')| ({forms} contains 'council')",
                "selected(${wants}, 'yes')| ({wants} = 'yes')",
                "not(${wants} != '')| !(({wants} notempty))",
                "${silent} = ''| ({silent} empty)",
                "region = ${wants}| ('north' = {wants})",
                "${born} <= today()| ({born} <= isoToday())",
                "count-selected(${forms}) > 1| (chosenCount({forms}) > 1)",
                "${wants} = \"it's\"| ({wants} = \"it's\")",
                "${age} mod 2 = 1.5| (({age} % 2) = 1.5)"
            })
    void is_written_for_the_form_library(String source, String written) throws BadExpression {
        var dialect = new FormLibraryDialect("forms"::equals, "age", Map.of("region", "north"));

        assertThat(dialect.write(ExpressionParser.parse(source))).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "${age} >| expression-unfinished",
                "(1 or 0| expression-unfinished",
                "1 2| expression-unexpected",
                "pulldata('a')| expression-function",
                "not(1, 2)| expression-function",
                "${a b}| expression-unreadable",
                "a # b| expression-unreadable",
                ") or 1| expression-unexpected"
            })
    void says_what_cannot_be_read(String source, String reason) {
        assertThatExceptionOfType(BadExpression.class)
                .isThrownBy(() -> ExpressionParser.parse(source))
                .satisfies(bad -> assertThat(bad.reason()).isEqualTo(reason));
    }

    @Test
    void gives_up_on_what_is_made_to_overflow() {
        assertThatExceptionOfType(BadExpression.class)
                .isThrownBy(() -> ExpressionParser.parse("(".repeat(500) + "1" + ")".repeat(500)))
                .satisfies(bad -> assertThat(bad.reason()).isEqualTo("expression-too-deep"));
        assertThatExceptionOfType(BadExpression.class)
                .isThrownBy(() -> ExpressionParser.parse("1 or ".repeat(1_000) + "1"))
                .satisfies(bad -> assertThat(bad.reason()).isEqualTo("expression-too-long"));
    }

    @Test
    void comes_to_its_value_in_time_that_grows_with_its_length() throws BadExpression {
        var nested = ExpressionParser.parse("string-length(".repeat(48) + "." + ")".repeat(48) + " = 1");

        assertThat(assertTimeoutPreemptively(
                        Duration.ofSeconds(5), () -> evaluation().isTrue(nested)))
                .isTrue();
    }

    @Test
    void a_long_chain_of_and_or_or_is_not_deep() throws BadExpression {
        var chain = ExpressionParser.parse("${age} = 1 or ".repeat(140) + "${age} = 42");

        assertThat(chain.depth()).isLessThan(12);
        assertThat(evaluation().isTrue(chain)).isTrue();
        assertThat(ExpressionParser.parse("1" + "=1".repeat(990)).depth()).isEqualTo(991);
        assertThat(ExpressionParser.parse("1" + "=1".repeat(990)).all()).hasSize(1_981);
    }

    private static Evaluation evaluation() {
        return new Evaluation(ANSWERS::get, 42L, Map.of("region", "north", "pastel", "yes"), LocalDate.of(2026, 9, 1));
    }
}
