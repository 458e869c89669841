package org.kopilka.bank.review;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.kopilka.bank.practices.Practice;
import org.kopilka.bank.practices.Practices;
import org.kopilka.platform.actor.Access;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.actor.Role;
import org.kopilka.platform.documents.Outgoing;
import org.kopilka.platform.documents.RetryOnLostRace;
import org.kopilka.platform.web.InputRefusal;
import org.kopilka.platform.web.Refusal;
import org.springframework.stereotype.Service;

/** Ends a review. The judgement, what it makes of the practice and what others hear of both are one write. */
@Service
public class GiveVerdict {

    private final Practices practices;
    private final Conflicts conflicts;
    private final Access access;
    private final Rubric rubric;
    private final Clock clock;

    GiveVerdict(Practices practices, Conflicts conflicts, Access access, Rubric rubric, Clock clock) {
        this.practices = practices;
        this.conflicts = conflicts;
        this.access = access;
        this.rubric = rubric;
        this.clock = clock;
    }

    @RetryOnLostRace
    public Practice handle(Actor expert, UUID id, GivenVerdict given) {
        var practice = practices
                .find(id)
                .filter(found -> found.isUnderReview() && access.holds(expert, found.owner(), Role.EXPERT))
                .orElseThrow(Refusal::notFound);
        // Somebody may have come to work with the authors since they took it.
        conflicts.refuse(conflicts.of(expert, practice));
        var faults = given.faults(rubric);
        if (!faults.isEmpty()) {
            throw new InputRefusal("unfinished-verdict", faults);
        }
        var today = LocalDate.now(clock);
        var judgement = given.toJudgement(rubric, clock.instant());
        var told = practice.openReview().stream()
                .map(review -> ReviewV1.of(
                        practice, review.judged(judgement, practice.card().title()), today))
                .toArray(Outgoing[]::new);
        return practices.save(practice, practice.judged(expert.person(), judgement, today), told);
    }
}
