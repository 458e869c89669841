package org.kopilka.bank.review;

import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.kopilka.bank.practices.Practice;
import org.kopilka.bank.practices.Review;
import org.kopilka.platform.documents.Outgoing;

/**
 * A judged review: an expert's work done; sent to {@value #TOPIC}, keyed by id. Fields are only ever added.
 *
 * @param reviewer the person, {@code reviewerInstitution} where they are an expert
 * @param edition number of the practice's edition it is about
 * @param verdict {@code accept}, {@code return} or {@code decline}
 * @param counts whether it stands as work done
 */
record ReviewV1(
        UUID id,
        long version,
        UUID practice,
        String practiceTitle,
        int edition,
        UUID reviewer,
        UUID reviewerInstitution,
        String verdict,
        LocalDate date,
        boolean counts) {

    static final String TOPIC = "kopilka.bank.review";

    static Outgoing of(Practice practice, Review review, LocalDate date) {
        var judgement = Objects.requireNonNull(review.judgement());
        return Outgoing.state(
                TOPIC,
                review.id(),
                version -> new ReviewV1(
                        review.id(),
                        version,
                        practice.id(),
                        practice.card().title(),
                        review.edition(),
                        review.reviewer(),
                        review.institution(),
                        judgement.verdict().word(),
                        date,
                        true));
    }
}
