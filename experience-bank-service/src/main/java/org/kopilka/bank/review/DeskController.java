package org.kopilka.bank.review;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.bank.practices.Practice;
import org.kopilka.bank.practices.Practices;
import org.kopilka.bank.practices.Stage;
import org.kopilka.platform.actor.Access;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.actor.AnyMember;
import org.kopilka.platform.actor.Expert;
import org.kopilka.platform.actor.ExpertOrDistrictMethodist;
import org.kopilka.platform.actor.Role;
import org.kopilka.platform.web.Cursor;
import org.kopilka.platform.web.Page;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What waits for a review, who holds what since when, and what one has reviewed. */
@RestController
@RequestMapping("/api/bank/review")
class DeskController {

    private static final Sort LONGEST_WAITING_FIRST = Sort.by("progress.submittedAt", "_id");
    private static final Sort LAST_FIRST = Sort.by(Sort.Direction.DESC, "progress.changedAt", "_id");
    private static final int MOST_OF_MINE = 200;

    private final Practices practices;
    private final DeskViews views;
    private final Access access;
    private final Rubric rubric;

    DeskController(Practices practices, DeskViews views, Access access, Rubric rubric) {
        this.practices = practices;
        this.views = views;
        this.access = access;
        this.rubric = rubric;
    }

    /** The criteria, each with 0 to 4 points; authors may know by what they are judged. */
    @AnyMember
    @GetMapping("/rubric")
    Rubric rubric() {
        return rubric;
    }

    /** Everything submitted below the caller's nodes and not judged yet, the longest waiting first. */
    @ExpertOrDistrictMethodist
    @GetMapping("/queue")
    Page<DeskLine> queue(
            Actor actor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
            @RequestParam(required = false) @Nullable String after) {
        var which = new ArrayList<Criteria>();
        which.add(Criteria.where("progress.stage").in(Stage.SUBMITTED, Stage.IN_REVIEW));
        which.add(Cursor.behind(Cursor.decode(after), "progress.submittedAt", Sort.Direction.ASC, Instant::parse));
        which.add(Criteria.where("owner").in(access.reach(actor, Role.EXPERT, Role.DISTRICT_METHODIST)));
        var found = practices.find(new Criteria().andOperator(which), LONGEST_WAITING_FIRST, limit + 1);
        var conflicts = views.conflicts(actor, found);
        return Page.of(
                found,
                limit,
                practice -> views.line(actor, practice, conflicts.get(practice.id())),
                last -> new Cursor(submittedAt(last).toString(), last.id()));
    }

    private static Instant submittedAt(Practice practice) {
        var at = practice.progress().submittedAt();
        return at == null ? practice.progress().changedAt() : at;
    }

    /** What the caller has judged, the last first, at most 200. */
    @Expert
    @GetMapping("/mine")
    List<JudgedLine> mine(Actor actor) {
        return practices.find(Criteria.where("reviews.reviewer").is(actor.person()), LAST_FIRST, MOST_OF_MINE).stream()
                .flatMap(practice -> views.judgedBy(actor.person(), practice).stream())
                .toList();
    }

    /**
     * A practice in the queue.
     *
     * @param title missing, as the authors are, where a conflict keeps the caller from reading it
     * @param edition the number it would be published under
     * @param holder who reviews it, {@code since} when; missing while it waits
     * @param conflict why the caller must not review it
     */
    record DeskLine(
            UUID practice,
            @Nullable String title,
            List<String> authors,
            UUID institution,
            String institutionName,
            int edition,
            Instant submittedAt,
            @Nullable String holder,
            @Nullable String holderInstitution,
            @Nullable Instant since,
            boolean mine,
            @Nullable Conflict conflict) {}

    record JudgedLine(UUID practice, String title, String institutionName, int edition, String verdict, Instant at) {}
}
