package org.kopilka.events.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kopilka.events.Network.with;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.kopilka.events.Network;
import org.kopilka.testing.Http;
import org.kopilka.testing.ServiceTest;
import org.kopilka.testing.Topic;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlanningAnEventIT {

    private static final String EVENTS = "/api/events/events";

    private Network network;
    private Network.Someone anna;

    @BeforeAll
    void settle(@Autowired Http http, @Autowired Topic.Broker kafka) {
        network = new Network(http, kafka);
        anna = network.knownEducator("Белова", "Анна", network.kindergarten);
    }

    @Test
    void shows_a_draft_to_the_methodists_of_its_institution_alone() {
        var id = network.draft(network.masterClass(7));

        assertThat(network.asMethodist(network.centre).get(EVENTS + "/" + id).text("/status"))
                .isEqualTo("draft");
        assertThat(network.as(anna).get(EVENTS + "/" + id).problem()).isEqualTo("not-found");
        assertThat(network.asMethodist(network.school).get(EVENTS + "/" + id).problem())
                .isEqualTo("not-found");
        assertThat(network.events().messages())
                .noneMatch(message -> message.key().equals(id));
    }

    @Test
    void publishes_it_to_those_it_is_meant_for_and_tells_the_others() {
        var id = network.publish(with(network.masterClass(7), "presenters", List.of(anna.id())));

        var shown = network.as(anna).get(EVENTS + "/" + id);
        assertThat(shown.text("/title")).isEqualTo("Пальчиковые игры");
        assertThat(shown.text("/formName")).isEqualTo("Мастер-класс");
        assertThat(shown.text("/ownerName")).isEqualTo("Методический центр");
        assertThat(shown.text("/presenters/0/name")).isEqualTo("Белова Анна");
        assertThat(shown.text("/presenters/0/institutionName")).isEqualTo("Детский сад № 53");
        var told = network.events().await(UUID.fromString(id)).body();
        assertThat(told.at("/status").asString()).isEqualTo("published");
        assertThat(told.at("/hours").asDouble()).isEqualTo(2);
        assertThat(told.at("/presenters/0").asString()).isEqualTo(anna.id().toString());
    }

    @Test
    void hides_it_from_institutions_it_is_not_meant_for() {
        var own = network.publish(with(network.masterClass(7), "visibility", Map.of("kind", "institution")));
        var chosen = network.publish(with(
                network.masterClass(7),
                "visibility",
                Map.of("kind", "chosen", "chosen", List.of(network.kindergarten))));

        assertThat(network.as(anna).get(EVENTS + "/" + own).status()).isEqualTo(404);
        assertThat(network.as(anna).get(EVENTS + "/" + chosen).status()).isEqualTo(200);
        assertThat(network.asMethodist(network.school)
                        .get(EVENTS + "/" + chosen)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void is_a_methodists_work_and_of_their_own_institution_only() {
        assertThat(network.as(anna).post(EVENTS, network.masterClass(7)).problem())
                .isEqualTo("not-allowed");
        assertThat(network.asMethodist(network.school)
                        .post(EVENTS, network.masterClass(7))
                        .problem())
                .isEqualTo("foreign-institution");
        var id = network.publish(network.masterClass(7));
        var stranger = network.asMethodist(network.school).ifMatch(2);
        assertThat(stranger.put(EVENTS + "/" + id, network.masterClass(8)).problem())
                .isEqualTo("foreign-institution");
        assertThat(stranger.put(EVENTS + "/" + id + "/cancellation", Map.of("reason", "Назло"))
                        .problem())
                .isEqualTo("foreign-institution");
        var theirs = with(network.masterClass(7), "owner", network.school);
        assertThat(network.asMethodist(network.centre)
                        .ifMatch(2)
                        .put(EVENTS + "/" + id, theirs)
                        .problem())
                .isEqualTo("foreign-institution");
    }

    @Test
    void changes_only_what_the_methodist_has_seen() {
        var id = network.draft(network.masterClass(7));
        var path = EVENTS + "/" + id;
        var renamed = with(network.masterClass(7), "title", "Игры для рук");
        var methodist = network.asDistrictMethodist();

        assertThat(methodist.put(path, renamed).problem()).isEqualTo("if-match-needed");
        var changed = methodist.ifMatch(1).put(path, renamed);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.etag()).isEqualTo("\"2\"");
        assertThat(methodist.ifMatch(1).put(path, network.masterClass(7)).problem())
                .isEqualTo("changed-meanwhile");
        assertThat(methodist.get(path).text("/title")).isEqualTo("Игры для рук");
    }

    @Test
    void is_not_disturbed_by_people_who_sign_up_meanwhile() {
        var id = network.publish(network.masterClass(7));
        network.as(anna).put(EVENTS + "/" + id + "/seats/mine", null);

        var changed = network.asDistrictMethodist()
                .ifMatch(2)
                .put(EVENTS + "/" + id, with(network.masterClass(7), "title", "Игры для рук"));

        assertThat(changed.status()).isEqualTo(200);
        assertThat(network.as(anna).get(EVENTS + "/" + id).text("/mine/state")).isEqualTo("seated");
    }

    @Test
    void makes_one_event_of_a_request_sent_twice() {
        var keyed = network.asDistrictMethodist()
                .with("Idempotency-Key", UUID.randomUUID().toString());
        var plan = network.masterClass(7);

        assertThat(keyed.post(EVENTS, plan).text("/id"))
                .isEqualTo(keyed.post(EVENTS, plan).text("/id"));
    }

    @Test
    void takes_an_order_given_twice_as_one() {
        var id = network.publish(network.masterClass(7));
        var methodist = network.asDistrictMethodist();

        assertThat(methodist
                        .ifMatch(1)
                        .put(EVENTS + "/" + id + "/publication", null)
                        .status())
                .isEqualTo(200);
        for (int i = 0; i < 2; i++) {
            assertThat(methodist
                            .ifMatch(2)
                            .put(EVENTS + "/" + id + "/cancellation", Map.of("reason", "Карантин"))
                            .text("/status"))
                    .isEqualTo("cancelled");
        }
        assertThat(network.as(anna).get(EVENTS + "/" + id).text("/cancelledBecause"))
                .isEqualTo("Карантин");
    }

    @Test
    void says_all_that_is_wrong_at_once_in_the_readers_language() {
        var plan = with(network.masterClass(7), "form", "problem-seminar");
        plan.put("level", "galactic");
        plan.put("endsAt", plan.get("startsAt"));
        plan.put("presenters", List.of(anna.id(), UUID.randomUUID()));
        plan.put("zone", "Europe/Atlantis");

        var refused = network.asDistrictMethodist().in("en").post(EVENTS, plan);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problem()).isEqualTo("input");
        assertThat(refused.body()
                        .at("/errors")
                        .valueStream()
                        .map(error -> error.at("/pointer").asString()))
                .containsExactlyInAnyOrder("/zone", "/level", "/presenters/1", "/endsAt", "/problem");
        assertThat(messageAt(refused.body(), "/problem")).isEqualTo("Name the problem the seminar is about");
        var inRussian = network.asDistrictMethodist().post(EVENTS, plan);
        assertThat(messageAt(inRussian.body(), "/problem")).isEqualTo("Назовите проблему, которой посвящён семинар");
        var inKazakh = network.asDistrictMethodist().in("kk").post(EVENTS, plan);
        assertThat(messageAt(inKazakh.body(), "/problem")).isEqualTo("Семинар арналған проблеманы атаңыз");
    }

    private static String messageAt(JsonNode problem, String pointer) {
        return problem.at("/errors")
                .valueStream()
                .filter(error -> error.at("/pointer").asString().equals(pointer))
                .map(error -> error.at("/message").asString())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void takes_only_forms_that_are_events() {
        var refused = network.asDistrictMethodist().post(EVENTS, with(network.masterClass(7), "form", "mentoring"));

        assertThat(refused.text("/errors/0/pointer")).isEqualTo("/form");
        assertThat(network.as(anna)
                        .get("/api/events/forms")
                        .body()
                        .valueStream()
                        .map(form -> form.at("/code").asString()))
                .contains("problem-seminar", "master-class")
                .doesNotContain("mentoring");
    }

    @Test
    void names_what_is_missing() {
        var plan = network.masterClass(7);
        plan.remove("startsAt");
        plan.put("title", " ");

        var refused = network.asDistrictMethodist().post(EVENTS, plan);

        assertThat(refused.body()
                        .at("/errors")
                        .valueStream()
                        .map(error -> error.at("/pointer").asString()))
                .containsExactlyInAnyOrder("/startsAt", "/title");
    }

    @Test
    void closes_a_problem_seminar_with_its_decision() {
        var plan = with(network.masterClass(0), "form", "problem-seminar");
        plan.put("problem", "Дети мало говорят");
        var id = network.publish(plan);
        var methodist = network.asDistrictMethodist();

        assertThat(methodist
                        .ifMatch(2)
                        .put(EVENTS + "/" + id + "/outcome", Map.of())
                        .problem())
                .isEqualTo("event-decision-missing");
        var closed = methodist
                .ifMatch(2)
                .put(
                        EVENTS + "/" + id + "/outcome",
                        Map.of("decision", "Создать творческую группу", "presenters", List.of(anna.id())));
        assertThat(closed.text("/status")).isEqualTo("held");
        assertThat(network.as(anna).get(EVENTS + "/" + id).text("/decision")).isEqualTo("Создать творческую группу");
        var told = network.participations()
                .await(message -> message.body().at("/event").asString().equals(id)
                        && message.body().at("/role").asString().equals("presenter"))
                .body();
        assertThat(told.at("/person").asString()).isEqualTo(anna.id().toString());
        assertThat(told.at("/personInstitution").asString()).isEqualTo(network.kindergarten.toString());
        assertThat(told.at("/institution").asString()).isEqualTo(network.centre.toString());
        assertThat(told.at("/hours").asDouble()).isEqualTo(2);
        assertThat(told.at("/counts").asBoolean()).isTrue();
        assertThat(methodist.ifMatch(3).put(EVENTS + "/" + id, plan).problem()).isEqualTo("event-held");
    }

    @Test
    void refuses_to_close_what_has_not_begun() {
        var id = network.publish(network.masterClass(7));

        assertThat(network.asDistrictMethodist()
                        .ifMatch(2)
                        .put(EVENTS + "/" + id + "/outcome", Map.of())
                        .problem())
                .isEqualTo("event-not-begun");
    }

    @Test
    void tells_the_portal_what_the_reader_may_do() {
        var id = network.publish(network.masterClass(7));

        assertThat(may(network.as(anna), id)).containsExactlyInAnyOrder("sign-up");
        assertThat(may(network.asMethodist(network.school), id)).containsExactlyInAnyOrder("sign-up", "sign-up-others");
        assertThat(may(network.asDistrictMethodist(), id))
                .containsExactlyInAnyOrder("sign-up-others", "edit", "cancel", "see-participants");
        network.as(anna).put(EVENTS + "/" + id + "/seats/mine", null);
        assertThat(may(network.as(anna), id)).containsExactlyInAnyOrder("give-back");
    }

    private static List<String> may(Http reader, String id) {
        return reader.get(EVENTS + "/" + id)
                .body()
                .at("/may")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }
}
