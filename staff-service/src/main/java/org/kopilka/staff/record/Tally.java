package org.kopilka.staff.record;

import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.kopilka.staff.portfolio.Entry;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.aggregation.Aggregation;
import org.springframework.data.mongodb.core.aggregation.GroupOperation;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** Sums over what was told: every number can be traced to lines of portfolios, events or waves. */
@Repository
class Tally {

    /** How often people of an institution did something at events of a level. */
    record Cell(UUID institution, String level, Entry.Kind kind, int count, int people) {}

    private static final Set<Entry.Kind> DONE_TOGETHER = Set.of(Entry.Kind.PUBLISHED, Entry.Kind.WAS_ADOPTED);

    private final MongoTemplate mongo;

    Tally(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** Participations by institution, level and role in a time. */
    List<Cell> participations(Collection<UUID> institutions, LocalDate from, LocalDate to) {
        var which = within(institutions, from, to)
                .and("kind")
                .in(Entry.Kind.ATTENDED, Entry.Kind.PRESENTED, Entry.Kind.ORGANISED);
        return mongo
                .aggregate(
                        Aggregation.newAggregation(
                                Aggregation.match(which),
                                Aggregation.group("institution", "level", "kind")
                                        .count()
                                        .as("count")
                                        .addToSet("person")
                                        .as("people")),
                        Entry.class,
                        Document.class)
                .getMappedResults()
                .stream()
                .map(Tally::cell)
                .toList();
    }

    private static Cell cell(Document group) {
        var key = key(group);
        return new Cell(
                key.get("institution", UUID.class),
                key.getString("level"),
                Entry.Kind.valueOf(key.getString("kind")),
                group.getInteger("count"),
                group.getList("people", Object.class).size());
    }

    /** Deeds by institution and kind in a time; what several people have done together is one. */
    Map<UUID, EnumMap<Entry.Kind, Integer>> deeds(Collection<UUID> institutions, LocalDate from, LocalDate to) {
        var deeds = new HashMap<UUID, EnumMap<Entry.Kind, Integer>>();
        var count = Aggregation.group("institution", "kind").count().as("value");
        sums(within(institutions, from, to).and("kind").nin(DONE_TOGETHER), count)
                .forEach(sum -> deeds.computeIfAbsent(sum.institution(), _ -> new EnumMap<>(Entry.Kind.class))
                        .put(sum.kind(), (int) sum.value()));
        var together = within(institutions, from, to).and("kind").in(DONE_TOGETHER);
        var counted = new HashSet<UUID>();
        mongo.find(Query.query(together), Entry.class).stream()
                .filter(line -> counted.add(line.deed()))
                .forEach(line -> deeds.computeIfAbsent(line.institution(), _ -> new EnumMap<>(Entry.Kind.class))
                        .merge(line.kind(), 1, Integer::sum));
        return deeds;
    }

    /** Academic hours attended by institution in a time. */
    Map<UUID, Double> hours(Collection<UUID> institutions, LocalDate from, LocalDate to) {
        var hours = new HashMap<UUID, Double>();
        var sum = Aggregation.group("institution", "kind").sum("hours").as("value");
        sums(within(institutions, from, to).and("kind").is(Entry.Kind.ATTENDED), sum)
                .forEach(one -> hours.put(one.institution(), one.value()));
        return hours;
    }

    private record Sum(UUID institution, Entry.Kind kind, double value) {}

    private List<Sum> sums(Criteria which, GroupOperation group) {
        var summed = Aggregation.newAggregation(Aggregation.match(which), group);
        return mongo.aggregate(summed, Entry.class, Document.class).getMappedResults().stream()
                .map(found -> {
                    var key = key(found);
                    var value = Objects.requireNonNull(found.get("value", Number.class));
                    return new Sum(
                            key.get("institution", UUID.class),
                            Entry.Kind.valueOf(key.getString("kind")),
                            value.doubleValue());
                })
                .toList();
    }

    /** Where a driver leaves the group's fields: below {@code _id}, or beside it. */
    private static Document key(Document group) {
        return group.get("_id") instanceof Document key ? key : group;
    }

    /** Events held by each institution in a time. */
    Map<UUID, Integer> eventsHeld(Collection<UUID> institutions, LocalDate from, LocalDate to) {
        var held = new HashMap<UUID, Integer>();
        mongo.find(
                        Query.query(Criteria.where("institution")
                                .in(institutions)
                                .and("date")
                                .gte(from)
                                .lte(to)
                                .and("status")
                                .is("held")),
                        HeldEvent.class)
                .forEach(event -> held.merge(event.institution(), 1, Integer::sum));
        return held;
    }

    /** Asked and answered by institution, in waves that opened in a time. */
    Map<UUID, AskedWave.Part> answers(Collection<UUID> institutions, LocalDate from, LocalDate to) {
        var answers = new HashMap<UUID, AskedWave.Part>();
        mongo.find(Query.query(Criteria.where("opens").gte(from).lte(to)), AskedWave.class).stream()
                .flatMap(wave -> wave.parts().stream())
                .filter(part -> institutions.contains(part.institution()))
                .forEach(part -> answers.merge(
                        part.institution(),
                        part,
                        (a, b) -> new AskedWave.Part(
                                a.institution(), a.invited() + b.invited(), a.answered() + b.answered())));
        return answers;
    }

    private static Criteria within(Collection<UUID> institutions, LocalDate from, LocalDate to) {
        return Criteria.where("institution")
                .in(institutions)
                .and("date")
                .gte(from)
                .lte(to)
                .and("counts")
                .is(true);
    }
}
