package org.kopilka.platform.documents;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Filters.type;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.MongoException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bson.BsonType;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.MongoPersistentEntity;

/**
 * Days lie in the store as text (2026-09-01), the same whatever zone a machine keeps. Before, a day was the instant at
 * which it began in the zone of the machine that wrote it. Such are read as the day of the nearest midnight of UTC, and
 * carried over at the start, before anybody asks for them by their day; a program of the former version that still runs
 * may write more of them meanwhile.
 */
final class Days implements SmartLifecycle {

    @WritingConverter
    enum ToText implements Converter<LocalDate, String> {
        INSTANCE;

        @Override
        public String convert(LocalDate day) {
            return day.toString();
        }
    }

    @ReadingConverter
    enum FromMidnight implements Converter<Date, LocalDate> {
        INSTANCE;

        @Override
        public LocalDate convert(Date midnight) {
            return LocalDate.ofInstant(midnight.toInstant().plus(HALF_A_DAY), ZoneOffset.UTC);
        }
    }

    /** Text is read as it is. */
    static final List<Converter<?, ?>> CONVERTERS = List.of(ToText.INSTANCE, FromMidnight.INSTANCE);

    private static final Logger log = LoggerFactory.getLogger(Days.class);
    private static final Duration HALF_A_DAY = Duration.ofHours(12);
    /** In which those of the former version are long gone. */
    private static final Duration ONCE_MORE_AFTER = Duration.ofMinutes(10);

    private final MongoTemplate mongo;
    private volatile @Nullable Thread again;

    Days(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    @Override
    public int getPhase() {
        return Indexes.PHASE;
    }

    @Override
    public boolean isRunning() {
        return again != null;
    }

    @Override
    public void start() {
        carryOver();
        again = Thread.ofVirtual().name("days").start(this::carryOverOnceMore);
    }

    private void carryOverOnceMore() {
        try {
            do {
                Thread.sleep(ONCE_MORE_AFTER);
            } while (!isCarriedOver());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isCarriedOver() {
        try {
            return carryOver() == 0;
        } catch (MongoException away) {
            log.warn("Days are carried over once the store is back: {}", away.getMessage());
            return false;
        }
    }

    /** Answers how many documents had days that were no text. */
    long carryOver() {
        var places = new HashMap<String, Set<String>>();
        for (var entity : mongo.getConverter().getMappingContext().getPersistentEntities()) {
            if (entity.isAnnotationPresent(org.springframework.data.mongodb.core.mapping.Document.class)) {
                collect(
                        entity,
                        "",
                        places.computeIfAbsent(entity.getCollection(), _ -> new TreeSet<>()),
                        new HashSet<>());
            }
        }
        return places.entrySet().stream()
                .filter(each -> !each.getValue().isEmpty())
                .mapToLong(each -> carryOver(each.getKey(), each.getValue()))
                .sum();
    }

    private void collect(MongoPersistentEntity<?> entity, String above, Set<String> places, Set<Class<?>> within) {
        if (!within.add(entity.getType())) {
            return;
        }
        entity.forEach(property -> {
            var place = above + property.getFieldName();
            if (property.getActualType().equals(LocalDate.class)) {
                places.add(place);
            } else if (property.isEntity() && !property.isMap()) {
                var inner = mongo.getConverter().getMappingContext().getPersistentEntity(property.getActualType());
                if (inner != null) {
                    collect(inner, place + ".", places, within);
                }
            }
        });
        within.remove(entity.getType());
    }

    private long carryOver(String name, Set<String> places) {
        var collection = mongo.getCollection(name);
        var fields = new HashMap<String, List<List<String>>>();
        places.forEach(place -> {
            var steps = List.of(place.split("\\."));
            fields.computeIfAbsent(steps.getFirst(), _ -> new ArrayList<>()).add(steps.subList(1, steps.size()));
        });
        long found = 0;
        for (var document : collection.find(
                or(places.stream().map(place -> type(place, BsonType.DATE_TIME)).toList()))) {
            found++;
            fields.forEach((field, paths) -> {
                var before = document.get(field);
                var after = before;
                for (var path : paths) {
                    after = asText(after, path);
                }
                if (before != null && !before.equals(after)) {
                    // Whoever changed it meanwhile has written text.
                    collection.updateOne(and(eq("_id", document.get("_id")), eq(field, before)), set(field, after));
                }
            });
        }
        if (found > 0) {
            log.info("Days of {} documents of {} are text now", found, name);
        }
        return found;
    }

    private static @Nullable Object asText(@Nullable Object stored, List<String> path) {
        return switch (stored) {
            case List<?> many -> many.stream().map(one -> asText(one, path)).toList();
            case Document document
            when !path.isEmpty() -> {
                var changed = new Document(document);
                changed.computeIfPresent(path.getFirst(), (_, inner) -> asText(inner, path.subList(1, path.size())));
                yield changed;
            }
            case Date midnight
            when path.isEmpty() -> FromMidnight.INSTANCE.convert(midnight).toString();
            case null, default -> stored;
        };
    }

    @Override
    public void stop() {
        var waiting = again;
        if (waiting != null) {
            waiting.interrupt();
            again = null;
        }
    }
}
