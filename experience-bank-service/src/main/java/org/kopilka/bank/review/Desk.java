package org.kopilka.bank.review;

import java.util.UUID;
import org.kopilka.bank.practices.Practice;
import org.kopilka.bank.practices.Practices;
import org.kopilka.bank.practices.Stage;
import org.kopilka.platform.actor.Access;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.actor.Role;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

/** What lies on an expert's desk. */
@Component
public class Desk {

    private static final int MOST_LOOKED_AT = 200;

    private final Practices practices;
    private final Conflicts conflicts;
    private final Access access;

    Desk(Practices practices, Conflicts conflicts, Access access) {
        this.practices = practices;
        this.conflicts = conflicts;
        this.access = access;
    }

    /** Whether the actor reads what is under review: experts without a conflict, and the district's methodist. */
    public boolean reads(Actor actor, Practice practice) {
        return practice.isUnderReview()
                && (access.holds(actor, practice.owner(), Role.DISTRICT_METHODIST)
                        || access.holds(actor, practice.owner(), Role.EXPERT)
                                && conflicts.of(actor, practice).isEmpty());
    }

    /** How many wait that the actor may take, of the 200 waiting longest; none for whoever is no expert. */
    public int free(Actor actor) {
        if (!actor.is(Role.EXPERT)) {
            return 0;
        }
        var waiting = practices.find(
                Criteria.where("progress.stage")
                        .is(Stage.SUBMITTED)
                        .and("owner")
                        .in(access.reach(actor, Role.EXPERT)),
                Sort.by("progress.submittedAt", "_id"),
                MOST_LOOKED_AT);
        return waiting.size() - conflicts.of(actor, waiting).size();
    }

    /** How many somebody reviews now. */
    public int heldBy(UUID person) {
        var held = Criteria.where("progress.stage")
                .is(Stage.IN_REVIEW)
                .and("reviews.reviewer")
                .is(person);
        return (int) practices.find(held, Sort.unsorted(), MOST_LOOKED_AT).stream()
                .flatMap(practice -> practice.openReview().stream())
                .filter(review -> review.reviewer().equals(person))
                .count();
    }
}
