package org.kopilka.staff.portfolio;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Who took up whose practice: a line for the adopter, and one for each author. */
@Component
class AdoptionListener {

    /** Only what this service reads. */
    record Adoption(
            UUID id,
            long version,
            UUID practice,
            String practiceTitle,
            List<UUID> authors,
            UUID practiceInstitution,
            UUID institution,
            UUID adopter,
            String status,
            LocalDate date,
            boolean counts) {}

    private final Portfolio portfolio;

    AdoptionListener(Portfolio portfolio) {
        this.portfolio = portfolio;
    }

    @KafkaListener(topics = "kopilka.bank.adoption", groupId = Portfolio.GROUP)
    void on(Adoption told) {
        keep(told, told.adopter(), told.institution(), Entry.Kind.ADOPTED, told.practiceInstitution());
        told.authors()
                .forEach(author ->
                        keep(told, author, told.practiceInstitution(), Entry.Kind.WAS_ADOPTED, told.institution()));
    }

    private void keep(Adoption told, UUID person, UUID institution, Entry.Kind kind, UUID other) {
        portfolio.keep(new Entry(
                Portfolio.idOf(kind, told.id(), person),
                told.version(),
                person,
                institution,
                kind,
                told.practiceTitle(),
                told.date(),
                told.practice(),
                null,
                null,
                null,
                other,
                told.id(),
                told.status(),
                told.counts()));
    }
}
