package org.kopilka.bank.practices;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kopilka.bank.practices.Outcome.Done;
import org.kopilka.bank.practices.Outcome.Incomplete;
import org.kopilka.bank.practices.Outcome.Reason;
import org.kopilka.bank.practices.Outcome.Refused;
import org.kopilka.platform.actor.Visibility;
import org.kopilka.platform.documents.Stored;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Experience on its way from a draft to the bank and on to its next edition. It lies in the store as it is here.
 *
 * @param authors and {@code card}: what its authors work on; equal to {@code published} where the stage says so
 * @param invited whom the authors name as one of them and who have not agreed; none in records from before they were asked
 * @param reviews in their order; the last one may still be open
 * @param published what readers see, null before the first edition
 */
@Document("practices")
@CompoundIndex(def = "{'authors.person': 1}")
@CompoundIndex(def = "{'invited.person': 1}", sparse = true)
@CompoundIndex(def = "{'owner': 1}")
@CompoundIndex(def = "{'progress.stage': 1}")
@CompoundIndex(def = "{'reviews.reviewer': 1}", sparse = true)
@CompoundIndex(def = "{'origin.adoption': 1}", sparse = true)
@CompoundIndex(def = "{'published.authors.person': 1}", sparse = true)
public record Practice(
        @Id UUID id,
        long version,
        UUID owner,
        Visibility visibility,
        List<Author> authors,
        List<Invited> invited,
        Card card,
        Progress progress,
        List<Review> reviews,
        @Nullable Edition published,
        @Nullable LocalDate firstPublishedOn,
        @Nullable Origin origin,
        @Nullable Withdrawal withdrawal)
        implements Stored {

    public Practice {
        invited = invited == null ? List.of() : invited;
    }

    /** @param similar what the bank had like it when it was last submitted */
    public record Progress(
            Stage stage, Instant changedAt, @Nullable Instant submittedAt, List<Likeness> similar) {

        Progress to(Stage next, Instant now) {
            return new Progress(next, now, submittedAt, similar);
        }
    }

    public static Practice begun(
            UUID id,
            UUID owner,
            Visibility visibility,
            List<Author> authors,
            List<Invited> invited,
            Card card,
            @Nullable Origin origin,
            Instant now) {
        var progress = new Progress(Stage.DRAFT, now, null, List.of());
        return new Practice(
                id, 0, owner, visibility, authors, invited, card, progress, List.of(), null, null, origin, null);
    }

    /** A new text; of a published practice it is the beginning of the next edition. Who may see it counts at once. */
    Outcome written(Visibility visibility, List<Author> authors, List<Invited> invited, Card card, Instant now) {
        if (!stage().isWithAuthors()) {
            return new Refused(Reason.NOT_WITH_AUTHORS);
        }
        var isUnchanged = card.equals(this.card) && authors.equals(this.authors);
        var next = stage() == Stage.PUBLISHED && !isUnchanged ? Stage.DRAFT : stage();
        return new Done(new Practice(
                id,
                version,
                owner,
                visibility,
                authors,
                invited,
                card,
                progress.to(next, now),
                reviews,
                published,
                firstPublishedOn,
                origin,
                withdrawal));
    }

    Outcome submitted(List<Likeness> similar, Instant now) {
        if (!stage().isWithAuthors()) {
            return new Refused(Reason.NOT_WITH_AUTHORS);
        }
        if (stage() == Stage.PUBLISHED) {
            return new Refused(Reason.NOTHING_NEW);
        }
        if (authors.isEmpty()) {
            return new Refused(Reason.NO_AUTHOR_YET);
        }
        var missing = card.missing();
        return missing.isEmpty()
                ? new Done(at(new Progress(Stage.SUBMITTED, now, now, similar), reviews))
                : new Incomplete(missing);
    }

    /** Back to its authors before anybody has taken it. */
    Outcome recalled(Instant now) {
        return stage() == Stage.SUBMITTED
                ? new Done(at(progress.to(Stage.DRAFT, now), reviews))
                : new Refused(Reason.NOT_WAITING);
    }

    public Outcome taken(Review review, Instant now) {
        return stage() == Stage.SUBMITTED
                ? new Done(at(progress.to(Stage.IN_REVIEW, now), reviewsAnd(review)))
                : new Refused(Reason.NOT_WAITING);
    }

    /** Back to the queue without a judgement; nothing stays of that review. */
    public Outcome givenBack(Instant now) {
        return stage() == Stage.IN_REVIEW
                ? new Done(at(progress.to(Stage.SUBMITTED, now), closedReviews()))
                : new Refused(Reason.NOT_HELD);
    }

    /** The holder's judgement: published as the next edition, returned, or declined. */
    public Outcome judged(UUID reviewer, Review.Judgement judgement, LocalDate today) {
        var open = openReview().orElse(null);
        if (open == null) {
            return new Refused(Reason.NOT_HELD);
        }
        if (!open.reviewer().equals(reviewer)) {
            return new Refused(Reason.HELD_BY_ANOTHER);
        }
        var all = new ArrayList<>(closedReviews());
        all.add(open.judged(judgement, card.title()));
        return new Done(
                switch (judgement.verdict()) {
                    case ACCEPT -> accepted(all, judgement.at(), today);
                    case RETURN -> at(progress.to(Stage.RETURNED, judgement.at()), all);
                    case DECLINE -> declined(all, judgement.at());
                });
    }

    private Practice accepted(List<Review> reviews, Instant now, LocalDate today) {
        return new Practice(
                id,
                version,
                owner,
                visibility,
                authors,
                invited,
                card,
                progress.to(Stage.PUBLISHED, now),
                reviews,
                new Edition(nextEdition(), today, authors, card),
                firstPublishedOn == null ? today : firstPublishedOn,
                origin,
                withdrawal);
    }

    /** What is published stays as it was; only the new text is not accepted. */
    private Practice declined(List<Review> reviews, Instant now) {
        return published == null
                ? at(progress.to(Stage.DECLINED, now), reviews)
                : new Practice(
                        id,
                        version,
                        owner,
                        visibility,
                        published.authors(),
                        invited,
                        published.card(),
                        progress.to(Stage.PUBLISHED, now),
                        reviews,
                        published,
                        firstPublishedOn,
                        origin,
                        withdrawal);
    }

    Outcome withdrawn(String reason, Instant now) {
        return published == null
                ? new Refused(Reason.NEVER_PUBLISHED)
                : new Done(gone(published.authors(), published.card(), new Withdrawal(now, reason)));
    }

    /** A text never published leaves nothing but its title, for whoever reviewed it. */
    Outcome discarded(Instant now) {
        return published != null
                ? new Refused(Reason.PUBLISHED_STAYS)
                : new Done(gone(List.of(), Card.onlyTitled(card.title()), new Withdrawal(now, "")));
    }

    private Practice gone(List<Author> authors, Card card, Withdrawal withdrawal) {
        return new Practice(
                id,
                version,
                owner,
                visibility,
                authors,
                List.of(),
                card,
                new Progress(Stage.WITHDRAWN, withdrawal.at(), null, List.of()),
                closedReviews(),
                published,
                firstPublishedOn,
                origin,
                withdrawal);
    }

    /** One who was asked is an author from now on, of what readers see too unless its next edition is in work. */
    Outcome agreed(UUID person) {
        var asked = askedOf(person).orElse(null);
        if (asked == null) {
            return new Refused(Reason.NOT_INVITED);
        }
        var edition = published != null && stage() == Stage.PUBLISHED ? published.with(asked.asAuthor()) : published;
        return new Done(with(plus(authors, asked.asAuthor()), without(asked), edition));
    }

    /** One who was asked will not be an author. */
    Outcome disagreed(UUID person) {
        var asked = askedOf(person).orElse(null);
        return asked == null
                ? new Refused(Reason.NOT_INVITED)
                : new Done(with(authors, plus(without(asked), asked.saidNo()), published));
    }

    private Practice with(List<Author> authors, List<Invited> invited, @Nullable Edition published) {
        return new Practice(
                id,
                version,
                owner,
                visibility,
                authors,
                invited,
                card,
                progress,
                reviews,
                published,
                firstPublishedOn,
                origin,
                withdrawal);
    }

    private List<Invited> without(Invited one) {
        return invited.stream().filter(each -> !each.equals(one)).toList();
    }

    private static <T> List<T> plus(List<T> all, T one) {
        return Stream.concat(all.stream(), Stream.of(one)).toList();
    }

    private Practice at(Progress progress, List<Review> reviews) {
        return new Practice(
                id,
                version,
                owner,
                visibility,
                authors,
                invited,
                card,
                progress,
                reviews,
                published,
                firstPublishedOn,
                origin,
                withdrawal);
    }

    public Stage stage() {
        return progress.stage();
    }

    /** The number the text now in work would be published under. */
    public int nextEdition() {
        return published == null ? 1 : published.number() + 1;
    }

    /** Whether readers find a text here. */
    public boolean isPublished() {
        return published != null && withdrawal == null;
    }

    public boolean isUnderReview() {
        return stage() == Stage.SUBMITTED || stage() == Stage.IN_REVIEW;
    }

    public String title() {
        return published == null ? card.title() : published.card().title();
    }

    public boolean isBy(UUID person) {
        return authors.stream().anyMatch(author -> author.person().equals(person))
                || published != null
                        && published.authors().stream()
                                .anyMatch(author -> author.person().equals(person));
    }

    /** Whether somebody is asked to be one of its authors, and has not answered. */
    public Optional<Invited> askedOf(UUID person) {
        return invited.stream()
                .filter(each -> each.person().equals(person) && !each.declined())
                .findFirst();
    }

    /** What somebody has said of it as an expert, in its order. */
    List<Review> judgedBy(UUID reviewer) {
        return closedReviews().stream()
                .filter(review -> review.reviewer().equals(reviewer))
                .toList();
    }

    public Optional<Review> openReview() {
        return reviews.stream().filter(Review::isOpen).findFirst();
    }

    public Optional<Review> lastJudged() {
        return closedReviews().isEmpty()
                ? Optional.empty()
                : Optional.of(closedReviews().getLast());
    }

    private List<Review> closedReviews() {
        return reviews.stream().filter(review -> !review.isOpen()).toList();
    }

    private List<Review> reviewsAnd(Review review) {
        var all = new ArrayList<>(reviews);
        all.add(review);
        return List.copyOf(all);
    }
}
