package org.kopilka.staff.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kopilka.staff.imports.ImportSteps.ADMIN;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kopilka.staff.imports.ImportSteps;
import org.kopilka.testing.Http;
import org.kopilka.testing.ServiceTest;
import org.kopilka.testing.Tokens;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class KeepingRecordsIT {

    @Autowired
    Http http;

    UUID garden;
    UUID school;
    String methodistOfGarden;

    @BeforeEach
    void twoInstitutions() {
        var steps = new ImportSteps(http);
        var town = steps.district("Город " + UUID.randomUUID());
        steps.run(steps.upload(
                "institutions", town, "i.csv", "name\nДетский сад № 1\nШкола № 2\n".getBytes(StandardCharsets.UTF_8)));
        garden = institution(town, "kindergarten");
        school = institution(town, "school");
        methodistOfGarden = Tokens.of(UUID.randomUUID(), "М", "methodist:" + garden);
    }

    @Test
    void is_no_matter_of_an_institution_that_the_person_has_left_for_another() {
        var anna = person(post(garden, "2020-05-31"), post(school, null));

        var seen = http.as(methodistOfGarden).get("/api/staff/people/" + anna);
        assertThat(seen.body().at("/full").asBoolean()).isFalse();
        assertThat(seen.body().at("/may")).isEmpty();
        assertThat(http.as(methodistOfGarden)
                        .ifMatch(seen.body().at("/version").asLong())
                        .put(
                                "/api/staff/people/" + anna,
                                Map.of("family", "К", "given", "А", "posts", List.of(post(garden, null))))
                        .problem())
                .isEqualTo("foreign-institution");
        assertThat(http.as(methodistOfGarden)
                        .get("/api/staff/people/" + anna + "/portfolio")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void stays_with_the_last_institution_of_somebody_who_works_nowhere_any_more() {
        var anna = person(post(school, "2020-05-31"), post(garden, "2021-05-31"));
        var methodistOfSchool = Tokens.of(UUID.randomUUID(), "Ш", "methodist:" + school);

        assertThat(http.as(methodistOfGarden).get("/api/staff/people/" + anna).text("/may/0"))
                .isEqualTo("edit");
        assertThat(http.as(methodistOfSchool)
                        .get("/api/staff/people/" + anna)
                        .body()
                        .at("/may"))
                .isEmpty();
    }

    private static Map<String, Object> post(UUID institution, @Nullable String until) {
        var post = new HashMap<String, Object>(
                Map.of("institution", institution, "position", "educator", "partTime", false));
        post.put("until", until);
        return post;
    }

    @SafeVarargs
    private UUID person(Map<String, Object>... posts) {
        var made = http.as(ADMIN)
                .post("/api/staff/people", Map.of("family", "Ким", "given", "Анна", "posts", List.of(posts)));
        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        return UUID.fromString(made.text("/id"));
    }

    private UUID institution(UUID town, String kind) {
        return UUID.fromString(http.as(ADMIN)
                .get("/api/staff/institutions?kind=" + kind + "&below=" + town)
                .text("/items/0/id"));
    }
}
