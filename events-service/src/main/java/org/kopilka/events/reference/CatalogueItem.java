package org.kopilka.events.reference;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.documents.Stored;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A form of work or a level as staff-service tells of it.
 *
 * @param names by language
 * @param validFrom first day it may be chosen, {@code validTo} the last, inclusive, as ISO dates; null for open
 */
@Document("reference")
@CompoundIndex(def = "{'catalogue': 1, 'order': 1, 'code': 1}")
public record CatalogueItem(
        @Id UUID id,
        long version,
        String catalogue,
        String code,
        int order,
        Map<String, String> names,
        @Nullable String validFrom,
        @Nullable String validTo,
        Map<String, String> extra)
        implements Stored {

    /** The name in the reader's language, else the Russian one. */
    public String name(String language) {
        return names.getOrDefault(language, names.getOrDefault("ru", code));
    }

    boolean isValidOn(LocalDate day) {
        var text = day.toString();
        return (validFrom == null || validFrom.compareTo(text) <= 0)
                && (validTo == null || validTo.compareTo(text) >= 0);
    }

    boolean isEvent() {
        return "yes".equals(extra.get("event"));
    }
}
