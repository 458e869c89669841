package org.kopilka.bank.reference;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.documents.Stored;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/** Our copy of a catalogue's entry. @param validTo the last day it may be chosen, inclusive */
@Document("reference")
@CompoundIndex(def = "{'catalogue': 1, 'order': 1, 'code': 1}")
record ReferenceEntry(
        @Id UUID id,
        long version,
        String catalogue,
        String code,
        int order,
        Names names,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo)
        implements Stored {

    record Names(String ru, String kk, String en) {}

    boolean isValidOn(LocalDate day) {
        return (validFrom == null || !day.isBefore(validFrom)) && (validTo == null || !day.isAfter(validTo));
    }
}
