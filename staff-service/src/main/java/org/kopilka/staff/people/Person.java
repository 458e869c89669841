package org.kopilka.staff.people;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.actor.Membership;
import org.kopilka.platform.actor.Role;
import org.kopilka.platform.documents.Stored;
import org.kopilka.platform.web.SortKey;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A person of the network, in one institution or several.
 *
 * @param born a day or, where only that is known, a year
 * @param education code in the catalogue {@code education}
 * @param experience years of teaching as of a day
 * @param claims posts that wait for those who keep the person to agree; none in records from before there were such
 * @param key the name for search, {@code order} for sorted lists
 */
@Document("people")
@CompoundIndex(def = "{'born': 1}", sparse = true)
@CompoundIndex(def = "{'claims.id': 1}", sparse = true)
@CompoundIndex(def = "{'order': 1, '_id': 1}")
@CompoundIndex(def = "{'posts.institution': 1, 'order': 1, '_id': 1}")
@CompoundIndex(def = "{'claims.post.institution': 1}", sparse = true)
@CompoundIndex(def = "{'key': 1}")
@CompoundIndex(def = "{'email': 1}", sparse = true)
@CompoundIndex(def = "{'account.due': 1}", sparse = true)
@CompoundIndex(def = "{'account.invitation': 1}", sparse = true)
public record Person(
        @Id UUID id,
        long version,
        PersonName name,
        String key,
        String order,
        @Nullable String born,
        List<Post> posts,
        List<Duty> duties,
        List<Claim> claims,
        @Nullable String education,
        @Nullable Experience experience,
        @Nullable String email,
        @Nullable String phone,
        @Nullable Account account)
        implements Stored {

    private static final int MOST_CLAIMS = 20;

    public Person {
        claims = claims == null ? List.of() : claims;
    }

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
                claims,
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
                id,
                version,
                name,
                key,
                order,
                born,
                posts,
                duties,
                claims,
                education,
                experience,
                email,
                phone,
                account);
    }

    /** With these posts; claims to one of them are met. */
    Person working(List<Post> posts) {
        var open = claims.stream()
                .filter(claim ->
                        posts.stream().noneMatch(post -> post.until() == null && post.isSameWork(claim.post())))
                .toList();
        return new Person(
                id, version, name, key, order, born, posts, duties, open, education, experience, email, phone, account);
    }

    private Person claimed(List<Claim> claims) {
        return new Person(
                id,
                version,
                name,
                key,
                order,
                born,
                posts,
                duties,
                claims,
                education,
                experience,
                email,
                phone,
                account);
    }

    /** The claim that says just this; empty if there is none, or it was declined. */
    Optional<Claim> waitingFor(Post post) {
        return claims.stream()
                .filter(claim -> claim.waits() && claim.post().equals(post))
                .findFirst();
    }

    /** One institution has one claim to one position: a new one takes the place of the one before. */
    Person asked(Claim claim) {
        var others = claims.stream()
                .filter(known -> !known.post().isSameWork(claim.post()))
                .toList();
        return claimed(Stream.concat(others.stream(), Stream.of(claim)).toList());
    }

    boolean hasRoomForClaims() {
        return hasRoomForClaims(0);
    }

    /** @param asked how many will be made before */
    boolean hasRoomForClaims(int asked) {
        return claims.size() + asked < MOST_CLAIMS;
    }

    Person without(Claim claim) {
        return claimed(claims.stream().filter(known -> !known.equals(claim)).toList());
    }

    Person declined(Claim claim, String by, LocalDate today) {
        return claimed(claims.stream()
                .map(known -> known.equals(claim) ? known.declined(by, today) : known)
                .toList());
    }

    /** The claim is a post like any other from now on; what came of the same work before, and ended, stays. */
    Person confirmed(Claim claim, LocalDate today) {
        var kept = posts.stream().filter(post -> post.hasEnded(today) || !post.isSameWork(claim.post()));
        return working(Stream.concat(kept, Stream.of(claim.post())).toList()).without(claim);
    }

    /** Posts that last or are still to come. */
    List<Post> presentPosts(LocalDate today) {
        return posts.stream().filter(post -> !post.hasEnded(today)).toList();
    }

    Person withDuties(List<Duty> duties) {
        return new Person(
                id,
                version,
                name,
                key,
                order,
                born,
                posts,
                duties,
                claims,
                education,
                experience,
                email,
                phone,
                account);
    }

    public Person with(@Nullable Account account) {
        return new Person(
                id,
                version,
                name,
                key,
                order,
                born,
                posts,
                duties,
                claims,
                education,
                experience,
                email,
                phone,
                account);
    }

    /** What the token will say: roles that follow from posts, and those given beside them, which lend no post. */
    public List<Membership> memberships(LocalDate today) {
        return Stream.concat(
                        posts.stream()
                                .filter(post -> post.isHeldOn(today))
                                .map(post -> new Membership(post.role(), post.institution(), post.until())),
                        duties.stream()
                                .filter(duty ->
                                        duty.isHeldOn(today) && !duty.role().isOfPost())
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
