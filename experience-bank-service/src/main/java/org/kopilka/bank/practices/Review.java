package org.kopilka.bank.practices;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One expert's look at a submitted text; while it has no judgement the expert holds the card.
 *
 * @param edition the number the text would be published under
 * @param institution where the reviewer is an expert
 * @param assignedBy the district's methodist who asked for it, null if the expert took it
 * @param title how the text was called when it was judged; null before, and in records from before it was kept
 */
public record Review(
        UUID id,
        int edition,
        UUID reviewer,
        String reviewerName,
        UUID institution,
        @Nullable String assignedBy,
        Instant since,
        @Nullable Judgement judgement,
        @Nullable String title) {

    public enum Verdict {
        ACCEPT,
        RETURN,
        DECLINE;

        @JsonValue
        public String word() {
            return name().toLowerCase();
        }

        @JsonCreator
        public static Verdict of(String word) {
            return Arrays.stream(values())
                    .filter(verdict -> verdict.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("No verdict named " + word));
        }
    }

    /** @param criterion code of the rubric, {@code points} 0 to 4 */
    public record Score(String criterion, int points, String comment) {}

    /** A word to one field of the card, by its name. */
    public record Remark(String field, String text) {}

    /** @param rubric the release of the criteria it was judged by */
    public record Judgement(
            Instant at, Verdict verdict, String summary, String rubric, List<Score> scores, List<Remark> remarks) {}

    boolean isOpen() {
        return judgement == null;
    }

    public Review judged(Judgement judgement, String title) {
        return new Review(id, edition, reviewer, reviewerName, institution, assignedBy, since, judgement, title);
    }
}
