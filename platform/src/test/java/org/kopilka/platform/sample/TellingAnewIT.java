package org.kopilka.platform.sample;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.kopilka.testing.Http;
import org.kopilka.testing.ServiceTest;
import org.kopilka.testing.Tokens;
import org.kopilka.testing.Topic;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;

/** What was told once can be told again, and what was heard can be heard again. */
@ServiceTest
class TellingAnewIT {

    private static final String METHODIST = Tokens.of(UUID.randomUUID(), "Анна", "methodist:" + UUID.randomUUID());

    @Autowired
    Http http;

    @Autowired
    Topic.Broker kafka;

    @Autowired
    SampleService.JarListener listener;

    @Autowired
    MongoTemplate mongo;

    @Test
    void tells_everything_anew_with_the_version_it_has_and_the_highest_id_first() {
        var jars = Stream.generate(() -> make("again")).limit(110).toList();
        await().until(() -> jars.stream().allMatch(id -> listener.coins(id).isPresent()));
        await().until(() -> mongo.getCollection("jars").countDocuments(new Document("outbox.0", exists())) == 0);
        var before = places();

        assertThat(http.asOperator()
                        .post("/actuator/retelling", Map.of())
                        .body()
                        .at("/ordered")
                        .asBoolean())
                .isTrue();

        awaitToldAnew();
        var again = toldAfter(before);
        assertThat(again).containsAll(jars);
        assertThat(kafka.topic(SampleService.TOPIC).messages().stream()
                        .filter(message -> !before.contains(message.place()))
                        .collect(groupingBy(
                                message -> message.place().split(":")[0], mapping(Topic.Message::key, toList())))
                        .values())
                .allSatisfy(
                        ofOnePartition -> assertThat(ofOnePartition).isSortedAccordingTo(Comparator.reverseOrder()));
        assertThat(kafka.topic(SampleService.TOPIC).messages().stream()
                        .filter(message -> !before.contains(message.place()))
                        .filter(message -> jars.contains(UUID.fromString(message.key()))))
                .allSatisfy(message ->
                        assertThat(message.body().at("/version").asLong()).isEqualTo(1));
        await().until(() -> mongo.getCollection("jars").countDocuments(new Document("outbox.0", exists())) == 0);
    }

    @Test
    void goes_on_where_one_that_was_killed_had_come_to() {
        var jars = Stream.generate(() -> make("killed")).limit(5).toList();
        await().until(() -> jars.stream().allMatch(id -> listener.coins(id).isPresent()));
        var middle = jars.stream().map(UUID::toString).sorted().toList().get(2);
        var before = places();

        mongo.getCollection("retelling")
                .insertOne(new Document("_id", "all")
                        .append("by", "somebody who is gone")
                        .append("until", new java.util.Date(0))
                        .append("collection", "jars")
                        .append("after", UUID.fromString(middle))
                        .append("told", 2L));

        awaitToldAnew();
        assertThat(toldAfter(before))
                .isNotEmpty()
                .allSatisfy(id -> assertThat(id.toString()).isLessThan(middle));
    }

    @Test
    void builds_a_projection_anew_from_its_topic() {
        var jar = make("heard");
        await().until(() -> listener.coins(jar).isPresent());
        var heard = mongo.getCollection("heard_jars");
        heard.updateOne(
                new Document("_id", jar), new Document("$set", new Document("version", 99L).append("coins", 99)));
        var nobodys = UUID.randomUUID();
        heard.insertOne(new Document("_id", nobodys).append("version", 1L).append("coins", 7));

        assertThat(http.asOperator()
                        .post("/actuator/projections/heard_jars", Map.of())
                        .text("/rebuilding"))
                .isEqualTo("heard_jars");

        await().atMost(Duration.ofSeconds(30)).until(() -> listener.coins(jar).equals(java.util.Optional.of(0)));
        assertThat(listener.coins(nobodys)).isEmpty();
        await().until(() -> http.asOperator()
                .get("/actuator/projections")
                .body()
                .valueStream()
                .noneMatch(state -> state.at("/rebuilding").asBoolean()));
    }

    @Test
    void says_which_projections_there_are_when_asked_for_another() {
        var answer = http.asOperator()
                .post("/actuator/projections/portfolio", Map.of())
                .body();

        assertThat(answer.at("/error").asString()).isEqualTo("There is no projection of that name");
        assertThat(answer.at("/projections").toString()).contains("heard_jars");
    }

    private void awaitToldAnew() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !http.asOperator()
                        .get("/actuator/retelling")
                        .body()
                        .at("/ordered")
                        .asBoolean());
    }

    /** Of what is there now; compacting takes some of it away. */
    private Set<String> places() {
        return kafka.topic(SampleService.TOPIC).messages().stream()
                .map(Topic.Message::place)
                .collect(Collectors.toSet());
    }

    private List<UUID> toldAfter(Set<String> before) {
        return kafka.topic(SampleService.TOPIC).messages().stream()
                .filter(message -> !before.contains(message.place()))
                .map(message -> UUID.fromString(message.key()))
                .toList();
    }

    private static Document exists() {
        return new Document("$exists", true);
    }

    private UUID make(String label) {
        return UUID.fromString(http.as(METHODIST)
                .post("/api/sample/jars", Map.of("label", label))
                .text("/id"));
    }
}
