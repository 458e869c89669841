package org.kopilka.staff.audit;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.kopilka.platform.actor.Actor;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** Who looked at or changed whose record, and when. One's own is one's own affair. */
@Component
public class Audit {

    enum Deed {
        LOOKED,
        CHANGED
    }

    @Document("audit")
    @CompoundIndex(def = "{'whose': 1, 'at': -1}")
    record Entry(@Id UUID id, Instant at, UUID who, String whoName, Deed deed, String what, UUID whose) {}

    private final MongoTemplate mongo;
    private final Clock clock;

    Audit(MongoTemplate mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    public void looked(Actor actor, String what, UUID whose) {
        keep(actor, Deed.LOOKED, what, whose);
    }

    public void changed(Actor actor, String what, UUID whose) {
        keep(actor, Deed.CHANGED, what, whose);
    }

    /** For what goes on after the request that began it, many at a time. */
    public void changed(UUID who, String whoName, String what, List<UUID> whose) {
        keep(who, whoName, Deed.CHANGED, what, whose);
    }

    private void keep(Actor actor, Deed deed, String what, UUID whose) {
        keep(actor.person(), actor.name(), deed, what, List.of(whose));
    }

    private void keep(UUID who, String whoName, Deed deed, String what, List<UUID> whose) {
        var now = clock.instant();
        mongo.insertAll(whose.stream()
                .filter(each -> !each.equals(who))
                .map(each -> new Entry(UUID.randomUUID(), now, who, whoName, deed, what, each))
                .toList());
    }

    List<Entry> list(Criteria which, int limit) {
        return mongo.find(
                Query.query(which)
                        .with(Sort.by(Sort.Direction.DESC, "at", "_id"))
                        .limit(limit),
                Entry.class);
    }
}
