package org.kopilka.staff.people;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A post that an institution says a person of others has with it. It gives nobody a say over the person, and is told to
 * nobody, until those who keep the person agree. It never changes: another post is another claim, asked anew.
 *
 * @param askedBy whoever asked, who does not decide on it
 * @param declinedBy the name of who declined it, on {@code declinedOn}; null while it waits
 */
public record Claim(
        UUID id,
        Post post,
        UUID askedBy,
        String askedByName,
        LocalDate askedOn,
        @Nullable String declinedBy,
        @Nullable LocalDate declinedOn) {

    private static final int DAYS_OF_SILENCE = 14;

    static Claim of(UUID id, Post post, UUID askedBy, String askedByName, LocalDate today) {
        return new Claim(id, post, askedBy, askedByName, today, null, null);
    }

    boolean waits() {
        return declinedOn == null;
    }

    /** From this day on the district of either side decides as well. */
    LocalDate silentFrom() {
        return askedOn.plusDays(DAYS_OF_SILENCE);
    }

    Claim declined(String by, LocalDate today) {
        return new Claim(id, post, askedBy, askedByName, askedOn, by, today);
    }
}
