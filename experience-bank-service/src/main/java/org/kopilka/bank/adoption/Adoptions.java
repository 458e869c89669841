package org.kopilka.bank.adoption;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.kopilka.bank.practices.Practice;
import org.kopilka.bank.practices.Practices;
import org.kopilka.platform.documents.Documents;
import org.kopilka.platform.documents.Outbox;
import org.kopilka.platform.web.Refusal;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** All adoptions; a person has one of a practice at an institution. */
@Repository
public class Adoptions {

    private static final Sort LAST_CHANGED_FIRST = Sort.by(Sort.Direction.DESC, "changedAt", "_id");

    private final Documents<Adoption> documents;
    private final MongoTemplate mongo;

    Adoptions(Outbox outbox, MongoTemplate mongo, Practices practices) {
        this.documents = outbox.of(Adoption.class)
                .telling(
                        Set.of(AdoptionV1.TOPIC),
                        adoption -> practices.find(adoption.practice()).stream()
                                .map(practice -> AdoptionV1.of(adoption, practice))
                                .toList());
        this.mongo = mongo;
    }

    Optional<Adoption> find(UUID id) {
        return documents.find(id);
    }

    Optional<Adoption> find(UUID practice, UUID owner, UUID adopter) {
        return Optional.ofNullable(mongo.findOne(
                Query.query(Criteria.where("practice")
                        .is(practice)
                        .and("owner")
                        .is(owner)
                        .and("adopter")
                        .is(adopter)),
                Adoption.class));
    }

    /** What somebody took up and has told no result of. */
    public List<Adoption> triedBy(UUID person, int limit) {
        var tried = Criteria.where("adopter")
                .is(person)
                .and("cancelled")
                .is(false)
                .and("plan.decision")
                .ne(Adoption.Decision.NOT_FOR_US)
                .and("report")
                .exists(false);
        return find(tried, limit);
    }

    /** The last changed first. */
    List<Adoption> find(Criteria which, int limit) {
        return mongo.find(Query.query(which).with(LAST_CHANGED_FIRST).limit(limit), Adoption.class);
    }

    /** Those that are not cancelled, in the order in which they were decided. */
    List<Adoption> of(Collection<UUID> practices, int limit) {
        return mongo.find(
                Query.query(Criteria.where("practice")
                                .in(practices)
                                .and("cancelled")
                                .is(false))
                        .with(Sort.by("plan.decidedOn", "_id"))
                        .limit(limit),
                Adoption.class);
    }

    Adoption save(Adoption next, Practice practice) {
        documents.save(next, AdoptionV1.of(next, practice));
        return documents.find(next.id()).orElseThrow(Refusal::notFound);
    }
}
