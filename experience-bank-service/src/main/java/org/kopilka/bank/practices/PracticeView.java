package org.kopilka.bank.practices;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.actor.Visibility;

/**
 * A practice as one reader sees it.
 *
 * @param published the text readers find; missing before the first edition and after a withdrawal
 * @param work what its authors work on; only they, those asked to be, and the methodist of their institution see it
 * @param judgedByMe what the reader has said of it as an expert, the last one last
 * @param may what the reader can do with it now
 */
record PracticeView(
        UUID id,
        long version,
        String title,
        UUID institution,
        String institutionName,
        Visibility visibility,
        List<Author> authors,
        @Nullable Edition published,
        @Nullable LocalDate firstPublishedOn,
        @Nullable OriginView origin,
        @Nullable Withdrawal withdrawal,
        @Nullable Work work,
        List<OwnJudgement> judgedByMe,
        Set<Deed> may) {

    enum Deed {
        WRITE,
        SUBMIT,
        RECALL,
        DISCARD,
        WITHDRAW,
        /** To be one of its authors, or not. */
        AGREE,
        ADOPT;

        @JsonValue
        String word() {
            return name().toLowerCase();
        }
    }

    /** @param title missing where the reader may not see it */
    record OriginView(
            UUID practice,
            int edition,
            UUID adoption,
            @Nullable String title,
            @Nullable String institutionName) {}

    /**
     * The text in work.
     *
     * @param edition the number it would be published under
     * @param invited people of other institutions who are named as authors and have not agreed
     * @param holder who reviews it now, {@code since} when
     * @param judged what the last review said
     */
    record Work(
            Stage stage,
            int edition,
            List<Author> authors,
            List<Invited> invited,
            Card card,
            Instant changedAt,
            @Nullable Instant submittedAt,
            @Nullable String holder,
            @Nullable Instant since,
            @Nullable Judged judged,
            List<SimilarText> similar) {}

    record OwnJudgement(int edition, Review.Judgement judgement) {}

    record Judged(String reviewer, String institutionName, Review.Judgement judgement) {}

    /** @param share of the submitted text found in the other one, 0 to 1 */
    record SimilarText(UUID practice, String title, String institutionName, double share, boolean sameTitle) {}
}
