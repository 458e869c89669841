package org.kopilka.bank.review;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kopilka.bank.people.Educator;
import org.kopilka.bank.people.Educators;
import org.kopilka.bank.practices.Author;
import org.kopilka.bank.practices.Practice;
import org.kopilka.bank.practices.Rights;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.actor.Membership;
import org.kopilka.platform.web.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Nobody reviews their own: not an author, not who is asked to be one and may yet agree, not who may write it, nobody of an institution the authors work at. */
@Component
class Conflicts {

    private final Educators educators;
    private final Rights rights;

    Conflicts(Educators educators, Rights rights) {
        this.educators = educators;
        this.rights = rights;
    }

    Optional<Conflict> of(Actor expert, Practice practice) {
        return Optional.ofNullable(of(expert, List.of(practice)).get(practice.id()));
    }

    /** Those there are by practice, with one look at where people work, however many practices they are. */
    Map<UUID, Conflict> of(Actor expert, Collection<Practice> practices) {
        var institutionsOf = educators.institutionsOf(
                Stream.concat(Stream.of(expert.person()), authors(practices)).collect(Collectors.toSet()));
        var theirs = Stream.concat(
                        expert.memberships().stream()
                                .filter(membership -> membership.role().isOfPost())
                                .map(Membership::institution),
                        institutionsOf.getOrDefault(expert.person(), Set.of()).stream())
                .collect(Collectors.toSet());
        var found = new HashMap<UUID, Conflict>();
        for (var practice : practices) {
            var conflict = !practice.isBy(expert.person()) && rights.writes(expert, practice)
                    ? Optional.of(Conflict.WRITER)
                    : between(expert.person(), theirs, practice, institutionsOf);
            conflict.ifPresent(why -> found.put(practice.id(), why));
        }
        return found;
    }

    /** As far as we have heard of them; they are looked at again when they act themselves. */
    Optional<Conflict> of(Educator expert, Set<UUID> institutions, Practice practice) {
        var institutionsOf = educators.institutionsOf(authors(List.of(practice)).collect(Collectors.toSet()));
        return between(expert.id(), institutions, practice, institutionsOf);
    }

    private static Stream<UUID> authors(Collection<Practice> practices) {
        return practices.stream()
                .flatMap(practice -> practice.authors().stream())
                .map(Author::person);
    }

    private static Optional<Conflict> between(
            UUID expert, Set<UUID> institutions, Practice practice, Map<UUID, Set<UUID>> institutionsOf) {
        if (practice.isBy(expert) || practice.askedOf(expert).isPresent()) {
            return Optional.of(Conflict.AUTHOR);
        }
        var theirs = new HashSet<>(Set.of(practice.owner()));
        practice.authors().forEach(author -> theirs.addAll(institutionsOf.getOrDefault(author.person(), Set.of())));
        return Collections.disjoint(theirs, institutions) ? Optional.empty() : Optional.of(Conflict.SAME_INSTITUTION);
    }

    /** Throws 403 {@code conflict-of-interest} with the reason. */
    void refuse(Optional<Conflict> conflict) {
        conflict.ifPresent(reason -> {
            throw new Refusal(HttpStatus.FORBIDDEN, "conflict-of-interest").with("reason", reason);
        });
    }
}
