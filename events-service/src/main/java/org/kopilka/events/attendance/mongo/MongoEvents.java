package org.kopilka.events.attendance.mongo;

import java.util.Optional;
import java.util.UUID;
import org.kopilka.events.attendance.Event;
import org.kopilka.events.attendance.Events;
import org.kopilka.events.attendance.kafka.EventMessages;
import org.kopilka.platform.documents.Documents;
import org.kopilka.platform.documents.Indexes;
import org.kopilka.platform.documents.Outbox;
import org.springframework.stereotype.Repository;

@Repository
class MongoEvents implements Events {

    private final Documents<EventDocument> documents;

    MongoEvents(Outbox outbox, Indexes indexes) {
        indexes.no(EventDocument.class, "{start: 1}");
        this.documents = outbox.of(EventDocument.class)
                .telling(EventMessages.TOPICS, document -> EventMessages.of(document.toEvent()));
    }

    @Override
    public Optional<Event> find(UUID id) {
        return documents.find(id).map(EventDocument::toEvent);
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
