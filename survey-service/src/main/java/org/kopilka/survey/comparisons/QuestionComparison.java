package org.kopilka.survey.comparisons;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kopilka.survey.forms.Kind;

/**
 * One question in two waves.
 *
 * @param measure what the values of its lines are
 * @param reason why there are no lines, else null
 * @param stability of the order in a ranking between the waves: Kendall's tau-b, −1 to 1
 * @param agreementFirst of those who ranked in the first wave, {@code agreementSecond} in the second: Kendall's W
 * @param onlyFirst choices of the first wave that are not compared, by their texts: the other has none like them, or, in
 *     a ranking, nobody named them there, or they count as nothing on a scale
 * @param renamed choices that are compared although they are worded otherwise
 */
record QuestionComparison(
        String first,
        String second,
        Kind kind,
        Map<String, String> label,
        Map<String, String> labelBefore,
        Measure measure,
        @Nullable Reason reason,
        @Nullable Integer answeredFirst,
        @Nullable Integer answeredSecond,
        List<Line> lines,
        @Nullable Double stability,
        @Nullable Double agreementFirst,
        @Nullable Double agreementSecond,
        List<Map<String, String>> onlyFirst,
        List<Map<String, String>> onlySecond,
        List<Renamed> renamed) {

    record Renamed(Map<String, String> before, Map<String, String> after) {}

    enum Measure {
        SHARE,
        MEAN,
        PLACE,
        TABLE,
        NONE;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    enum Reason {
        /** Fewer than five answered it in one of the waves. */
        TOO_FEW,
        /** The two are of kinds that cannot be compared. */
        KINDS_DIFFER,
        /** Texts are read, not counted. */
        TEXT,
        /** No choice is in both. */
        NOTHING_IN_COMMON;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    enum EffectKind {
        /** Difference of shares, with Newcombe's interval. */
        DIFFERENCE,
        /** Cliff's delta; of places in a ranking, above zero where the choice went up. */
        DELTA,
        /** Cramér's V, without direction. */
        CRAMERS_V;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    enum TestKind {
        FISHER,
        CHI_SQUARE,
        MANN_WHITNEY_EXACT,
        MANN_WHITNEY;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * @param choice null for the question as a whole
     * @param firstValue share from 0 to 1, mean, or mean place, rounded to what so many answers bear; null for a table
     * @param p of the test alone, {@code adjusted} as it counts among all tests of the comparison (Holm); both null
     *     where nothing was tested
     * @param low of the effect's 95 % interval, null where none is known
     */
    record Line(
            @Nullable String choice,
            Map<String, String> label,
            @Nullable Double firstValue,
            @Nullable Double secondValue,
            @Nullable TestKind test,
            @Nullable Double p,
            @Nullable Double adjusted,
            @Nullable EffectKind effectKind,
            @Nullable Double effect,
            @Nullable Double low,
            @Nullable Double high,
            @Nullable Verdict verdict) {}
}
