package org.kopilka.events.reference;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** Our own copy of the forms of work and the levels; the network administrator keeps them in staff-service. */
@Repository
public class Catalogues {

    static final String FORMS = "form-of-work";
    static final String LEVELS = "event-level";

    private final MongoTemplate mongo;

    Catalogues(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** The forms in which an event can be held on a day. */
    List<CatalogueItem> forms(LocalDate day) {
        return items(FORMS).stream()
                .filter(item -> item.isEvent() && item.isValidOn(day))
                .toList();
    }

    List<CatalogueItem> levels(LocalDate day) {
        return items(LEVELS).stream().filter(item -> item.isValidOn(day)).toList();
    }

    public boolean isFormOn(String code, LocalDate day) {
        return forms(day).stream().anyMatch(form -> form.code().equals(code));
    }

    public boolean isLevelOn(String code, LocalDate day) {
        return levels(day).stream().anyMatch(level -> level.code().equals(code));
    }

    /** Names by code in a language, those of entries no longer valid too. */
    public Map<String, String> formNames(String language) {
        return names(FORMS, language);
    }

    public Map<String, String> levelNames(String language) {
        return names(LEVELS, language);
    }

    private Map<String, String> names(String catalogue, String language) {
        return items(catalogue).stream().collect(Collectors.toMap(CatalogueItem::code, item -> item.name(language)));
    }

    private List<CatalogueItem> items(String catalogue) {
        return mongo.find(
                Query.query(Criteria.where("catalogue").is(catalogue)).with(Sort.by("order", "code")),
                CatalogueItem.class);
    }
}
