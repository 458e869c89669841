package org.kopilka.events.planning;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.actor.Visibility;

/**
 * A plan as its methodist sends it.
 *
 * @param owner the institution that holds the event; stays once the event is published
 * @param form code from {@code /api/events/forms}
 * @param level code from {@code /api/events/levels}
 * @param problem the problem a problem seminar is about; needed only there
 * @param startsAt local time at the place, in {@code zone}; {@code endsAt} and {@code registerUntil} too
 * @param zone IANA name; the network's own if not given
 * @param hours academic hours of 45 minutes, halves allowed
 * @param seats no limit if not given
 * @param perInstitution seats for people of one institution; any number if not given
 * @param registerUntil until the event starts if not given
 * @param organiser person; the caller if not given
 * @param presenters persons
 */
record EditedEvent(
        @NotNull UUID owner,
        @NotBlank @Size(max = 200) String title,
        @NotBlank @Size(max = 60) String form,
        @NotBlank @Size(max = 60) String level,
        @NotNull @Valid Seen visibility,
        @Nullable @Size(max = 10_000) String description,
        @Nullable @Size(max = 2_000) String problem,
        @Nullable @Size(max = 300) String place,
        @NotNull LocalDateTime startsAt,
        @NotNull LocalDateTime endsAt,
        @Nullable @Size(max = 60) String zone,
        @Min(0) @Max(500) double hours,
        @Nullable @Min(1) @Max(5_000) Integer seats,
        @Nullable @Min(1) @Max(5_000) Integer perInstitution,
        @Nullable LocalDateTime registerUntil,
        @Nullable UUID organiser,
        @Nullable @Size(max = 50) List<@NotNull UUID> presenters) {

    /** @param chosen institutions, only for the kind {@code chosen} */
    record Seen(
            @NotNull Visibility.Kind kind,
            @Nullable @Size(max = 500) Set<@NotNull UUID> chosen) {}
}
