package org.kopilka.staff.audit;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.actor.NetworkAdmin;
import org.kopilka.platform.web.Cursor;
import org.kopilka.platform.web.Page;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit log, for the network's administrator. */
@RestController
@RequestMapping("/api/staff/audit")
class AuditController {

    record AuditView(UUID id, Instant at, UUID who, String whoName, Audit.Deed deed, String what, UUID whose) {}

    private final Audit audit;

    AuditController(Audit audit) {
        this.audit = audit;
    }

    /**
     * Looks and changes, the newest first.
     *
     * @param whose only those at this person's record
     * @param who only this person's doings
     */
    @NetworkAdmin
    @GetMapping
    Page<AuditView> list(
            @RequestParam(required = false) @Nullable UUID whose,
            @RequestParam(required = false) @Nullable UUID who,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit,
            @RequestParam(required = false) @Nullable String after) {
        var which = new ArrayList<Criteria>();
        which.add(Cursor.behind(Cursor.decode(after), "at", Sort.Direction.DESC, Instant::parse));
        if (whose != null) {
            which.add(Criteria.where("whose").is(whose));
        }
        if (who != null) {
            which.add(Criteria.where("who").is(who));
        }
        return Page.of(
                audit.list(new Criteria().andOperator(which), limit + 1),
                limit,
                entry -> new AuditView(
                        entry.id(),
                        entry.at(),
                        entry.who(),
                        entry.whoName(),
                        entry.deed(),
                        entry.what(),
                        entry.whose()),
                last -> new Cursor(last.at().toString(), last.id()));
    }
}
