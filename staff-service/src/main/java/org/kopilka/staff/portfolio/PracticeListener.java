package org.kopilka.staff.portfolio;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Whose practices were published. */
@Component
class PracticeListener {

    /** Only what this service reads. */
    record Practice(
            UUID id,
            long version,
            String title,
            List<Author> authors,
            UUID institution,
            String status,
            @Nullable LocalDate firstPublishedOn) {}

    record Author(UUID person) {}

    private final Portfolio portfolio;

    PracticeListener(Portfolio portfolio) {
        this.portfolio = portfolio;
    }

    @KafkaListener(topics = "kopilka.bank.practice", groupId = Portfolio.GROUP)
    void on(Practice told) {
        var published = told.firstPublishedOn();
        if (published == null) {
            return;
        }
        var authors = told.authors().stream().map(Author::person).toList();
        authors.forEach(author -> portfolio.keep(new Entry(
                Portfolio.idOf(Entry.Kind.PUBLISHED, told.id(), author),
                told.version(),
                author,
                told.institution(),
                Entry.Kind.PUBLISHED,
                told.title(),
                published,
                told.id(),
                null,
                null,
                null,
                null,
                null,
                null,
                told.status().equals("published"))));
        portfolio.dropOthers(Entry.Kind.PUBLISHED, told.id(), told.version(), authors);
    }
}
