package org.kopilka.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.kopilka.platform.institutions.InstitutionTree;
import org.kopilka.testing.Http;
import org.kopilka.testing.Tokens;
import org.kopilka.testing.Topic;
import tools.jackson.databind.JsonNode;

/** What people do with the bank, step by step over HTTP, in a district of their own. */
public final class BankSteps {

    public final UUID district = UUID.randomUUID();
    public final UUID kindergarten = UUID.randomUUID();
    public final UUID school = UUID.randomUUID();
    public final UUID centre = UUID.randomUUID();
    public final UUID author = UUID.randomUUID();
    public final UUID expert = UUID.randomUUID();

    public final Http asAuthor;
    public final Http asColleague;
    public final Http asExpert;
    public final Http asOtherExpert;
    public final Http asDistrict;
    private final Topic.Broker kafka;

    public BankSteps(Http http, Topic.Broker kafka) {
        this.kafka = kafka;
        asAuthor = http.as(Tokens.of(author, "Ким Анна", "educator:" + kindergarten));
        asColleague =
                http.as(Tokens.of(UUID.randomUUID(), "Пак Ира", "educator:" + kindergarten, "expert:" + district));
        asExpert = http.as(Tokens.of(expert, "Лис Вера", "educator:" + school, "expert:" + district));
        asOtherExpert = http.as(Tokens.of(UUID.randomUUID(), "Юн Олег", "expert:" + district));
        asDistrict = http.as(Tokens.of(UUID.randomUUID(), "Сон Мира", "district-methodist:" + district));
        institution(district, "Район", InstitutionTree.ROOT);
        institution(kindergarten, "Детский сад № 53", district);
        institution(school, "Школа № 7", district);
        institution(centre, "Центр", district);
        await().untilAsserted(() ->
                assertThat(asDistrict.get("/api/bank/review/queue").status()).isEqualTo(200));
    }

    private void institution(UUID id, String name, UUID parent) {
        kafka.send(
                InstitutionTree.TOPIC,
                id.toString(),
                Map.of("id", id, "version", 1, "name", name, "kind", "school", "parent", parent, "closed", false));
    }

    /** Tells of an educator as staff-service would. */
    public void educator(UUID id, String name, List<UUID> worksAt, List<UUID> expertAt) {
        var posts = worksAt.stream()
                .map(at -> Map.of("institution", at, "position", "teacher", "role", "educator"))
                .toList();
        var duties = expertAt.stream()
                .map(at -> Map.of("institution", at, "role", "expert"))
                .toList();
        kafka.send(
                "kopilka.staff.educator",
                id.toString(),
                Map.of(
                        "id",
                        id,
                        "version",
                        1,
                        "familyName",
                        name,
                        "givenName",
                        "Вера",
                        "posts",
                        posts,
                        "duties",
                        duties,
                        "left",
                        false));
    }

    public UUID begun(String title) {
        var begun = asAuthor.post("/api/bank/practices", text(title));
        assertThat(begun.status()).isEqualTo(201);
        return UUID.fromString(begun.text("/id"));
    }

    public UUID submitted(String title) {
        var practice = begun(title);
        submit(practice);
        return practice;
    }

    public void submit(UUID practice) {
        var answer = asAuthor.ifMatch(version(practice)).post("/api/bank/practices/" + practice + "/submission", null);
        assertThat(answer.status()).as(answer.text("/detail")).isEqualTo(200);
    }

    public UUID taken(String title) {
        var practice = submitted(title);
        assertThat(asExpert.post(card(practice) + "/review", null).status()).isEqualTo(200);
        return practice;
    }

    public UUID published(String title) {
        var practice = taken(title);
        accept(practice);
        return practice;
    }

    public void accept(UUID practice) {
        var answer = asExpert.post(card(practice) + "/verdict", verdict("accept"));
        assertThat(answer.status()).as(answer.text("/detail")).isEqualTo(204);
    }

    public void rewrite(UUID practice, String title) {
        var answer = asAuthor.ifMatch(version(practice)).put("/api/bank/practices/" + practice, text(title));
        assertThat(answer.status()).isEqualTo(200);
    }

    /** The practice is taken up at the school, with changes. */
    public UUID adopted(UUID practice) {
        var answer = asExpert.post(
                "/api/bank/adoptions", Map.of("practice", practice, "institution", school, "plan", decision("adapt")));
        assertThat(answer.status()).as(answer.text("/detail")).isEqualTo(201);
        return UUID.fromString(answer.text("/id"));
    }

    public void told(UUID adoption, Map<String, Object> report) {
        var answer = asExpert.ifMatch(adoption(adoption).at("/version").asLong())
                .put("/api/bank/adoptions/" + adoption + "/report", report);
        assertThat(answer.status()).as(answer.text("/detail")).isEqualTo(200);
    }

    /** A draft of the school's own begins. */
    public UUID grown(UUID adoption) {
        var answer = asExpert.post("/api/bank/adoptions/" + adoption + "/variant", null);
        assertThat(answer.status()).as(answer.text("/detail")).isEqualTo(201);
        return UUID.fromString(answer.text("/practice"));
    }

    public JsonNode adoption(UUID adoption) {
        return asExpert.get("/api/bank/adoptions/" + adoption).body();
    }

    public static Map<String, Object> decision(String decision) {
        return Map.of(
                "decision",
                decision,
                "conditions",
                Map.of("ageFrom", 7, "ageTo", 8, "groupFrom", 12, "groupTo", 14, "weeks", 6),
                "changes",
                "Играем на перемене.");
    }

    public static Map<String, Object> report(String success, boolean continued) {
        return Map.of(
                "success",
                success,
                "continued",
                continued,
                "result",
                "9 из 14 рассказывают сами.",
                "evidence",
                "Записи уроков.",
                "effect",
                "Играют и без нас.",
                "noChildKnown",
                true);
    }

    public long version(UUID practice) {
        return asAuthor.get("/api/bank/practices/" + practice)
                .body()
                .at("/version")
                .asLong();
    }

    public static String card(UUID practice) {
        return "/api/bank/review/cards/" + practice;
    }

    public Map<String, Object> text(String title) {
        var card = new HashMap<String, Object>(Map.of(
                "title", title,
                "summary", "Пять минут речевых игр перед прогулкой.",
                "problem", "Дети говорят односложно.",
                "goal", "Связная речь.",
                "methods", "Игры по карточкам.",
                "conditions", Map.of("ageFrom", 5, "ageTo", 6, "groupFrom", 12, "groupTo", 20),
                "result", "18 из 20 рассказывают по опорам.",
                "effect", "Дети сами просят играть.",
                "noChildKnown", true));
        card.put("topics", List.of("развитие речи"));
        return Map.of(
                "institution",
                kindergarten,
                "visibility",
                Map.of("kind", "network"),
                "authors",
                List.of(),
                "card",
                card);
    }

    public static Map<String, Object> verdict(String verdict) {
        var scores = new ArrayList<Map<String, Object>>();
        for (var criterion : List.of("problem", "methods", "conditions", "result", "children")) {
            scores.add(Map.of("criterion", criterion, "points", 3, "comment", ""));
        }
        return Map.of(
                "verdict",
                verdict,
                "summary",
                "Опыт понятен.",
                "scores",
                scores,
                "remarks",
                List.of(Map.of("field", "evidence", "text", "Приложите таблицу наблюдений")));
    }
}
