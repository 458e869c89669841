package org.kopilka.staff.reference;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.documents.Stored;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * An entry of a catalogue that a ministry, not a release, changes: a form of work, a level, a category.
 *
 * @param code what records refer to; never changes
 * @param validFrom first day it may be chosen, null for always; {@code validTo} the last, inclusive
 * @param source the act or text it comes from
 * @param synonyms spellings met in people's tables, lower case
 * @param extra what only this catalogue has, such as a form's {@code character}
 */
@Document("reference")
@CompoundIndex(def = "{'catalogue': 1, 'order': 1, 'code': 1}")
record ReferenceItem(
        @Id UUID id,
        long version,
        String catalogue,
        String code,
        int order,
        Names names,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        String source,
        List<String> synonyms,
        Map<String, String> extra)
        implements Stored {

    /** The same name in the three languages. */
    record Names(String ru, String kk, String en) {

        String in(String language) {
            return switch (language) {
                case "kk" -> kk;
                case "en" -> en;
                default -> ru;
            };
        }
    }

    boolean isValidOn(LocalDate day) {
        return (validFrom == null || !day.isBefore(validFrom)) && (validTo == null || !day.isAfter(validTo));
    }
}
