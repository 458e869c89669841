package org.kopilka.bank.practices;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.actor.Access;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.actor.AnyMember;
import org.kopilka.platform.actor.AnyMethodist;
import org.kopilka.platform.actor.Role;
import org.kopilka.platform.audit.Audit;
import org.kopilka.platform.audit.ShowsRecords;
import org.kopilka.platform.institutions.InstitutionTree;
import org.kopilka.platform.web.Cursor;
import org.kopilka.platform.web.Page;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What somebody, or somebody's institution, has in work and in the bank; the last changed first. */
@RestController
@RequestMapping("/api/bank/practices")
class PracticeListController {

    private static final Sort LAST_CHANGED_FIRST = Sort.by(Sort.Direction.DESC, "progress.changedAt", "_id");

    /** @param edition number of the published text, missing before the first; {@code remarks} waiting for an answer */
    record PracticeLine(
            UUID id,
            String title,
            List<Author> authors,
            UUID institution,
            String institutionName,
            Stage stage,
            @Nullable Integer edition,
            int remarks,
            Instant changedAt) {}

    private final Practices practices;
    private final Access access;
    private final InstitutionTree tree;
    private final Audit audit;

    PracticeListController(Practices practices, Access access, InstitutionTree tree, Audit audit) {
        this.practices = practices;
        this.access = access;
        this.tree = tree;
        this.audit = audit;
    }

    /** The caller's own. */
    @AnyMember
    @GetMapping("/mine")
    Page<PracticeLine> mine(
            Actor actor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
            @RequestParam(required = false) @Nullable String after) {
        var isMine = new Criteria()
                .orOperator(
                        Criteria.where("authors.person").is(actor.person()),
                        Criteria.where("published.authors.person").is(actor.person()));
        return page(isMine, limit, after);
    }

    /** Those that name the caller as an author, and wait for an answer. */
    @AnyMember
    @ShowsRecords
    @GetMapping("/asking-me")
    Page<PracticeLine> askingMe(
            Actor actor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
            @RequestParam(required = false) @Nullable String after) {
        return looked(actor, page(Practices.asking(actor.person()), limit, after));
    }

    /** Those of the institutions whose methodist the caller is, drafts too. */
    @AnyMethodist
    @ShowsRecords
    @GetMapping("/of-my-institutions")
    Page<PracticeLine> ofMyInstitutions(
            Actor actor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
            @RequestParam(required = false) @Nullable String after) {
        return looked(actor, page(Criteria.where("owner").in(access.reach(actor, Role.METHODIST)), limit, after));
    }

    private Page<PracticeLine> looked(Actor actor, Page<PracticeLine> page) {
        audit.looked(
                actor,
                "draft",
                page.items().stream()
                        .flatMap(line -> line.authors().stream())
                        .map(Author::person)
                        .toList());
        return page;
    }

    private Page<PracticeLine> page(Criteria which, int limit, @Nullable String after) {
        var isThere = new Criteria()
                .orOperator(
                        Criteria.where("progress.stage").ne(Stage.WITHDRAWN),
                        Criteria.where("published").exists(true));
        var behind = Cursor.behind(Cursor.decode(after), "progress.changedAt", Sort.Direction.DESC, Instant::parse);
        var found = practices.find(new Criteria().andOperator(which, isThere, behind), LAST_CHANGED_FIRST, limit + 1);
        return Page.of(
                found,
                limit,
                this::line,
                last -> new Cursor(last.progress().changedAt().toString(), last.id()));
    }

    private PracticeLine line(Practice practice) {
        var isReturned = practice.stage() == Stage.RETURNED;
        return new PracticeLine(
                practice.id(),
                practice.title().isEmpty() ? practice.card().title() : practice.title(),
                practice.authors(),
                practice.owner(),
                tree.nameOf(practice.owner()),
                practice.stage(),
                practice.published() == null ? null : practice.published().number(),
                isReturned
                        ? practice.lastJudged()
                                .map(Review::judgement)
                                .filter(Objects::nonNull)
                                .map(judgement -> judgement.remarks().size())
                                .orElse(0)
                        : 0,
                practice.progress().changedAt());
    }
}
