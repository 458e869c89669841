package org.kopilka.bank.reference;

import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.kopilka.platform.actor.AnyMember;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The catalogues that cards refer to, as the bank has heard them: they are here with staff-service away. */
@RestController
@RequestMapping("/api/bank/reference")
class ReferenceController {

    /** @param current whether it may be chosen today; what is not may still stand on older cards */
    record CatalogueEntry(String code, String ru, String kk, String en, boolean current) {}

    private final MongoTemplate mongo;
    private final Clock clock;

    ReferenceController(MongoTemplate mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /**
     * The entries of a catalogue in its order.
     *
     * @param catalogue {@code competence} or {@code form-of-work}
     */
    @AnyMember
    @GetMapping
    List<CatalogueEntry> list(@RequestParam @Size(max = 60) String catalogue) {
        var today = LocalDate.now(clock);
        var query = Query.query(Criteria.where("catalogue").is(catalogue)).with(Sort.by("order", "code"));
        return mongo.find(query, ReferenceEntry.class).stream()
                .map(entry -> new CatalogueEntry(
                        entry.code(),
                        entry.names().ru(),
                        entry.names().kk(),
                        entry.names().en(),
                        entry.isValidOn(today)))
                .toList();
    }
}
