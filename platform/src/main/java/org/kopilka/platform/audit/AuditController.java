package org.kopilka.platform.audit;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.actor.Access;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.actor.NetworkAdmin;
import org.kopilka.platform.actor.Role;
import org.kopilka.platform.institutions.InstitutionTree;
import org.kopilka.platform.web.Cursor;
import org.kopilka.platform.web.Page;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a service's audit log says, for administrators: of the network all, of a part of it what concerns its people. */
@RestController
class AuditController {

    /** @param door method and path of the request; missing where it went on after its request */
    record AuditView(
            UUID id,
            Instant at,
            UUID who,
            String whoName,
            Entry.Deed deed,
            String what,
            UUID whose,
            @Nullable String door) {}

    private final MongoTemplate mongo;
    private final Access access;
    private final Workplaces workplaces;

    AuditController(MongoTemplate mongo, Access access, Workplaces workplaces) {
        this.mongo = mongo;
        this.access = access;
        this.workplaces = workplaces;
    }

    /**
     * Looks and changes, the newest first; the administrator of a part of the network finds those at the people of it.
     *
     * @param whose only those at this person's record
     * @param who only this person's doings
     */
    @NetworkAdmin
    @GetMapping("${kopilka.api}/audit")
    Page<AuditView> list(
            Actor actor,
            @RequestParam(required = false) @Nullable UUID whose,
            @RequestParam(required = false) @Nullable UUID who,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit,
            @RequestParam(required = false) @Nullable String after) {
        var which = new ArrayList<Criteria>();
        which.add(Cursor.behind(Cursor.decode(after), "at", Sort.Direction.DESC, Instant::parse));
        if (!access.holds(actor, InstitutionTree.ROOT, Role.NETWORK_ADMIN)) {
            which.add(Criteria.where("whose").in(workplaces.peopleOf(access.reach(actor, Role.NETWORK_ADMIN))));
        }
        if (whose != null) {
            which.add(Criteria.where("whose").is(whose));
        }
        if (who != null) {
            which.add(Criteria.where("who").is(who));
        }
        var found = mongo.find(
                Query.query(new Criteria().andOperator(which))
                        .with(Sort.by(Sort.Direction.DESC, "at", "_id"))
                        .limit(limit + 1),
                Entry.class);
        return Page.of(
                found,
                limit,
                entry -> new AuditView(
                        entry.id(),
                        entry.at(),
                        entry.who(),
                        entry.whoName(),
                        entry.deed(),
                        entry.what(),
                        entry.whose(),
                        entry.door()),
                last -> new Cursor(last.at().toString(), last.id()));
    }
}
