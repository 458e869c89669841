package org.kopilka.staff.portfolio;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.kopilka.platform.messages.Projection;
import org.kopilka.platform.messages.Projections;
import org.kopilka.platform.web.NewIds;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The lines of all portfolios, kept from what the other services tell. */
@Repository
class Portfolio {

    static final String GROUP = "${spring.application.name}.portfolio";

    private final MongoTemplate mongo;
    private final Projection<Entry> entries;

    Portfolio(Projections projections, MongoTemplate mongo) {
        this.mongo = mongo;
        this.entries = projections.of(
                Entry.class,
                "kopilka.events.participation",
                "kopilka.bank.practice",
                "kopilka.bank.review",
                "kopilka.bank.adoption");
    }

    /** One id for one deed of one person, however often it is told. */
    static UUID idOf(Entry.Kind kind, UUID source, UUID person) {
        return NewIds.fromName(kind + "|" + source + "|" + person);
    }

    void keep(Entry entry) {
        entries.keep(entry);
    }

    /** Lines of a source whose person it no longer names do not count any more. */
    void dropOthers(Entry.Kind kind, UUID source, long version, Collection<UUID> named) {
        mongo.updateMulti(
                Query.query(Criteria.where("source")
                        .is(source)
                        .and("kind")
                        .is(kind)
                        .and("person")
                        .nin(named)
                        .and("version")
                        .lt(version)),
                Update.update("counts", false).set("version", version),
                Entry.class);
    }

    List<Entry> list(Criteria which, int limit) {
        return mongo.find(
                Query.query(which)
                        .with(Sort.by(Sort.Direction.DESC, "date", "_id"))
                        .limit(limit),
                Entry.class);
    }
}
