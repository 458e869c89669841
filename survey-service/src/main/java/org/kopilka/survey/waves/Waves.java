package org.kopilka.survey.waves;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.kopilka.platform.documents.Documents;
import org.kopilka.platform.documents.Outbox;
import org.kopilka.platform.documents.Outgoing;
import org.kopilka.survey.waves.Wave.Status;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** The waves; from its opening on, the network is told of each that was asked here. */
@Repository
public class Waves {

    private static final long FRESH = 1_000_000_000L;
    private static final int MOST_HELD = 1_000;

    private record Held(Optional<Wave> wave, long at) {}

    private final Documents<Wave> documents;
    private final MongoTemplate mongo;
    private final ApplicationEventPublisher events;
    private final Map<UUID, Held> held = new ConcurrentHashMap<>();

    Waves(Outbox outbox, MongoTemplate mongo, ApplicationEventPublisher events) {
        this.documents = outbox.of(Wave.class).telling(Set.of(WaveV1.TOPIC), Waves::told);
        this.mongo = mongo;
        this.events = events;
    }

    public Optional<Wave> find(UUID id) {
        return documents.find(id);
    }

    /** The wave as it was at most a second ago, for those who come by the thousand. */
    public Optional<Wave> lately(UUID id) {
        var now = System.nanoTime();
        var known = held.get(id);
        if (known != null && now - known.at() < FRESH) {
            return known.wave();
        }
        if (held.size() > MOST_HELD) {
            held.clear();
        }
        var found = documents.find(id);
        held.put(id, new Held(found, now));
        return found;
    }

    public Wave save(Wave wave) {
        documents.save(wave, told(wave).toArray(Outgoing[]::new));
        held.remove(wave.id());
        return documents.find(wave.id()).orElseThrow();
    }

    private static List<Outgoing> told(Wave wave) {
        return wave.status() == Status.DRAFT || wave.origin() == Wave.Origin.LOADED
                ? List.of()
                : List.of(WaveV1.of(wave));
    }

    /** Takes a wave away that nobody was told of: a draft, or one that came from a table. */
    public void delete(Wave wave) {
        documents.delete(wave);
        held.remove(wave.id());
        events.publishEvent(new WaveDeleted(wave.id()));
    }

    public List<Wave> find(Collection<UUID> ids) {
        return mongo.find(Query.query(Criteria.where("_id").in(ids)), Wave.class);
    }

    public List<Wave> with(Status status) {
        return mongo.find(Query.query(Criteria.where("status").is(status)), Wave.class);
    }

    public List<Wave> closedButNotSettled() {
        return mongo.find(
                Query.query(Criteria.where("status")
                        .is(Status.CLOSED)
                        .and("settled")
                        .is(false)),
                Wave.class);
    }

    List<Wave> openPast(LocalDate today) {
        return with(Status.OPEN).stream()
                .filter(wave -> today.isAfter(wave.closes()))
                .toList();
    }

    List<Wave> list(Criteria which, int limit) {
        return mongo.find(
                Query.query(which)
                        .with(Sort.by(Sort.Direction.DESC, "opens", "_id"))
                        .limit(limit),
                Wave.class);
    }
}
