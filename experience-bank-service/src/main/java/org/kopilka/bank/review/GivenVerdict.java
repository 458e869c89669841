package org.kopilka.bank.review;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.kopilka.bank.practices.Card;
import org.kopilka.bank.practices.Review;

/**
 * An expert's word on a practice.
 *
 * @param summary for the authors; needed to decline
 * @param scores one for each criterion; needed to accept
 * @param remarks to single fields of the card; one of them or a summary is needed to return it
 */
record GivenVerdict(
        @NotNull Review.Verdict verdict,
        @NotNull @Size(max = 4_000) String summary,
        @NotNull @Size(max = 20) List<@Valid GivenScore> scores,
        @NotNull @Size(max = 40) List<@Valid GivenRemark> remarks) {

    record GivenScore(
            @NotBlank @Size(max = 60) String criterion,
            @Min(0) @Max(Rubric.MOST) int points,
            @NotNull @Size(max = 2_000) String comment) {}

    record GivenRemark(
            @NotBlank @Size(max = 60) String field,
            @NotBlank @Size(max = 2_000) String text) {}

    private static final Set<String> FIELDS = Arrays.stream(Card.class.getRecordComponents())
            .map(RecordComponent::getName)
            .collect(Collectors.toUnmodifiableSet());

    /** Pointers to what is missing or unknown, with the message that says so. */
    Map<String, String> faults(Rubric rubric) {
        var faults = new LinkedHashMap<String, String>();
        var scored = scores.stream().map(GivenScore::criterion).toList();
        if (!rubric.codes().containsAll(scored) || Set.copyOf(scored).size() < scored.size()) {
            faults.put("/scores", "verdict.scores.unknown");
        }
        remarks.stream()
                .filter(remark -> !FIELDS.contains(remark.field()))
                .forEach(remark -> faults.put("/remarks", "verdict.remarks.unknown"));
        switch (verdict) {
            case ACCEPT -> {
                if (!scored.containsAll(rubric.codes())) {
                    faults.put("/scores", "verdict.scores.missing");
                }
            }
            case RETURN -> {
                if (remarks.isEmpty() && summary.isBlank()) {
                    faults.put("/remarks", "verdict.remarks.missing");
                }
            }
            case DECLINE -> {
                if (summary.isBlank()) {
                    faults.put("/summary", "verdict.summary.missing");
                }
            }
        }
        return faults;
    }

    Review.Judgement toJudgement(Rubric rubric, Instant now) {
        return new Review.Judgement(
                now,
                verdict,
                summary.strip(),
                rubric.release(),
                scores.stream()
                        .map(score -> new Review.Score(
                                score.criterion(),
                                score.points(),
                                score.comment().strip()))
                        .toList(),
                remarks.stream()
                        .map(remark ->
                                new Review.Remark(remark.field(), remark.text().strip()))
                        .toList());
    }
}
