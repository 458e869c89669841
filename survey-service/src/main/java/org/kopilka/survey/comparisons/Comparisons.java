package org.kopilka.survey.comparisons;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.documents.Documents;
import org.kopilka.platform.documents.Outbox;
import org.kopilka.survey.waves.WaveDeleted;
import org.springframework.context.event.EventListener;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** Comparisons somebody keeps to look at again. */
@Repository
class Comparisons {

    private final Documents<WaveComparison> documents;
    private final MongoTemplate mongo;
    private final Clock clock;

    Comparisons(Outbox outbox, MongoTemplate mongo, Clock clock) {
        this.documents = outbox.of(WaveComparison.class);
        this.mongo = mongo;
        this.clock = clock;
    }

    Optional<WaveComparison> find(UUID id) {
        return documents.find(id);
    }

    WaveComparison keep(UUID id, UUID owner, UUID first, UUID second) {
        return save(new WaveComparison(id, 0, owner, first, second, clock.instant(), null));
    }

    WaveComparison change(WaveComparison before, @Nullable List<WaveComparison.Pair> pairs) {
        return save(new WaveComparison(
                before.id(),
                before.version(),
                before.owner(),
                before.first(),
                before.second(),
                clock.instant(),
                pairs));
    }

    private WaveComparison save(WaveComparison comparison) {
        var changed = comparison.changed().truncatedTo(ChronoUnit.MILLIS);
        var version = documents.save(new WaveComparison(
                comparison.id(),
                comparison.version(),
                comparison.owner(),
                comparison.first(),
                comparison.second(),
                changed,
                comparison.pairs()));
        return new WaveComparison(
                comparison.id(),
                version,
                comparison.owner(),
                comparison.first(),
                comparison.second(),
                changed,
                comparison.pairs());
    }

    void delete(WaveComparison comparison) {
        documents.delete(comparison);
    }

    @EventListener
    void on(WaveDeleted news) {
        var ofIt = new Criteria()
                .orOperator(
                        Criteria.where("first").is(news.wave()),
                        Criteria.where("second").is(news.wave()));
        mongo.find(Query.query(ofIt), WaveComparison.class).forEach(documents::delete);
    }

    List<WaveComparison> list(Collection<UUID> owners, Criteria behind, int limit) {
        var query = Query.query(
                        new Criteria().andOperator(Criteria.where("owner").in(owners), behind))
                .with(Sort.by(Sort.Direction.DESC, "changed", "_id"))
                .limit(limit);
        return mongo.find(query, WaveComparison.class);
    }
}
