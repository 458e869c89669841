package org.kopilka.events.reference;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.documents.Indexes;
import org.kopilka.platform.messages.Projection;
import org.kopilka.platform.messages.Projections;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Keeps up our copy of the catalogues that plans refer to. */
@Component
class ReferenceListener {

    private static final Set<String> OURS = Set.of(Catalogues.FORMS, Catalogues.LEVELS);

    private final Projection<CatalogueItem> items;

    ReferenceListener(Projections projections, Indexes indexes) {
        indexes.no(CatalogueItem.class, "{catalogue: 1}");
        this.items = projections.of(CatalogueItem.class, "kopilka.staff.reference");
    }

    @KafkaListener(topics = "kopilka.staff.reference", groupId = "${spring.application.name}.reference")
    void on(ReferenceItem message) {
        if (OURS.contains(message.catalogue())) {
            items.keep(message.toItem());
        }
    }

    /** Only what this service reads; the publisher may send more. */
    record ReferenceItem(
            UUID id,
            long version,
            String catalogue,
            String code,
            int order,
            Map<String, String> names,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo,
            Map<String, String> extra) {

        CatalogueItem toItem() {
            return new CatalogueItem(id, version, catalogue, code, order, names, text(validFrom), text(validTo), extra);
        }

        private static @Nullable String text(@Nullable LocalDate day) {
            return day == null ? null : day.toString();
        }
    }
}
