package org.kopilka.bank.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.documents.Stored;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Our copy of what staff-service tells of a person.
 *
 * @param duties what the person does beside the posts, such as an expert's work
 * @param key the name in lower case, ё as е, for looking up by any of its parts
 */
@Document("educators")
@CompoundIndex(def = "{'key': 1, '_id': 1}")
@CompoundIndex(def = "{'duties.role': 1}")
@CompoundIndex(def = "{'posts.role': 1}")
@CompoundIndex(def = "{'posts.institution': 1}")
public record Educator(
        @Id UUID id, long version, String name, String key, List<Post> posts, List<Post> duties, boolean left)
        implements Stored {

    /** Work or a duty at an institution. @param until the last day, inclusive */
    public record Post(
            UUID institution,
            String role,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {

        boolean isHeldOn(LocalDate day) {
            return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
        }
    }

    public Set<UUID> institutionsOn(LocalDate day) {
        return posts.stream()
                .filter(post -> post.isHeldOn(day))
                .map(Post::institution)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Where the person is an expert on a day. */
    public Set<UUID> expertAtOn(LocalDate day) {
        return Stream.concat(posts.stream(), duties.stream())
                .filter(post -> post.role().equals("expert") && post.isHeldOn(day))
                .map(Post::institution)
                .collect(Collectors.toUnmodifiableSet());
    }
}
