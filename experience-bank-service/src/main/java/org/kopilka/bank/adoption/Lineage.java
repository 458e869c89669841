package org.kopilka.bank.adoption;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A family of practices, from the first of its line: each with who took it up, each of those with what grew out of it.
 *
 * @param asked the practice it was asked for
 * @param spread how it went with those who took up the asked one; never one number, as conditions differ
 * @param cut whether the family is too large to be told whole
 */
record Lineage(UUID asked, Spread spread, Descent first, boolean cut) {

    /** Adoptions by how they went. */
    record Spread(int institutions, int worked, int partly, int didNotWork, int trying, int notForUs) {}

    /** @param title and what follows is missing where the reader may not see the practice */
    record Descent(
            UUID practice,
            Standing standing,
            @Nullable String title,
            @Nullable UUID institution,
            @Nullable String institutionName,
            List<String> authors,
            @Nullable Integer edition,
            @Nullable LocalDate firstPublishedOn,
            List<Branch> adoptions) {}

    /**
     * @param id of the adoption
     * @param adoption missing where the reader may not see it
     * @param variant what grew out of the adoption
     */
    record Branch(
            UUID id,
            @Nullable AdoptionView adoption,
            @Nullable Descent variant) {}

    enum Standing {
        /** Not published yet; only its authors see it here. */
        DRAFT,
        PUBLISHED,
        WITHDRAWN,
        /** Not for the reader to see. */
        HIDDEN;

        @JsonValue
        String word() {
            return name().toLowerCase();
        }
    }
}
