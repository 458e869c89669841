package org.kopilka.staff.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kopilka.staff.imports.ImportSteps.ADMIN;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kopilka.staff.imports.ImportSteps;
import org.kopilka.testing.Http;
import org.kopilka.testing.ServiceTest;
import org.kopilka.testing.Tokens;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ServiceTest
class KeepingPeopleIT {

    @Autowired
    Http http;

    UUID town;
    UUID garden;
    UUID neighbour;
    String anna;
    Http methodist;

    @BeforeEach
    void somebodyOfTwoKindergartens() {
        town = new ImportSteps(http).district("Город " + UUID.randomUUID());
        garden = kindergarten("Детский сад № 1");
        neighbour = kindergarten("Детский сад № 2");
        var made = http.as(ADMIN)
                .post(
                        "/api/staff/people",
                        body("Ким", List.of(post(garden, "educator"), post(neighbour, "music-leader"))));
        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        anna = "/api/staff/people/" + made.text("/id");
        methodist = http.as(Tokens.of(UUID.randomUUID(), "Методист", "methodist:" + garden));
    }

    @Test
    void tells_a_methodist_which_posts_are_theirs_to_change() {
        assertThat(postAt(garden).at("/changeable").asBoolean()).isTrue();
        assertThat(postAt(neighbour).at("/changeable").asBoolean()).isFalse();
        assertThat(http.as(ADMIN).get(anna).body().at("/posts"))
                .allSatisfy(
                        post -> assertThat(post.at("/changeable").asBoolean()).isTrue());
    }

    @Test
    void changes_ones_own_post_while_the_others_come_back_as_they_were() {
        var saved = save("Ким", List.of(postAt(neighbour), post(garden, "methodist")));

        assertThat(saved.status()).as(saved.body().toString()).isEqualTo(200);
        assertThat(postAt(garden).at("/position").asString()).isEqualTo("methodist");
        assertThat(postAt(neighbour).at("/position").asString()).isEqualTo("music-leader");
        assertThat(postAt(neighbour).at("/remark").asString()).isEqualTo("На полставки");
    }

    @Test
    void refuses_to_change_or_remove_a_post_of_another_institution_and_saves_nothing() {
        var own = postAt(garden);

        for (var posts : List.of(List.of(own, post(neighbour, "head")), List.of(own))) {
            var refused = save("Цой", posts);
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.problem()).isEqualTo("foreign-post");
            assertThat(refused.text("/detail")).startsWith("Детский сад № 2");
        }
        assertThat(save("Цой", List.of(own, postAt(neighbour), post(neighbour, "head")))
                        .problem())
                .isEqualTo("foreign-institution");
        assertThat(methodist.get(anna).text("/family")).isEqualTo("Ким");
        assertThat(methodist.get(anna).body().at("/posts")).hasSize(2);
    }

    private Http.Answer save(String family, List<?> posts) {
        return methodist
                .in("ru")
                .ifMatch(methodist.get(anna).body().at("/version").asLong())
                .put(anna, body(family, posts));
    }

    private JsonNode postAt(UUID institution) {
        return methodist
                .get(anna)
                .body()
                .at("/posts")
                .valueStream()
                .filter(post -> post.at("/institution").asString().equals(institution.toString()))
                .findFirst()
                .orElseThrow();
    }

    private UUID kindergarten(String name) {
        var made = http.as(ADMIN)
                .post("/api/staff/institutions", Map.of("name", name, "kind", "kindergarten", "parent", town));
        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        return UUID.fromString(made.text("/id"));
    }

    private static Map<String, Object> body(String family, List<?> posts) {
        return Map.of("family", family, "given", "Анна", "posts", posts);
    }

    private static Map<String, Object> post(UUID institution, String position) {
        return Map.of("institution", institution, "position", position, "partTime", false, "remark", "На полставки");
    }
}
