package org.kopilka.bank.waiting;

import org.kopilka.bank.adoption.Adoptions;
import org.kopilka.bank.practices.Practices;
import org.kopilka.bank.practices.Stage;
import org.kopilka.bank.review.Desk;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.actor.AnyMember;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the bank waits for from one person. */
@RestController
class WaitingController {

    private static final int MOST_COUNTED = 200;

    /**
     * Counts, each 200 at most.
     *
     * @param returned own practices an expert has sent back with remarks
     * @param asked practices that name the caller as an author, who has yet to agree
     * @param reviewing practices the caller has taken for review
     * @param toReview practices waiting for an expert that the caller may take
     * @param trying practices the caller took up and has told no result of
     */
    record Waiting(int returned, int asked, int reviewing, int toReview, int trying) {}

    private final Practices practices;
    private final Desk desk;
    private final Adoptions adoptions;

    WaitingController(Practices practices, Desk desk, Adoptions adoptions) {
        this.practices = practices;
        this.desk = desk;
        this.adoptions = adoptions;
    }

    /** What waits for the caller. */
    @AnyMember
    @GetMapping("/api/bank/waiting")
    Waiting waiting(Actor actor) {
        var returned = Criteria.where("authors.person")
                .is(actor.person())
                .and("progress.stage")
                .is(Stage.RETURNED);
        return new Waiting(
                practices.find(returned, Sort.unsorted(), MOST_COUNTED).size(),
                practices
                        .find(Practices.asking(actor.person()), Sort.unsorted(), MOST_COUNTED)
                        .size(),
                desk.heldBy(actor.person()),
                desk.free(actor),
                adoptions.triedBy(actor.person(), MOST_COUNTED).size());
    }
}
