package org.kopilka.bank.adoption;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.bank.practices.Practice;
import org.kopilka.bank.practices.Practices;
import org.kopilka.bank.practices.Rights;
import org.kopilka.platform.actor.Access;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.actor.AnyMember;
import org.kopilka.platform.actor.AnyMethodistOrHead;
import org.kopilka.platform.actor.Role;
import org.kopilka.platform.web.Cursor;
import org.kopilka.platform.web.Page;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who took up what; the last changed first, cancelled ones left out. */
@RestController
@RequestMapping("/api/bank")
class AdoptionListController {

    private final Adoptions adoptions;
    private final Practices practices;
    private final AdoptionViews views;
    private final Lineages lineages;
    private final Rights rights;
    private final Access access;

    AdoptionListController(
            Adoptions adoptions,
            Practices practices,
            AdoptionViews views,
            Lineages lineages,
            Rights rights,
            Access access) {
        this.adoptions = adoptions;
        this.practices = practices;
        this.views = views;
        this.lineages = lineages;
        this.rights = rights;
        this.access = access;
    }

    /** What the caller took up. */
    @AnyMember
    @GetMapping("/adoptions/mine")
    Page<AdoptionView> mine(
            Actor actor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
            @RequestParam(required = false) @Nullable String after) {
        return page(actor, Criteria.where("adopter").is(actor.person()), limit, after);
    }

    /** What was taken up in the institutions whose methodist or head the caller is. */
    @AnyMethodistOrHead
    @GetMapping("/adoptions/of-my-institutions")
    Page<AdoptionView> ofMyInstitutions(
            Actor actor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
            @RequestParam(required = false) @Nullable String after) {
        var reach = access.reach(actor, Role.METHODIST, Role.DISTRICT_METHODIST, Role.HEAD);
        return page(actor, Criteria.where("owner").in(reach), limit, after);
    }

    /** What others made of the caller's practices. */
    @AnyMember
    @GetMapping("/adoptions/of-my-practices")
    Page<AdoptionView> ofMyPractices(
            Actor actor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
            @RequestParam(required = false) @Nullable String after) {
        var mine =
                practices.publishedBy(actor.person()).stream().map(Practice::id).toList();
        return page(actor, Criteria.where("practice").in(mine), limit, after);
    }

    /** What others made of one practice. */
    @AnyMember
    @GetMapping("/practices/{id}/adoptions")
    Page<AdoptionView> ofPractice(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
            @RequestParam(required = false) @Nullable String after) {
        rights.readable(actor, id);
        return page(actor, Criteria.where("practice").is(id), limit, after);
    }

    /** Where a practice came from and what grew out of it, from the first of its line. */
    @AnyMember
    @GetMapping("/practices/{id}/lineage")
    Lineage lineage(Actor actor, @PathVariable UUID id) {
        return lineages.of(actor, rights.readable(actor, id));
    }

    private Page<AdoptionView> page(Actor actor, Criteria which, int limit, @Nullable String after) {
        var behind = Cursor.behind(Cursor.decode(after), "changedAt", Sort.Direction.DESC, Instant::parse);
        var isThere = Criteria.where("cancelled").is(false);
        var found = adoptions.find(new Criteria().andOperator(which, isThere, behind), limit + 1);
        var page = Page.of(
                found, limit, each -> each, last -> new Cursor(last.changedAt().toString(), last.id()));
        return new Page<>(views.of(actor, page.items()), page.next());
    }
}
