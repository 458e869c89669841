package org.kopilka.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.institutions.InstitutionTree;
import org.kopilka.testing.Http;
import org.kopilka.testing.Tokens;
import org.kopilka.testing.Topic;

/** A small district as the other services would tell of it, and people of it who call. */
public final class Network {

    public static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");

    /** Somebody who works in the district. */
    public record Someone(UUID id, String name, UUID institution) {

        String token(String... memberships) {
            return Tokens.of(id, name, memberships);
        }
    }

    public final UUID district = UUID.randomUUID();
    public final UUID centre = UUID.randomUUID();
    public final UUID kindergarten = UUID.randomUUID();
    public final UUID school = UUID.randomUUID();

    private final Http http;
    private final Topic.Broker kafka;

    public Network(Http http, Topic.Broker kafka) {
        this.http = http;
        this.kafka = kafka;
        institution(district, "Заволжский район", "district", InstitutionTree.ROOT);
        institution(centre, "Методический центр", "centre", district);
        institution(kindergarten, "Детский сад № 53", "kindergarten", district);
        institution(school, "Школа № 7", "school", district);
        catalogueItem("form-of-work", "problem-seminar", "Проблемный семинар", Map.of("event", "yes"));
        catalogueItem(
                "form-of-work",
                "master-class",
                "Мастер-класс",
                Map.of("event", "yes", "tradition", "innovative", "character", "productive"));
        catalogueItem("form-of-work", "mentoring", "Наставничество", Map.of("event", "no"));
        catalogueItem("event-level", "district", "Район", Map.of());
        var last = educator("Яковлев", "Яков", district);
        await("what the others tell")
                .atMost(Duration.ofSeconds(30))
                .until(() -> asMethodist(district)
                                .get("/api/events/people?institution=" + district)
                                .body()
                                .valueStream()
                                .anyMatch(person -> person.at("/id")
                                        .asString()
                                        .equals(last.id().toString()))
                        && asMethodist(district)
                                        .get("/api/events/levels")
                                        .body()
                                        .size()
                                > 0
                        && asMethodist(district).get("/api/events/forms").body().size() > 1);
    }

    private void institution(UUID id, String name, String kind, @Nullable UUID parent) {
        var node = new HashMap<String, Object>(
                Map.of("id", id, "version", 1, "name", name, "kind", kind, "closed", false));
        node.put("parent", parent);
        kafka.send(InstitutionTree.TOPIC, id.toString(), node);
    }

    private void catalogueItem(String catalogue, String code, String name, Map<String, String> extra) {
        var id = UUID.nameUUIDFromBytes((catalogue + code).getBytes());
        kafka.send(
                "kopilka.staff.reference",
                id.toString(),
                Map.of(
                        "id",
                        id,
                        "version",
                        1,
                        "catalogue",
                        catalogue,
                        "code",
                        code,
                        "order",
                        1,
                        "names",
                        Map.of("ru", name, "kk", name + " (қаз)", "en", name + " (en)"),
                        "source",
                        "test",
                        "extra",
                        extra));
    }

    /** Tells of an educator and does not wait for it to be heard. */
    public Someone educator(String familyName, String givenName, UUID... institutions) {
        var id = UUID.randomUUID();
        var posts = List.of(institutions).stream()
                .map(institution -> Map.of("institution", institution, "position", "воспитатель", "role", "educator"))
                .toList();
        tell(id, 1, familyName, givenName, posts, false);
        return new Someone(id, familyName + " " + givenName, institutions[0]);
    }

    public void tell(
            UUID id,
            long version,
            String familyName,
            String givenName,
            List<? extends Map<String, ?>> posts,
            boolean left) {
        kafka.send(
                "kopilka.staff.educator",
                id.toString(),
                Map.of(
                        "id", id,
                        "version", version,
                        "familyName", familyName,
                        "givenName", givenName,
                        "posts", posts,
                        "left", left));
    }

    /** An educator whom events-service has heard of. */
    public Someone knownEducator(String familyName, String givenName, UUID... institutions) {
        var someone = educator(familyName, givenName, institutions);
        awaitKnown(someone);
        return someone;
    }

    public void awaitKnown(Someone someone) {
        await("the educator " + someone.name())
                .until(() -> asMethodist(district)
                        .get("/api/events/people?limit=500&institution=" + someone.institution())
                        .body()
                        .valueStream()
                        .anyMatch(person ->
                                person.at("/id").asString().equals(someone.id().toString())));
    }

    public Http as(Someone someone) {
        return http.as(someone.token("educator:" + someone.institution()));
    }

    public Http as(Someone someone, String... memberships) {
        return http.as(someone.token(memberships));
    }

    public Http asMethodist(UUID institution) {
        return http.as(Tokens.of(
                UUID.nameUUIDFromBytes(institution.toString().getBytes()), "Методист", "methodist:" + institution));
    }

    public Http asDistrictMethodist() {
        return http.as(Tokens.of(
                UUID.nameUUIDFromBytes(district.toString().getBytes()),
                "Методист района",
                "district-methodist:" + district));
    }

    public Topic events() {
        return kafka.topic("kopilka.events.event");
    }

    public Topic participations() {
        return kafka.topic("kopilka.events.participation");
    }

    /** A master class of the centre, two hours, in so many days from now; for changing before it is sent. */
    public Map<String, Object> masterClass(int days) {
        var now = LocalDateTime.now(MOSCOW).withNano(0);
        var start = days == 0 ? now : now.toLocalDate().plusDays(days).atTime(10, 0);
        return new HashMap<>(Map.of(
                "owner",
                centre,
                "title",
                "Пальчиковые игры",
                "form",
                "master-class",
                "level",
                "district",
                "visibility",
                Map.of("kind", "network"),
                "place",
                "Актовый зал",
                "startsAt",
                start,
                "endsAt",
                start.plusHours(2),
                "hours",
                2));
    }

    public String draft(Map<String, Object> plan) {
        var made = asDistrictMethodist().post("/api/events/events", plan);
        assertThat(made.status()).as(new String(made.bytes())).isEqualTo(201);
        return made.text("/id");
    }

    /** The id of a published event. */
    public String publish(Map<String, Object> plan) {
        var id = draft(plan);
        assertThat(asDistrictMethodist()
                        .ifMatch(1)
                        .put("/api/events/events/" + id + "/publication", null)
                        .status())
                .isEqualTo(200);
        return id;
    }

    public static Map<String, Object> with(Map<String, Object> plan, String field, @Nullable Object value) {
        var changed = new HashMap<>(plan);
        changed.put(field, value);
        return changed;
    }

    public List<Someone> educators(int howMany, UUID institution) {
        var all = new ArrayList<Someone>();
        for (int i = 1; i <= howMany; i++) {
            all.add(educator("Педагог%03d".formatted(i), "Анна", institution));
        }
        awaitKnown(all.getLast());
        return all;
    }
}
