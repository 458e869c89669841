package org.kopilka.bank.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kopilka.bank.practices.PracticeSamples.TODAY;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.kopilka.bank.practices.Review.Verdict;
import org.kopilka.bank.review.GivenVerdict.GivenRemark;
import org.kopilka.bank.review.GivenVerdict.GivenScore;

@DisplayNameGeneration(ReplaceUnderscores.class)
class GivingAVerdictTest {

    private static final Rubric RUBRIC =
            new Rubric("2026", TODAY, "", List.of(criterion("methods"), criterion("evidence")));

    @Test
    void accepts_with_a_score_for_every_criterion_and_one_for_each() {
        assertThat(faults(Verdict.ACCEPT, "", "methods", "evidence")).isEmpty();
        assertThat(faults(Verdict.ACCEPT, "", "methods"))
                .containsExactly(Map.entry("/scores", "verdict.scores.missing"));
        assertThat(faults(Verdict.ACCEPT, "", "methods", "evidence", "methods"))
                .containsExactly(Map.entry("/scores", "verdict.scores.unknown"));
        assertThat(faults(Verdict.ACCEPT, "", "methods", "evidence", "beauty"))
                .containsExactly(Map.entry("/scores", "verdict.scores.unknown"));
    }

    @Test
    void returns_with_a_remark_or_a_summary() {
        assertThat(faults(Verdict.RETURN, " ")).containsExactly(Map.entry("/remarks", "verdict.remarks.missing"));
        assertThat(faults(Verdict.RETURN, "Допишите методы")).isEmpty();
        assertThat(remarking("methods").faults(RUBRIC)).isEmpty();
    }

    @Test
    void declines_with_a_summary() {
        assertThat(faults(Verdict.DECLINE, " ")).containsExactly(Map.entry("/summary", "verdict.summary.missing"));
        assertThat(faults(Verdict.DECLINE, "Это реклама")).isEmpty();
    }

    @Test
    void remarks_on_fields_of_the_card_alone() {
        assertThat(remarking("colour").faults(RUBRIC))
                .containsExactly(Map.entry("/remarks", "verdict.remarks.unknown"));
    }

    private static Map<String, String> faults(Verdict verdict, String summary, String... scored) {
        var scores = Stream.of(scored)
                .map(criterion -> new GivenScore(criterion, 3, ""))
                .toList();
        return new GivenVerdict(verdict, summary, scores, List.of()).faults(RUBRIC);
    }

    private static GivenVerdict remarking(String field) {
        return new GivenVerdict(Verdict.RETURN, "", List.of(), List.of(new GivenRemark(field, "Непонятно")));
    }

    private static Rubric.Criterion criterion(String code) {
        return new Rubric.Criterion(code, code, code, code, new Rubric.Hint("", "", ""));
    }
}
