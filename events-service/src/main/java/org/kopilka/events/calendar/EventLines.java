package org.kopilka.events.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kopilka.events.attendance.Plan;
import org.kopilka.platform.actor.Access;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.actor.Role;
import org.kopilka.platform.institutions.InstitutionTree;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** Events as lists read them, each reader within what they may see. */
@Repository
class EventLines {

    /** What is asked for; null and false for all. {@code from} and {@code to} are local days, inclusive. */
    record Wanted(
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable UUID institution,
            boolean below,
            @Nullable String form,
            @Nullable String level,
            @Nullable String status,
            boolean mine,
            @Nullable String words) {}

    /** No zone's day is another more than one day off. */
    private static final int A_ZONE = 1;

    private final MongoTemplate mongo;
    private final Access access;
    private final InstitutionTree tree;

    EventLines(MongoTemplate mongo, Access access, InstitutionTree tree) {
        this.mongo = mongo;
        this.access = access;
        this.tree = tree;
    }

    /** In the order of their start. @param behind where the page begins */
    List<EventLine> list(Actor reader, Wanted wanted, Sort.Direction order, Criteria behind, int limit) {
        var which = new ArrayList<>(criteria(reader, wanted));
        which.add(visibleTo(reader));
        which.add(behind);
        return find(new Criteria().andOperator(which), order, limit);
    }

    Optional<EventLine> find(Actor reader, UUID id) {
        return find(new Criteria().andOperator(Criteria.where("_id").is(id), visibleTo(reader)), Sort.Direction.ASC, 1)
                .stream()
                .findFirst();
    }

    /** What a person runs, presents at, sits in or waits for, from a day on. */
    List<EventLine> involving(UUID person, LocalDate from, int limit) {
        var which = Criteria.where("involved")
                .is(person)
                .and("told")
                .is(true)
                .and("endsAt")
                .gte(from.toString());
        return find(which, Sort.Direction.ASC, limit);
    }

    /** The reader's part in each of the events they have one in. */
    Map<UUID, MyPart> partsOf(UUID reader, Collection<UUID> events) {
        var query = Query.query(Criteria.where("_id").in(events).and("involved").is(reader));
        query.fields()
                .include("organiser", "presenters")
                .elemMatch("taken", Criteria.where("who.person").is(reader))
                .elemMatch("waiting", Criteria.where("who.person").is(reader));
        var parts = new HashMap<UUID, MyPart>();
        mongo.find(query, MyPart.Found.class).forEach(found -> parts.put(found.id(), found.partOf(reader)));
        return parts;
    }

    private List<EventLine> find(Criteria which, Sort.Direction order, int limit) {
        var query = Query.query(which).with(Sort.by(order, "start", "_id")).limit(limit);
        query.fields().exclude("taken", "waiting", "involved", "outbox");
        return mongo.find(query, EventLine.class);
    }

    private Criteria visibleTo(Actor reader) {
        var heardOf = new Criteria()
                .andOperator(
                        Criteria.where("told").is(true),
                        new Criteria()
                                .orOperator(
                                        access.visibleTo(reader),
                                        Criteria.where("involved").is(reader.person())));
        var responsibleFor = Criteria.where("owner").in(access.reach(reader, Role.METHODIST, Role.DISTRICT_METHODIST));
        return new Criteria().orOperator(heardOf, responsibleFor);
    }

    private List<Criteria> criteria(Actor reader, Wanted wanted) {
        var which = new ArrayList<Criteria>();
        if (wanted.from() != null) {
            which.add(Criteria.where("endsAt").gte(wanted.from().toString()));
            which.add(Criteria.where("start").gte(midnight(wanted.from().minusDays(Plan.LONGEST_DAYS + A_ZONE))));
        }
        if (wanted.to() != null) {
            which.add(Criteria.where("startsAt").lt(wanted.to().plusDays(1).toString()));
            which.add(Criteria.where("start").lt(midnight(wanted.to().plusDays(1 + A_ZONE))));
        }
        if (wanted.institution() != null) {
            which.add(
                    wanted.below()
                            ? Criteria.where("owner").in(tree.below(wanted.institution()))
                            : Criteria.where("owner").is(wanted.institution()));
        }
        equal(which, "form", wanted.form());
        equal(which, "level", wanted.level());
        equal(which, "status.word", wanted.status());
        if (wanted.mine()) {
            which.add(Criteria.where("involved").is(reader.person()));
        }
        if (wanted.words() != null && !wanted.words().isBlank()) {
            var part = Pattern.quote(wanted.words().strip());
            which.add(Criteria.where("title")
                    .regex(Pattern.compile(part, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)));
        }
        return which;
    }

    /** In no zone: the index narrows by it, so that the past is not read, and the local times decide. */
    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static void equal(List<Criteria> which, String field, @Nullable String value) {
        if (value != null) {
            which.add(Criteria.where(field).is(value));
        }
    }
}
