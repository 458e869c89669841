package org.kopilka.events.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.documents.Stored;
import org.kopilka.platform.web.SortKey;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * An educator as staff-service tells of them.
 *
 * @param search the name as it is looked up: lower case, ё as е
 * @param order the name's place in lists
 * @param left no longer in the network
 */
@Document("people")
@CompoundIndex(def = "{'posts.institution': 1, 'order': 1, '_id': 1}")
@CompoundIndex(def = "{'order': 1, '_id': 1}")
public record Person(
        @Id UUID id, long version, String name, String search, String order, List<Post> posts, boolean left)
        implements Stored {

    /** Work at an institution, {@code from} and {@code until} inclusive, as ISO dates; null for open. */
    public record Post(
            UUID institution,
            @Nullable String from,
            @Nullable String until) {

        boolean isHeldOn(LocalDate day) {
            var text = day.toString();
            return (from == null || from.compareTo(text) <= 0) && (until == null || until.compareTo(text) >= 0);
        }
    }

    static Person of(
            UUID id,
            long version,
            String familyName,
            String givenName,
            @Nullable String patronymic,
            List<Post> posts,
            boolean left) {
        var name = Stream.of(familyName, givenName, patronymic == null ? "" : patronymic)
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" "));
        return new Person(id, version, name, searchable(name), SortKey.of(name), posts, left);
    }

    static String searchable(String text) {
        return text.strip().toLowerCase(Locale.ROOT).replace('ё', 'е');
    }

    /** Where the person works on a day, the main post first. */
    public List<UUID> institutionsOn(LocalDate day) {
        return posts.stream()
                .filter(post -> post.isHeldOn(day))
                .map(Post::institution)
                .distinct()
                .toList();
    }

    boolean worksAtAny(Set<UUID> institutions) {
        return posts.stream().anyMatch(post -> institutions.contains(post.institution()));
    }
}
