package org.kopilka.bank.review;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.kopilka.bank.practices.AlsoTold;
import org.kopilka.bank.practices.Practice;
import org.kopilka.platform.documents.Outgoing;
import org.springframework.stereotype.Component;

/** The judged reviews of a practice, as they were told when they were given. */
@Component
record ReviewsTold(ZoneId zone) implements AlsoTold {

    @Override
    public Set<String> topics() {
        return Set.of(ReviewV1.TOPIC);
    }

    @Override
    public List<Outgoing> of(Practice practice) {
        return practice.reviews().stream()
                .filter(review -> review.judgement() != null)
                .map(review -> {
                    var judged = Objects.requireNonNull(review.judgement()).at();
                    return ReviewV1.of(practice, review, LocalDate.ofInstant(judged, zone));
                })
                .toList();
    }
}
