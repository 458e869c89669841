package org.kopilka.bank.reference;

import java.util.Set;
import org.kopilka.platform.documents.Indexes;
import org.kopilka.platform.messages.Projection;
import org.kopilka.platform.messages.Projections;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears the catalogues that cards refer to. */
@Component
class ReferenceListener {

    static final String TOPIC = "kopilka.staff.reference";

    /** What is shown and where: competences on the card, forms in which a practice can be shown. */
    static final Set<String> CATALOGUES = Set.of("competence", "form-of-work");

    private final Projection<ReferenceEntry> projection;

    ReferenceListener(Projections projections, Indexes indexes) {
        indexes.no(ReferenceEntry.class, "{catalogue: 1}");
        projection = projections.of(ReferenceEntry.class, TOPIC);
    }

    @KafkaListener(topics = TOPIC, groupId = "${spring.application.name}.reference")
    void on(ReferenceEntry entry) {
        if (CATALOGUES.contains(entry.catalogue())) {
            projection.keep(entry);
        }
    }
}
