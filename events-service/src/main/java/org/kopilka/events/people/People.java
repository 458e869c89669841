package org.kopilka.events.people;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.audit.Workplaces;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** Our own copy of who works where; staff-service decides on it. */
@Repository
public class People implements Workplaces {

    private final MongoTemplate mongo;

    People(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    public Optional<Person> find(UUID id) {
        return Optional.ofNullable(mongo.findById(id, Person.class));
    }

    /** Those of the given ids whom we know. */
    public Map<UUID, Person> find(Collection<UUID> ids) {
        return mongo.find(Query.query(Criteria.where("_id").in(ids)), Person.class).stream()
                .collect(Collectors.toMap(Person::id, person -> person));
    }

    @Override
    public Set<UUID> peopleOf(Set<UUID> institutions) {
        var work = Query.query(Criteria.where("posts.institution").in(institutions));
        return Set.copyOf(mongo.findDistinct(work, "_id", Person.class, UUID.class));
    }

    /**
     * People of the network in the order of their names.
     *
     * @param words beginnings of family name, given name or patronymic, in any order
     * @param institutions only those who work at one of them; null for all
     */
    List<Person> search(String words, @Nullable Set<UUID> institutions, int limit) {
        var which = Criteria.where("left").is(false);
        if (institutions != null) {
            which.and("posts.institution").in(institutions);
        }
        var beginnings = Arrays.stream(Person.searchable(words).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .map(word -> Criteria.where("search").regex("(^|[ -])" + Pattern.quote(word)))
                .toList();
        var query = beginnings.isEmpty() ? which : new Criteria().andOperator(which, and(beginnings));
        return mongo.find(Query.query(query).with(Sort.by("order", "_id")).limit(limit), Person.class);
    }

    private static Criteria and(List<Criteria> all) {
        return new Criteria().andOperator(all);
    }
}
