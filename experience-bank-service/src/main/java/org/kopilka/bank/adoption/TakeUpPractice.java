package org.kopilka.bank.adoption;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.kopilka.bank.adoption.Adoption.Decision;
import org.kopilka.bank.practices.Edition;
import org.kopilka.bank.practices.Practice;
import org.kopilka.bank.practices.Rights;
import org.kopilka.platform.actor.Access;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.actor.Role;
import org.kopilka.platform.web.InputRefusal;
import org.kopilka.platform.web.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** Takes up another institution's practice, or decides against it; tells later what came of it. */
@Service
public class TakeUpPractice {

    private static final Role[] PRACTITIONERS = {Role.EDUCATOR, Role.METHODIST, Role.HEAD};

    private final Adoptions adoptions;
    private final Variants variants;
    private final Rights rights;
    private final Access access;
    private final Clock clock;

    TakeUpPractice(Adoptions adoptions, Variants variants, Rights rights, Access access, Clock clock) {
        this.adoptions = adoptions;
        this.variants = variants;
        this.rights = rights;
        this.access = access;
        this.clock = clock;
    }

    Adoption begin(Actor actor, UUID id, UUID practiceId, UUID institution, GivenPlan given) {
        var practice = rights.readable(actor, practiceId);
        var edition = edition(practice);
        access.require(actor, institution, PRACTITIONERS);
        if (practice.owner().equals(institution) || practice.isBy(actor.person())) {
            throw new Refusal(HttpStatus.CONFLICT, "own-practice");
        }
        var plan = complete(given);
        var known = adoptions.find(practiceId, institution, actor.person()).orElse(null);
        var now = clock.instant();
        if (known == null) {
            return adoptions.save(
                    Adoption.begun(
                            id, practiceId, edition.number(), institution, actor.person(), actor.name(), plan, now),
                    practice);
        }
        if (known.cancelled()) {
            return adoptions.save(known.begunAgain(edition.number(), actor.name(), plan, now), practice);
        }
        if (known.id().equals(id)) {
            return known;
        }
        throw new Refusal(HttpStatus.CONFLICT, "already-adopted").with("adoption", known.id());
    }

    private static Edition edition(Practice practice) {
        if (practice.published() == null || !practice.isPublished()) {
            throw new Refusal(HttpStatus.CONFLICT, "no-longer-published");
        }
        return practice.published();
    }

    Adoption decide(Adoption before, Practice practice, GivenPlan given) {
        if (before.report() != null && given.decision() == Decision.NOT_FOR_US) {
            throw new Refusal(HttpStatus.CONFLICT, "already-tried");
        }
        return adoptions.save(before.decided(complete(given), clock.instant()), practice);
    }

    private Adoption.Plan complete(GivenPlan given) {
        var today = LocalDate.now(clock);
        var plan = given.toPlan(today);
        refuse(GivenPlan.faults(plan, today));
        return plan;
    }

    Adoption report(Adoption before, Practice practice, GivenReport given) {
        if (before.plan().decision() == Decision.NOT_FOR_US) {
            throw new Refusal(HttpStatus.CONFLICT, "not-tried");
        }
        var today = LocalDate.now(clock);
        refuse(given.faults(today));
        return adoptions.save(before.reported(given.toReport(today), clock.instant()), practice);
    }

    private static void refuse(Map<String, String> faults) {
        if (!faults.isEmpty()) {
            throw new InputRefusal("unfinished-adoption", faults);
        }
    }

    /** What has grown out of it would lose its origin; then it stays. */
    void cancel(Adoption before, Practice practice) {
        if (variants.of(before).isPresent()) {
            throw new Refusal(HttpStatus.CONFLICT, "has-variant");
        }
        adoptions.save(before.cancelled(clock.instant()), practice);
    }
}
