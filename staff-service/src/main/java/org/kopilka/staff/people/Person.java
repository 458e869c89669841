package org.kopilka.staff.people;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.actor.Membership;
import org.kopilka.platform.actor.Role;
import org.kopilka.platform.documents.Stored;
import org.kopilka.platform.web.SortKey;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A person of the network, in one institution or several.
 *
 * @param born a day or, where only that is known, a year
 * @param education code in the catalogue {@code education}
 * @param experience years of teaching as of a day
 * @param key the name for search, {@code order} for sorted lists
 */
@Document("people")
public record Person(
        @Id UUID id,
        long version,
        PersonName name,
        String key,
        String order,
        @Nullable String born,
        List<Post> posts,
        List<Duty> duties,
        @Nullable String education,
        @Nullable Experience experience,
        @Nullable String email,
        @Nullable String phone,
        @Nullable Account account)
        implements Stored {

    /** @param years halves are common: 5.5 */
    public record Experience(double years, LocalDate asOf) {}

    static Person named(UUID id, PersonName name) {
        return new Person(
                id,
                0,
                name,
                name.key(),
                SortKey.of(name.full()),
                null,
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                null);
    }

    Person called(PersonName name) {
        return new Person(
                id,
                version,
                name,
                name.key(),
                SortKey.of(name.full()),
                born,
                posts,
                duties,
                education,
                experience,
                email,
                phone,
                account);
    }

    Person knownAs(
            @Nullable String born,
            @Nullable String education,
            @Nullable Experience experience,
            @Nullable String email,
            @Nullable String phone) {
        return new Person(
                id, version, name, key, order, born, posts, duties, education, experience, email, phone, account);
    }

    Person working(List<Post> posts) {
        return new Person(
                id, version, name, key, order, born, posts, duties, education, experience, email, phone, account);
    }

    Person withDuties(List<Duty> duties) {
        return new Person(
                id, version, name, key, order, born, posts, duties, education, experience, email, phone, account);
    }

    Person with(@Nullable Account account) {
        return new Person(
                id, version, name, key, order, born, posts, duties, education, experience, email, phone, account);
    }

    /** What the token will say: roles that follow from posts, and those given beside them. */
    public List<Membership> memberships(LocalDate today) {
        return Stream.concat(
                        posts.stream()
                                .filter(post -> post.isHeldOn(today))
                                .map(post -> new Membership(post.role(), post.institution(), post.until())),
                        duties.stream()
                                .filter(duty -> duty.isHeldOn(today))
                                .map(duty -> new Membership(duty.role(), duty.institution(), duty.until())))
                .distinct()
                .toList();
    }

    /** Whether the person works nowhere any more. */
    public boolean hasLeft(LocalDate today) {
        return posts.stream()
                .noneMatch(post -> post.until() == null || !post.until().isBefore(today));
    }

    /** Posts that lasted into today or are still to come; of somebody who has left, the last. */
    List<Post> latestPosts(LocalDate today) {
        var last = posts.stream()
                .flatMap(post -> Stream.ofNullable(post.until()))
                .max(Comparator.naturalOrder())
                .filter(_ -> hasLeft(today));
        return posts.stream()
                .filter(post -> last.map(day -> day.equals(post.until())).orElse(!post.hasEnded(today)))
                .toList();
    }

    /** Roles that only the network's administrator gives, since they reach beyond one institution. */
    static boolean isGivenByAdministrator(Role role) {
        return role == Role.DISTRICT_METHODIST || role == Role.NETWORK_ADMIN;
    }
}
