package org.kopilka.survey.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.documents.Stored;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Who may be asked: our copy of what staff-service tells.
 *
 * @param left whether the person left the network; such a person is not asked
 * @param invitation the newest link to the person's account; null for none, or one older than links were told of
 */
@Document("educators")
public record Educator(
        @Id UUID id,
        long version,
        String familyName,
        String givenName,
        @Nullable String patronymic,
        List<Post> posts,
        boolean left,
        @Nullable Invitation invitation)
        implements Stored {

    /**
     * A link that let the person choose a password, and who may have used it in their stead.
     *
     * @param by who made it
     * @param under the institution, or node above, whose keeper they were
     * @param at when
     * @param first whether it is among the first ever made at the person's institution
     * @param openedByKeeper whether it was opened where a keeper was signed in
     */
    public record Invitation(UUID by, UUID under, Instant at, boolean first, boolean openedByKeeper) {}

    /** @param from the first day, {@code until} the last, inclusive; null for without end */
    public record Post(
            UUID institution,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {

        boolean holdsOn(LocalDate day) {
            return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
        }
    }

    /** Where the person works on a day, in the order of posts. */
    public List<UUID> institutionsOn(LocalDate day) {
        return left
                ? List.of()
                : posts.stream()
                        .filter(post -> post.holdsOn(day))
                        .map(Post::institution)
                        .distinct()
                        .toList();
    }

    public String fullName() {
        return Stream.of(familyName, givenName, patronymic == null ? "" : patronymic)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
