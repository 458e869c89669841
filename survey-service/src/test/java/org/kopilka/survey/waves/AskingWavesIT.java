package org.kopilka.survey.waves;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kopilka.platform.institutions.InstitutionTree;
import org.kopilka.survey.Network;
import org.kopilka.survey.Surveys;
import org.kopilka.survey.people.Educators;
import org.kopilka.testing.Http;
import org.kopilka.testing.ServiceTest;
import org.kopilka.testing.Topic;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class AskingWavesIT {

    @Autowired
    Http http;

    @Autowired
    Topic.Broker kafka;

    @Autowired
    InstitutionTree tree;

    @Autowired
    Educators educators;

    private UUID institution;
    private String methodist;

    /** Each test has an institution of its own, so that people of others do not count. */
    @BeforeEach
    void institution() {
        Network.stands(kafka, tree);
        institution = Network.anotherKindergarten(kafka, tree);
        methodist = Network.methodistOf(institution);
    }

    @Test
    void a_draft_is_seen_by_those_who_plan_it_and_by_nobody_who_is_asked() {
        var path = plan();

        assertThat(http.as(methodist).get(path).text("/status")).isEqualTo("draft");
        assertThat(http.as(Network.districtMethodist()).get(path).status()).isEqualTo(200);
        assertThat(http.as(Network.methodistOf(Network.SCHOOL)).get(path).status())
                .isEqualTo(404);
        assertThat(http.as(Network.educator(UUID.randomUUID(), institution))
                        .get(path)
                        .problem())
                .isEqualTo("not-allowed");
    }

    @Test
    void counts_for_whoever_is_asked_the_people_of_their_own_institutions_alone() {
        var another = Network.anotherKindergarten(kafka, tree);
        Surveys.people(kafka, institution, 2);
        Surveys.people(kafka, another, 3);
        var wave = Surveys.openWave(http, false, 5, institution, another);

        var seen = http.as(Network.headOf(institution))
                .get("/api/surveys/waves/" + wave)
                .body();

        assertThat(seen.at("/invited").asInt()).isEqualTo(2);
        assertThat(seen.at("/parts")).hasSize(1);
    }

    @Test
    void an_opening_invites_everybody_who_works_there_and_tells_the_network() {
        Surveys.people(kafka, institution, 5);
        var path = plan();

        assertThat(http.as(methodist)
                        .ifMatch(1)
                        .put(path + "/status", Map.of("status", "open"))
                        .status())
                .isEqualTo(200);

        awaitInvited(path, 5);
        var told = kafka.topic("kopilka.survey.wave")
                .await(message -> message.key().equals(path.substring(path.length() - 36))
                        && message.body().at("/invited").asInt() == 5);
        assertThat(told.body().at("/status").asString()).isEqualTo("open");
        assertThat(told.body().at("/parts/0/institution").asString()).isEqualTo(institution.toString());
    }

    @Test
    void who_comes_while_it_is_open_is_not_asked_and_who_leaves_unanswered_no_longer() {
        var staff = Surveys.people(kafka, institution, 2);
        var path = plan();
        http.as(methodist).ifMatch(1).put(path + "/status", Map.of("status", "open"));
        awaitInvited(path, 2);

        var late = Surveys.people(kafka, institution, 1).getFirst();
        Surveys.person(kafka, staff.getFirst(), 2, institution, true);

        awaitInvited(path, 1);
        assertThat(http.as(Network.educator(late, institution))
                        .get("/api/surveys/mine")
                        .body())
                .isEmpty();
    }

    @Test
    void an_institution_that_is_added_brings_its_people_and_none_of_those_who_came_elsewhere() {
        Surveys.people(kafka, institution, 2);
        var other = Network.anotherKindergarten(kafka, tree);
        Surveys.people(kafka, other, 3);
        var wave = Surveys.openWave(http, true, 2, institution);
        Surveys.people(kafka, institution, 1);
        var last = Surveys.people(kafka, other, 1).getFirst();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> !educators.find(List.of(last)).isEmpty());

        var path = "/api/surveys/waves/" + wave;
        http.as(Network.districtMethodist()).ifMatch(2).put(path, Surveys.plan(http, true, institution, other));

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> Surveys.wave(http, wave).at("/invited").asInt() == 6);
    }

    @Test
    void where_fewer_than_five_are_invited_no_count_says_whether_they_have_answered() {
        var few = Surveys.people(kafka, institution, 1);
        var others = Network.anotherKindergarten(kafka, tree);
        Surveys.people(kafka, others, 5);
        var most = Network.anotherKindergarten(kafka, tree);
        Surveys.people(kafka, most, 9);
        var wave = Surveys.openWave(http, true, 15, institution, others, most);
        assertThat(Surveys.answer(http, wave, few.getFirst(), institution, Surveys.fullAnswer(1))
                        .status())
                .isEqualTo(201);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> Surveys.wave(http, wave).at("/answered").asInt() == 1);

        for (var reader : List.of(methodist, Network.headOf(institution))) {
            assertThat(http.as(reader).get("/api/surveys/waves/" + wave).body().at("/parts"))
                    .isEmpty();
        }
        assertThat(Surveys.wave(http, wave).at("/parts"))
                .as("all less two would be the one")
                .hasSize(1)
                .allSatisfy(
                        part -> assertThat(part.at("/institution").asString()).isEqualTo(most.toString()));
        var told = kafka.topic("kopilka.survey.wave")
                .await(message -> message.key().equals(wave.toString())
                        && message.body().at("/answered").asInt() == 1);
        assertThat(told.body().at("/parts")).hasSize(1);
    }

    @Test
    void counting_answers_does_not_stand_in_the_way_of_who_changes_the_wave() {
        var staff = Surveys.people(kafka, institution, 2);
        var path = plan();
        var opened = http.as(methodist).ifMatch(1).put(path + "/status", Map.of("status", "open"));
        awaitInvited(path, 2);
        var wave = UUID.fromString(opened.text("/id"));
        assertThat(Surveys.answer(http, wave, staff.getFirst(), institution, Surveys.fullAnswer(1))
                        .status())
                .isEqualTo(201);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> http.as(methodist).get(path).body().at("/answered").asInt() == 1);

        var longer = Surveys.plan(http, true, institution);
        longer.put("closes", Surveys.today().plusDays(30).toString());
        assertThat(http.as(methodist)
                        .with("If-Match", String.valueOf(opened.etag()))
                        .put(path, longer)
                        .text("/closes"))
                .isEqualTo(Surveys.today().plusDays(30).toString());

        longer.put("anonymous", false);
        assertThat(http.as(methodist).with("If-Match", "*").put(path, longer).problem())
                .isEqualTo("wave-open");
    }

    @Test
    void a_methodist_asks_only_institutions_that_are_theirs() {
        var foreign = Surveys.plan(http, true, Network.SCHOOL);

        assertThat(http.as(methodist)
                        .post("/api/surveys/waves", Map.of("owner", institution, "plan", foreign))
                        .problem())
                .isEqualTo("foreign-institution");
        var own = Surveys.plan(http, true, institution);
        assertThat(http.as(Network.methodistOf(Network.SCHOOL))
                        .post("/api/surveys/waves", Map.of("owner", institution, "plan", own))
                        .problem())
                .isEqualTo("foreign-institution");
        own.put("institutions", List.of(UUID.randomUUID()));
        assertThat(http.as(Network.districtMethodist())
                        .post("/api/surveys/waves", Map.of("owner", Network.DISTRICT, "plan", own))
                        .problem())
                .isEqualTo("no-such-institution");
    }

    @Test
    void the_methodist_of_an_institution_that_is_asked_sees_its_part_alone() {
        Surveys.people(kafka, institution, 5);
        var other = Network.anotherKindergarten(kafka, tree);
        Surveys.people(kafka, other, 5);
        var wave = Surveys.openWave(http, true, 10, institution, other);

        var seen = http.as(methodist).get("/api/surveys/waves/" + wave);

        assertThat(seen.body().at("/parts")).hasSize(1);
        assertThat(seen.text("/parts/0/institution")).isEqualTo(institution.toString());
        assertThat(seen.body().at("/editable").asBoolean()).isFalse();
        assertThat(http.as(methodist)
                        .ifMatch(2)
                        .put("/api/surveys/waves/" + wave + "/status", Map.of("status", "closed"))
                        .problem())
                .isEqualTo("foreign-institution");
    }

    @Test
    void names_of_those_who_have_not_answered_show_only_where_answers_carry_names() {
        Surveys.people(kafka, institution, 1);
        var anonymous = Surveys.openWave(http, true, 1, institution);
        var named = Surveys.openWave(http, false, 1, institution);
        var district = http.as(Network.districtMethodist());

        assertThat(district.get("/api/surveys/waves/" + anonymous + "/waiting").problem())
                .isEqualTo("wave-anonymous");
        assertThat(district.get("/api/surveys/waves/" + named + "/waiting").text("/0/name"))
                .isEqualTo("Педагогова Педагог");
        assertThat(district.post("/api/surveys/waves/" + anonymous + "/reminders", null)
                        .text("/remindedOn"))
                .isEqualTo(Surveys.today().toString());
    }

    @Test
    void a_draft_can_be_changed_and_thrown_away_and_an_asked_wave_cannot() {
        var path = plan();
        var next = Surveys.plan(http, false, institution);
        next.put("opens", Surveys.today().plusDays(3).toString());
        next.put("closes", Surveys.today().toString());
        assertThat(http.as(methodist).ifMatch(1).put(path, next).problem()).isEqualTo("wave-days");
        next.put("closes", Surveys.today().plusDays(5).toString());
        assertThat(http.as(methodist).ifMatch(1).put(path, next).etag()).isEqualTo("\"2\"");
        assertThat(http.as(methodist).ifMatch(2).delete(path).status()).isEqualTo(204);
        assertThat(http.as(methodist).get(path).status()).isEqualTo(404);

        var opened = plan();
        http.as(methodist).ifMatch(1).put(opened + "/status", Map.of("status", "open"));
        assertThat(http.as(methodist).ifMatch(2).delete(opened).problem()).isEqualTo("wave-answered");
    }

    private String plan() {
        return http.as(methodist)
                .post("/api/surveys/waves", Map.of("owner", institution, "plan", Surveys.plan(http, true, institution)))
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    private void awaitInvited(String path, int invited) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            var wave = http.as(methodist).get(path).body();
            return wave.at("/invited").asInt() == invited
                    && !wave.at("/inviting").asBoolean();
        });
    }
}
