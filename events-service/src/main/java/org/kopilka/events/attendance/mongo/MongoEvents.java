package org.kopilka.events.attendance.mongo;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kopilka.events.attendance.Event;
import org.kopilka.events.attendance.Events;
import org.kopilka.events.attendance.Plan;
import org.kopilka.events.attendance.kafka.EventMessages;
import org.kopilka.platform.documents.Documents;
import org.kopilka.platform.documents.Indexes;
import org.kopilka.platform.documents.Outbox;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

@Repository
class MongoEvents implements Events {

    private final Documents<EventDocument> documents;
    private final MongoTemplate mongo;

    MongoEvents(Outbox outbox, MongoTemplate mongo, Indexes indexes) {
        indexes.no(EventDocument.class, "{start: 1}");
        this.mongo = mongo;
        this.documents = outbox.of(EventDocument.class)
                .telling(EventMessages.TOPICS, document -> EventMessages.of(document.toEvent()));
    }

    @Override
    public Optional<Event> find(UUID id) {
        return documents.find(id).map(EventDocument::toEvent);
    }

    @Override
    public List<Event> announced(Collection<UUID> persons, Instant from, Instant to) {
        var which = Criteria.where("involved")
                .in(persons)
                .and("status.word")
                .is("published")
                .and("start")
                .gt(from.minus(Plan.LONGEST_DAYS, ChronoUnit.DAYS))
                .lt(to);
        return mongo.find(Query.query(which), EventDocument.class).stream()
                .map(EventDocument::toEvent)
                .toList();
    }

    @Override
    public void add(Event draft) {
        documents.save(EventDocument.of(draft));
    }

    @Override
    public void save(Event before, Event next) {
        documents.save(EventDocument.of(next), EventMessages.of(before, next));
    }
}
