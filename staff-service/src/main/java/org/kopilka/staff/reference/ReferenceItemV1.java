package org.kopilka.staff.reference;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.documents.Outgoing;

/** Sent to {@value #TOPIC}, keyed by id. Fields are only ever added. */
record ReferenceItemV1(
        UUID id,
        long version,
        String catalogue,
        String code,
        int order,
        ReferenceItem.Names names,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        String source,
        Map<String, String> extra) {

    static final String TOPIC = "kopilka.staff.reference";

    static Outgoing of(ReferenceItem item) {
        return Outgoing.state(
                TOPIC,
                item.id(),
                version -> new ReferenceItemV1(
                        item.id(),
                        version,
                        item.catalogue(),
                        item.code(),
                        item.order(),
                        item.names(),
                        item.validFrom(),
                        item.validTo(),
                        item.source(),
                        item.extra()));
    }
}
