package org.kopilka.survey.people;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.kopilka.platform.audit.Workplaces;
import org.kopilka.platform.documents.Indexes;
import org.kopilka.platform.messages.Projection;
import org.kopilka.platform.messages.Projections;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** The educators of the network, as staff-service tells of them. */
@Repository
public class Educators implements Workplaces {

    private final Projection<Educator> projection;
    private final MongoTemplate mongo;
    private final Indexes indexes;

    Educators(Projections projections, MongoTemplate mongo, Indexes indexes) {
        this.indexes = indexes;
        this.projection = projections.of(Educator.class, "kopilka.staff.educator");
        this.mongo = mongo;
    }

    @EventListener(ApplicationStartedEvent.class)
    void index() {
        indexes.make(mongo.getCollectionName(Educator.class), new Index("posts.institution", Sort.Direction.ASC));
    }

    /** Keeps what is newer, and answers what is kept now. */
    Educator keep(Educator told) {
        projection.keep(told);
        return projection.find(told.id()).orElse(told);
    }

    /** Everybody who has or had a post at one of the institutions; close the stream. */
    public Stream<Educator> everAt(Set<UUID> institutions) {
        return mongo.stream(Query.query(Criteria.where("posts.institution").in(institutions)), Educator.class);
    }

    @Override
    public Set<UUID> peopleOf(Set<UUID> institutions) {
        var work = Query.query(Criteria.where("posts.institution").in(institutions));
        return Set.copyOf(mongo.findDistinct(work, "_id", Educator.class, UUID.class));
    }

    public List<Educator> find(Collection<UUID> ids) {
        return mongo.find(Query.query(Criteria.where("_id").in(ids)), Educator.class);
    }
}
