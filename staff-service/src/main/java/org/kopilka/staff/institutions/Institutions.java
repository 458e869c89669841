package org.kopilka.staff.institutions;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.kopilka.platform.documents.Documents;
import org.kopilka.platform.documents.Outbox;
import org.kopilka.platform.institutions.InstitutionTree;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** The institutions of the network. */
@Repository
public class Institutions {

    private static final Institution.Contacts UNKNOWN = new Institution.Contacts(null, null, null, null, null);

    private final Documents<Institution> documents;
    private final MongoTemplate mongo;
    private final InstitutionTree tree;

    Institutions(Outbox outbox, MongoTemplate mongo, InstitutionTree tree) {
        this.documents = outbox.of(Institution.class)
                .telling(Set.of(InstitutionTree.TOPIC), institution -> List.of(InstitutionV1.of(institution)));
        this.mongo = mongo;
        this.tree = tree;
    }

    /** The node above all others has to be there before anybody can be an administrator of it. */
    @EventListener(ApplicationStartedEvent.class)
    void plantRoot() {
        if (documents.find(InstitutionTree.ROOT).isEmpty()) {
            save(Institution.of(InstitutionTree.ROOT, "Методическая сеть", InstitutionKind.NETWORK, null, UNKNOWN));
        }
    }

    public Optional<Institution> find(UUID id) {
        return documents.find(id);
    }

    /** Stores it and, since this service decides on the tree, lets it count here at once. */
    long save(Institution institution) {
        var version = documents.save(institution, InstitutionV1.of(institution));
        tree.put(new InstitutionTree.Node(
                institution.id(),
                version,
                institution.name(),
                institution.kind().word(),
                institution.parent(),
                institution.closedOn() != null));
        return version;
    }

    /** Everything at or below the node, in the order of lists. */
    public List<Institution> below(UUID node) {
        return list(Criteria.where("_id").in(tree.below(node)), Integer.MAX_VALUE);
    }

    List<Institution> list(Criteria which, int limit) {
        return mongo.find(Query.query(which).with(Sort.by("order", "_id")).limit(limit), Institution.class);
    }
}
