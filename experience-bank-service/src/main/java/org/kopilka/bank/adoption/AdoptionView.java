package org.kopilka.bank.adoption;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An adoption as one reader sees it.
 *
 * @param practiceTitle missing where the reader may not see the practice
 * @param edition the practice's edition it started from
 * @param institution that took it up
 * @param differs names of the conditions that are not as the edition tells them, as far as both are told
 * @param variant the practice that grew out of it, where the reader may see it
 * @param may what the reader can do with it now
 */
record AdoptionView(
        UUID id,
        long version,
        UUID practice,
        @Nullable String practiceTitle,
        @Nullable String practiceInstitutionName,
        int edition,
        UUID institution,
        String institutionName,
        UUID adopter,
        String adopterName,
        Adoption.Status status,
        Adoption.Plan plan,
        List<String> differs,
        Adoption.@Nullable Report report,
        @Nullable UUID variant,
        Instant changedAt,
        Set<Deed> may) {

    enum Deed {
        DECIDE,
        REPORT,
        CANCEL,
        GROW;

        @JsonValue
        String word() {
            return name().toLowerCase();
        }
    }
}
