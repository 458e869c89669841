package org.kopilka.bank.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kopilka.platform.audit.Workplaces;
import org.kopilka.platform.messages.Projection;
import org.kopilka.platform.messages.Projections;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** The people of the network as far as the bank needs them: names, and where they work. */
@Repository
public class Educators implements Workplaces {

    private final Projection<Educator> projection;
    private final MongoTemplate mongo;
    private final Clock clock;

    Educators(Projections projections, MongoTemplate mongo, Clock clock) {
        this.projection = projections.of(Educator.class, "kopilka.staff.educator");
        this.mongo = mongo;
        this.clock = clock;
    }

    void keep(Educator educator) {
        projection.keep(educator);
    }

    public Optional<Educator> find(UUID id) {
        return projection.find(id);
    }

    public Map<UUID, Educator> find(Collection<UUID> ids) {
        return mongo.find(Query.query(Criteria.where("_id").in(ids)), Educator.class).stream()
                .collect(Collectors.toMap(Educator::id, Function.identity()));
    }

    @Override
    public Set<UUID> peopleOf(Set<UUID> institutions) {
        var work = Query.query(Criteria.where("posts.institution").in(institutions));
        return Set.copyOf(mongo.findDistinct(work, "_id", Educator.class, UUID.class));
    }

    /** Where each of the people works today; without those of whom we have not heard. */
    public Map<UUID, Set<UUID>> institutionsOf(Collection<UUID> people) {
        var today = LocalDate.now(clock);
        return find(people).values().stream()
                .collect(Collectors.toMap(Educator::id, educator -> educator.institutionsOn(today)));
    }

    /** Who is an expert today, in the order of their names. */
    public List<Educator> experts() {
        var today = LocalDate.now(clock);
        var isExpert = new Criteria()
                .orOperator(
                        Criteria.where("duties.role").is("expert"),
                        Criteria.where("posts.role").is("expert"));
        return mongo.find(Query.query(isExpert).with(Sort.by("key", "_id")), Educator.class).stream()
                .filter(educator -> !educator.expertAtOn(today).isEmpty())
                .toList();
    }

    /** Those still at work whose name has words beginning like each of the given ones. */
    List<Educator> named(String beginnings, int limit) {
        var words = Arrays.stream(keyOf(beginnings).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .limit(4)
                .map(word -> Criteria.where("key").regex("(^|[ -])" + Pattern.quote(word)))
                .toList();
        if (words.isEmpty()) {
            return List.of();
        }
        var query = Query.query(Criteria.where("left").is(false).andOperator(words))
                .with(Sort.by("key", "_id"))
                .limit(limit);
        return mongo.find(query, Educator.class);
    }

    static String keyOf(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replace('ё', 'е');
    }
}
