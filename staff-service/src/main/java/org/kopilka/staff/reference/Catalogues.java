package org.kopilka.staff.reference;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.kopilka.platform.documents.Documents;
import org.kopilka.platform.documents.Outbox;
import org.kopilka.platform.web.NewIds;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** The catalogues as they lie in the store; small enough to be read whole. */
@Repository
public class Catalogues {

    /** What other capabilities need of an entry. */
    public record Entry(String code, Map<String, String> names, List<String> synonyms, Map<String, String> extra) {

        public String name(String language) {
            return names.getOrDefault(language, names.getOrDefault("ru", code));
        }
    }

    private final MongoTemplate mongo;
    private final Documents<ReferenceItem> documents;

    Catalogues(MongoTemplate mongo, Outbox outbox) {
        this.mongo = mongo;
        this.documents = outbox.of(ReferenceItem.class)
                .telling(Set.of(ReferenceItemV1.TOPIC), item -> List.of(ReferenceItemV1.of(item)));
    }

    /** One id for one code of one catalogue, on every installation. */
    static UUID idOf(String catalogue, String code) {
        return NewIds.fromName("reference|" + catalogue + "|" + code);
    }

    /** All entries of a catalogue in its order, outdated ones too. */
    public List<Entry> entries(String catalogue) {
        return items(catalogue).stream()
                .map(item -> new Entry(
                        item.code(),
                        Map.of(
                                "ru", item.names().ru(),
                                "kk", item.names().kk(),
                                "en", item.names().en()),
                        item.synonyms(),
                        item.extra()))
                .toList();
    }

    List<ReferenceItem> items(String catalogue) {
        return mongo.find(
                Query.query(Criteria.where("catalogue").is(catalogue)).with(Sort.by("order", "code")),
                ReferenceItem.class);
    }

    Optional<ReferenceItem> find(UUID id) {
        return documents.find(id);
    }

    long save(ReferenceItem item) {
        return documents.save(item, ReferenceItemV1.of(item));
    }

    void insertMissing(List<ReferenceItem> items) {
        documents.insertAll(items.stream()
                .filter(item -> documents.find(item.id()).isEmpty())
                .map(item -> new Documents.Saving<>(item, List.of(ReferenceItemV1.of(item))))
                .toList());
    }
}
