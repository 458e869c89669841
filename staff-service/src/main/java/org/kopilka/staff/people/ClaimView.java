package org.kopilka.staff.people;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A post that waits for those who keep the person.
 *
 * @param name the person's
 * @param silentFrom the day from which the district of either side decides too
 * @param declinedBy the name of who declined it; null while it waits
 * @param may what the reader may do: decide, withdraw
 */
record ClaimView(
        UUID id,
        UUID person,
        String name,
        UUID institution,
        String institutionName,
        String position,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        boolean partTime,
        String askedBy,
        LocalDate askedOn,
        LocalDate silentFrom,
        @Nullable String declinedBy,
        @Nullable LocalDate declinedOn,
        List<String> may) {}
