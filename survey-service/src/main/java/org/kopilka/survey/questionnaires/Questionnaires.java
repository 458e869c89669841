package org.kopilka.survey.questionnaires;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.actor.Access;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.actor.Visibility;
import org.kopilka.platform.documents.Documents;
import org.kopilka.platform.documents.Outbox;
import org.kopilka.platform.web.Cursor;
import org.kopilka.survey.forms.Form;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** The questionnaires of the network. */
@Repository
public class Questionnaires {

    /** A questionnaire without its form, as lists show it. */
    record Line(
            @Id UUID id, long version, UUID owner, Visibility visibility, String title, int asked, Instant changed) {}

    private final Documents<Questionnaire> documents;
    private final MongoTemplate mongo;
    private final Access access;
    private final Clock clock;

    Questionnaires(Outbox outbox, MongoTemplate mongo, Access access, Clock clock) {
        this.documents = outbox.of(Questionnaire.class);
        this.mongo = mongo;
        this.access = access;
        this.clock = clock;
    }

    /** Empty also for one the actor may not see. */
    public Optional<Questionnaire> find(UUID id, Actor actor) {
        return documents.find(id).filter(found -> access.sees(actor, found.owner(), found.visibility()));
    }

    public Questionnaire keep(UUID id, UUID owner, Visibility visibility, Form form) {
        return save(id, 0, owner, visibility, form);
    }

    Questionnaire change(Questionnaire before, Visibility visibility, Form form) {
        return save(before.id(), before.version(), before.owner(), visibility, form);
    }

    private Questionnaire save(UUID id, long version, UUID owner, Visibility visibility, Form form) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var saved = Questionnaire.of(id, version, owner, visibility, form, now);
        return Questionnaire.of(id, documents.save(saved), owner, visibility, form, now);
    }

    public boolean isThere(UUID id) {
        return documents.find(id).isPresent();
    }

    void delete(Questionnaire questionnaire) {
        documents.delete(questionnaire);
    }

    /** Those the actor may see, the last changed first. */
    List<Line> list(Actor actor, @Nullable Cursor after, int limit) {
        var which = new Criteria()
                .andOperator(
                        access.visibleTo(actor), Cursor.behind(after, "changed", Sort.Direction.DESC, Instant::parse));
        var query = Query.query(which)
                .with(Sort.by(Sort.Direction.DESC, "changed", "_id"))
                .limit(limit);
        query.fields().exclude("form");
        return mongo.find(query, Line.class, mongo.getCollectionName(Questionnaire.class));
    }
}
