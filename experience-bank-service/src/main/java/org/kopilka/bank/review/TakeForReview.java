package org.kopilka.bank.review;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.bank.people.Educators;
import org.kopilka.bank.practices.Practice;
import org.kopilka.bank.practices.Practices;
import org.kopilka.bank.practices.Review;
import org.kopilka.platform.actor.Access;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.actor.Role;
import org.kopilka.platform.documents.RetryOnLostRace;
import org.kopilka.platform.institutions.InstitutionTree;
import org.kopilka.platform.web.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** Puts a waiting practice into one expert's hands, or back into the queue. Of two who take it at once, one gets it. */
@Service
public class TakeForReview {

    private final Practices practices;
    private final Educators educators;
    private final Conflicts conflicts;
    private final Access access;
    private final InstitutionTree tree;
    private final Clock clock;

    TakeForReview(
            Practices practices,
            Educators educators,
            Conflicts conflicts,
            Access access,
            InstitutionTree tree,
            Clock clock) {
        this.practices = practices;
        this.educators = educators;
        this.conflicts = conflicts;
        this.access = access;
        this.tree = tree;
        this.clock = clock;
    }

    @RetryOnLostRace
    public Practice take(Actor expert, UUID id, UUID review) {
        var practice = find(id);
        var institution = access.coveredBy(expert, practice.owner(), Role.EXPERT)
                .findFirst()
                .orElseThrow(Refusal::notFound);
        conflicts.refuse(conflicts.of(expert, practice));
        return give(practice, review, expert.person(), expert.name(), institution, null);
    }

    @RetryOnLostRace
    public Practice assign(Actor methodist, UUID id, UUID review, UUID expert) {
        var practice = find(id);
        access.require(methodist, practice.owner(), Role.DISTRICT_METHODIST);
        var today = LocalDate.now(clock);
        var known = educators.find(expert).orElseThrow(TakeForReview::noSuchExpert);
        var institution = known.expertAtOn(today).stream()
                .filter(node -> tree.isWithin(practice.owner(), node))
                .findFirst()
                .orElseThrow(TakeForReview::noSuchExpert);
        conflicts.refuse(conflicts.of(known, known.institutionsOn(today), practice));
        return give(practice, review, expert, known.name(), institution, methodist.name());
    }

    private Practice give(
            Practice practice, UUID id, UUID expert, String name, UUID institution, @Nullable String assignedBy) {
        var now = clock.instant();
        var review = new Review(id, practice.nextEdition(), expert, name, institution, assignedBy, now, null, null);
        return practices.save(practice, practice.taken(review, now));
    }

    /** By the one who holds it, or by the district's methodist. */
    @RetryOnLostRace
    public Practice giveBack(Actor actor, UUID id) {
        var practice = find(id);
        var isHolder = practice.openReview()
                .filter(review -> review.reviewer().equals(actor.person()))
                .isPresent();
        if (!isHolder) {
            access.require(actor, practice.owner(), Role.DISTRICT_METHODIST);
        }
        return practices.save(practice, practice.givenBack(clock.instant()));
    }

    private static Refusal noSuchExpert() {
        return new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "no-such-expert");
    }

    private Practice find(UUID id) {
        return practices.find(id).filter(Practice::isUnderReview).orElseThrow(Refusal::notFound);
    }
}
