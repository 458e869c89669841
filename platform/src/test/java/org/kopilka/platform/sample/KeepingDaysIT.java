package org.kopilka.platform.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kopilka.testing.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/** A day is the same day wherever it is written and read. */
@ServiceTest
class KeepingDaysIT {

    private static final LocalDate FIRST_OF_SEPTEMBER = LocalDate.of(2026, 9, 1);

    record Lesson(String theme, @Nullable LocalDate on) {}

    record Topic(LocalDate begins, List<Lesson> lessons) {}

    @org.springframework.data.mongodb.core.mapping.Document("courses")
    record Course(
            @Id UUID id,
            LocalDate begins,
            List<LocalDate> breaks,
            @Nullable Topic topic) {}

    private final TimeZone before = TimeZone.getDefault();

    @Autowired
    MongoTemplate mongo;

    @Autowired
    @Qualifier("days")
    SmartLifecycle days;

    @AfterEach
    void come_home() {
        TimeZone.setDefault(before);
    }

    @Test
    void reads_in_moscow_the_day_that_was_written_in_almaty() {
        var course = course(UUID.randomUUID());

        at("Asia/Almaty");
        mongo.save(course);

        at("Europe/Moscow");
        assertThat(mongo.findById(course.id(), Course.class)).isEqualTo(course);
        assertThat(mongo.find(
                        Query.query(Criteria.where("_id")
                                .is(course.id())
                                .and("topic.begins")
                                .gte(FIRST_OF_SEPTEMBER)),
                        Course.class))
                .containsExactly(course);
    }

    @Test
    void reads_and_carries_over_what_every_zone_wrote_as_its_midnight() {
        for (var zone : List.of("Asia/Almaty", "Europe/Moscow", "UTC", "America/New_York", "Pacific/Auckland")) {
            var id = UUID.randomUUID();
            var midnight =
                    Date.from(FIRST_OF_SEPTEMBER.atStartOfDay(ZoneId.of(zone)).toInstant());
            mongo.getCollection("courses")
                    .insertOne(new Document("_id", id)
                            .append("begins", midnight)
                            .append("breaks", List.of(midnight))
                            .append(
                                    "topic",
                                    new Document("begins", midnight)
                                            .append(
                                                    "lessons",
                                                    List.of(
                                                            new Document("theme", "a").append("on", midnight),
                                                            new Document("theme", "b")))));
            assertThat(mongo.findById(id, Course.class)).as(zone).isEqualTo(course(id));

            days.start();
            days.start();

            var day = FIRST_OF_SEPTEMBER.toString();
            assertThat(mongo.findById(id, Document.class, "courses"))
                    .as(zone)
                    .containsAllEntriesOf(Map.of("begins", day, "breaks", List.of(day)))
                    .extractingByKey("topic")
                    .isEqualTo(new Document("begins", day)
                            .append(
                                    "lessons",
                                    List.of(new Document("theme", "a").append("on", day), new Document("theme", "b"))));
            assertThat(mongo.findById(id, Course.class)).as(zone).isEqualTo(course(id));
        }
    }

    private static Course course(UUID id) {
        return new Course(
                id,
                FIRST_OF_SEPTEMBER,
                List.of(FIRST_OF_SEPTEMBER),
                new Topic(FIRST_OF_SEPTEMBER, List.of(new Lesson("a", FIRST_OF_SEPTEMBER), new Lesson("b", null))));
    }

    private static void at(String zone) {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
    }
}
