package org.kopilka.staff.portfolio;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Who reviewed whose experience. */
@Component
class ReviewListener {

    /** Only what this service reads. */
    record Review(
            UUID id,
            long version,
            UUID practice,
            String practiceTitle,
            UUID reviewer,
            UUID reviewerInstitution,
            String verdict,
            LocalDate date,
            boolean counts) {}

    private final Portfolio portfolio;

    ReviewListener(Portfolio portfolio) {
        this.portfolio = portfolio;
    }

    @KafkaListener(topics = "kopilka.bank.review", groupId = Portfolio.GROUP)
    void on(Review told) {
        portfolio.keep(new Entry(
                told.id(),
                told.version(),
                told.reviewer(),
                told.reviewerInstitution(),
                Entry.Kind.REVIEWED,
                told.practiceTitle(),
                told.date(),
                told.practice(),
                null,
                null,
                null,
                null,
                null,
                told.verdict(),
                told.counts()));
    }
}
