package org.kopilka.bank.review;

import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kopilka.bank.people.Educator;
import org.kopilka.bank.people.Educators;
import org.kopilka.bank.practices.Practice;
import org.kopilka.bank.practices.Rights;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.actor.Membership;
import org.kopilka.platform.web.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Nobody reviews their own: not an author, not who may write it, nobody of an institution the authors work at. */
@Component
class Conflicts {

    private final Educators educators;
    private final Rights rights;

    Conflicts(Educators educators, Rights rights) {
        this.educators = educators;
        this.rights = rights;
    }

    Optional<Conflict> of(Actor expert, Practice practice) {
        if (!practice.isBy(expert.person()) && rights.writes(expert, practice)) {
            return Optional.of(Conflict.WRITER);
        }
        return between(
                expert.person(),
                Stream.concat(
                                expert.memberships().stream().map(Membership::institution),
                                educators.institutionsOf(expert.person()).stream())
                        .collect(Collectors.toSet()),
                practice);
    }

    /** As far as we have heard of them; they are looked at again when they act themselves. */
    Optional<Conflict> of(Educator expert, Set<UUID> institutions, Practice practice) {
        return between(expert.id(), institutions, practice);
    }

    private Optional<Conflict> between(UUID expert, Set<UUID> institutions, Practice practice) {
        if (practice.isBy(expert)) {
            return Optional.of(Conflict.AUTHOR);
        }
        var theirs = new HashSet<>(Set.of(practice.owner()));
        practice.authors().forEach(author -> theirs.addAll(educators.institutionsOf(author.person())));
        return Collections.disjoint(theirs, institutions) ? Optional.empty() : Optional.of(Conflict.SAME_INSTITUTION);
    }

    /** Throws 403 {@code conflict-of-interest} with the reason. */
    void refuse(Optional<Conflict> conflict) {
        conflict.ifPresent(reason -> {
            throw new Refusal(HttpStatus.FORBIDDEN, "conflict-of-interest").with("reason", reason);
        });
    }
}
