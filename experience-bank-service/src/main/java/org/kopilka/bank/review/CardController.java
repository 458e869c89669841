package org.kopilka.bank.review;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.bank.practices.Author;
import org.kopilka.bank.practices.Card;
import org.kopilka.bank.practices.Practice;
import org.kopilka.bank.practices.Review;
import org.kopilka.bank.practices.Stage;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.actor.DistrictMethodist;
import org.kopilka.platform.actor.Expert;
import org.kopilka.platform.actor.ExpertOrDistrictMethodist;
import org.kopilka.platform.audit.Audit;
import org.kopilka.platform.audit.ShowsRecords;
import org.kopilka.platform.web.NewIds;
import org.kopilka.platform.web.Succeeds;
import org.kopilka.platform.web.Versioned;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** One practice on the review desk. Reviewing gives no right to edit. */
@RestController
@RequestMapping("/api/bank/review/cards/{practice}")
class CardController {

    record GivenExpert(@NotNull UUID expert) {}

    /** @param holding how many practices the expert reviews now */
    record ExpertFound(
            UUID id,
            String name,
            List<String> institutions,
            int holding,
            @Nullable Conflict conflict) {}

    /**
     * The submitted text as an expert reads it.
     *
     * @param published the edition readers have now, if the text is to replace it
     * @param judged earlier judgements, the last one last
     * @param similar practices with much the same text
     */
    record DeskCard(
            UUID practice,
            long version,
            Stage stage,
            UUID institution,
            String institutionName,
            List<Author> authors,
            int edition,
            Card card,
            @Nullable Card published,
            @Nullable Instant submittedAt,
            @Nullable UUID holder,
            @Nullable String holderName,
            @Nullable Instant since,
            List<PastReview> judged,
            List<SimilarCard> similar) {}

    record PastReview(String reviewer, int edition, Review.Judgement judgement) {}

    record SimilarCard(UUID practice, String title, String institutionName, double share, boolean sameTitle) {}

    private final TakeForReview take;
    private final GiveVerdict verdict;
    private final DeskViews views;
    private final Audit audit;
    private final NewIds ids;

    CardController(TakeForReview take, GiveVerdict verdict, DeskViews views, Audit audit, NewIds ids) {
        this.take = take;
        this.verdict = verdict;
        this.views = views;
        this.audit = audit;
        this.ids = ids;
    }

    /** The text to be reviewed; 403 {@code conflict-of-interest} for whoever must not review it. */
    @ExpertOrDistrictMethodist
    @ShowsRecords
    @GetMapping
    ResponseEntity<DeskCard> show(Actor actor, @PathVariable UUID practice) {
        return answer(actor, views.readable(actor, practice));
    }

    /** Takes it from the queue; nobody else can until it is judged or given back. */
    @Expert
    @ShowsRecords
    @PostMapping("/review")
    ResponseEntity<DeskCard> take(Actor actor, @PathVariable UUID practice) {
        return answer(actor, take.take(actor, practice, ids.next()));
    }

    /** Gives it back to the queue without a judgement. */
    @ExpertOrDistrictMethodist
    @DeleteMapping("/review")
    @Succeeds(204)
    ResponseEntity<Void> giveBack(Actor actor, @PathVariable UUID practice) {
        take.giveBack(actor, practice);
        return ResponseEntity.noContent().build();
    }

    /** Asks an expert to review it. */
    @DistrictMethodist
    @ShowsRecords
    @PostMapping("/assignment")
    ResponseEntity<DeskCard> assign(Actor actor, @PathVariable UUID practice, @Valid @RequestBody GivenExpert body) {
        return answer(actor, take.assign(actor, practice, ids.next(), body.expert()));
    }

    /** Who could review it, those with least in hand first; those who must not come last, with the reason. */
    @DistrictMethodist
    @ShowsRecords
    @GetMapping("/experts")
    List<ExpertFound> experts(Actor actor, @PathVariable UUID practice) {
        var experts = views.experts(views.readable(actor, practice));
        audit.looked(actor, "expert", experts.stream().map(ExpertFound::id).toList());
        return experts;
    }

    /** Accepts, returns or declines it; ends the review. */
    @Expert
    @PostMapping("/verdict")
    @Succeeds(204)
    ResponseEntity<Void> judge(Actor actor, @PathVariable UUID practice, @Valid @RequestBody GivenVerdict body) {
        verdict.handle(actor, practice, body);
        return ResponseEntity.noContent().build();
    }

    private ResponseEntity<DeskCard> answer(Actor actor, Practice practice) {
        audit.looked(
                actor, "review", practice.authors().stream().map(Author::person).toList());
        return Versioned.ok(views.card(actor, practice), practice.version());
    }
}
