package org.kopilka.events.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.kopilka.events.Network.with;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.kopilka.events.Network;
import org.kopilka.testing.Http;
import org.kopilka.testing.ServiceTest;
import org.kopilka.testing.TestClock;
import org.kopilka.testing.Topic;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SigningUpIT {

    private Network network;
    private Network.Someone anna;
    private Network.Someone bella;
    private Network.Someone vera;

    @BeforeAll
    void settle(@Autowired Http http, @Autowired Topic.Broker kafka) {
        network = new Network(http, kafka);
        anna = network.knownEducator("Белова", "Анна", network.kindergarten);
        bella = network.knownEducator("Волкова", "Белла", network.kindergarten);
        vera = network.knownEducator("Громова", "Вера", network.school, network.kindergarten);
    }

    private static String seats(String event) {
        return "/api/events/events/" + event + "/seats";
    }

    private static String mine(String event) {
        return seats(event) + "/mine";
    }

    @Test
    void gives_the_last_seat_to_one_and_a_place_in_the_list_to_the_next() {
        var id = network.publish(with(network.masterClass(7), "seats", 1));

        assertThat(network.as(anna).put(mine(id), null).status()).isEqualTo(201);
        var queued = network.as(bella).put(mine(id), null);
        assertThat(queued.status()).isEqualTo(202);
        assertThat(queued.text("/state")).isEqualTo("waiting");
        assertThat(queued.body().at("/place").asInt()).isEqualTo(1);
        assertThat(network.as(bella).put(mine(id), null).status()).isEqualTo(200);
        assertThat(network.as(anna).put(mine(id), null).status()).isEqualTo(200);
    }

    @Test
    void shows_and_offers_nothing_of_what_is_for_an_institutions_own_to_whoever_has_but_a_duty_there() {
        var id = network.publish(with(
                with(network.masterClass(7), "owner", network.kindergarten),
                "visibility",
                Map.of("kind", "institution")));

        for (var role : List.of("expert", "network-admin")) {
            for (var node : List.of(network.kindergarten, network.district)) {
                var reader = network.as(vera, "educator:" + network.school, role + ":" + node);
                assertThat(reader.get("/api/events/events/" + id).status())
                        .as(role)
                        .isEqualTo(404);
                assertThat(reader.put(mine(id), null).status()).isEqualTo(404);
                assertThat(reader.put(mine(id) + "?institution=" + network.kindergarten, null)
                                .status())
                        .isEqualTo(404);
                assertThat(new String(reader.get("/api/events/events?limit=500").bytes()))
                        .doesNotContain(id);
            }
        }
        assertThat(network.as(anna).put(mine(id), null).status()).isEqualTo(201);
    }

    @Test
    void seats_nobody_for_an_institution_where_they_have_but_a_duty() {
        var id = network.publish(network.masterClass(7));
        var expert = network.as(
                new Network.Someone(UUID.randomUUID(), "Чужих", network.district), "expert:" + network.kindergarten);

        assertThat(expert.get("/api/events/events/" + id).body().at("/may")).isEmpty();
        for (var from : List.of("", "?institution=" + network.kindergarten)) {
            var refused = expert.put(mine(id) + from, null);
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.problem()).isEqualTo("not-your-institution");
        }
    }

    @Test
    void is_open_to_the_last_instant_of_registration(@Autowired TestClock clock) {
        var until = LocalDateTime.now(Network.MOSCOW).plusDays(5).withNano(0);
        var id = network.publish(with(network.masterClass(7), "registerUntil", until));

        try (var _ = clock.at(until)) {
            assertThat(network.as(anna).put(mine(id), null).status()).isEqualTo(201);
        }
        try (var _ = clock.at(until.plusNanos(1_000_000))) {
            assertThat(network.as(bella).put(mine(id), null).problem()).isEqualTo("sign-up-registration-closed");
        }
    }

    @Test
    void moves_the_first_who_waits_up_at_once() {
        var id = network.publish(with(network.masterClass(7), "seats", 1));
        network.as(anna).put(mine(id), null);
        network.as(bella).put(mine(id), null);

        assertThat(network.as(anna).delete(mine(id)).status()).isEqualTo(204);

        var event = network.as(bella).get("/api/events/events/" + id).body();
        assertThat(event.at("/mine/state").asString()).isEqualTo("seated");
        assertThat(event.at("/taken").asInt()).isEqualTo(1);
        assertThat(event.at("/waiting").asInt()).isZero();
        assertThat(network.as(anna).get("/api/events/events/" + id).body().has("mine"))
                .isFalse();
    }

    @Test
    void goes_past_those_who_have_left_present_elsewhere_or_are_not_meant_any_more_and_tells_who_runs_it() {
        var gone = network.knownEducator("Ушла", "Ия", network.kindergarten);
        var busy = network.knownEducator("Занята", "Зоя", network.kindergarten);
        var teacher = network.knownEducator("Школьная", "Юлия", network.school);
        var plan = with(network.masterClass(7), "seats", 1);
        var id = network.publish(plan);
        for (var who : List.of(anna, gone, busy, teacher, bella)) {
            network.as(who).put(mine(id), null);
        }
        network.publish(with(network.masterClass(7), "presenters", List.of(busy.id())));
        network.tell(gone.id(), 2, "Ушла", "Ия", List.of(), true);
        await("who left")
                .until(() -> !new String(network.asMethodist(network.district)
                                .get("/api/events/people?limit=500&institution=" + network.kindergarten)
                                .bytes())
                        .contains(gone.id().toString()));
        var chosen = Map.of("kind", "chosen", "chosen", List.of(network.kindergarten));
        var narrowed = network.asDistrictMethodist()
                .ifMatch(2)
                .put("/api/events/events/" + id, with(plan, "visibility", chosen));
        assertThat(narrowed.status()).isEqualTo(200);

        assertThat(network.as(anna).delete(mine(id)).status()).isEqualTo(204);

        assertThat(network.as(bella).get("/api/events/events/" + id).text("/mine/state"))
                .isEqualTo("seated");
        assertThat(network.asDistrictMethodist().get(seats(id)).body().valueStream())
                .extracting(
                        each -> each.at("/person").asString(),
                        each -> each.at("/state").asString(),
                        each -> each.at("/passedOver").asString(""))
                .containsExactlyInAnyOrder(
                        tuple(bella.id().toString(), "seated", ""),
                        tuple(gone.id().toString(), "waiting", "left"),
                        tuple(busy.id().toString(), "waiting", "presents-elsewhere"),
                        tuple(teacher.id().toString(), "waiting", "not-for-them"));
    }

    @Test
    void comes_from_the_institution_the_person_says_if_they_work_there() {
        var id = network.publish(with(network.masterClass(7), "seats", 5));

        assertThat(network.as(vera)
                        .put(mine(id) + "?institution=" + network.centre, null)
                        .problem())
                .isEqualTo("not-your-institution");
        network.as(vera).put(mine(id) + "?institution=" + network.kindergarten, null);
        assertThat(network.as(vera).get("/api/events/events/" + id).text("/mine/institution"))
                .isEqualTo(network.kindergarten.toString());
    }

    @Test
    void refuses_each_with_a_reason_of_its_own() {
        var draft = network.draft(network.masterClass(7));
        assertThat(network.as(anna).put(mine(draft), null).problem()).isEqualTo("not-found");
        assertThat(network.asMethodist(network.centre).put(mine(draft), null).problem())
                .isEqualTo("sign-up-not-published");

        var cancelled = network.publish(network.masterClass(7));
        network.asDistrictMethodist()
                .ifMatch(2)
                .put("/api/events/events/" + cancelled + "/cancellation", Map.of("reason", "Карантин"));
        assertThat(network.as(anna).put(mine(cancelled), null).problem()).isEqualTo("sign-up-cancelled");

        var begun = network.publish(network.masterClass(-1));
        assertThat(network.as(anna).put(mine(begun), null).problem()).isEqualTo("sign-up-begun");

        var closed = with(
                network.masterClass(7),
                "registerUntil",
                java.time.LocalDateTime.now(Network.MOSCOW).minusDays(1));
        assertThat(network.as(anna).put(mine(network.publish(closed)), null).problem())
                .isEqualTo("sign-up-registration-closed");

        var presented = network.publish(with(network.masterClass(7), "presenters", List.of(anna.id())));
        var refused = network.as(anna).in("kk").put(mine(presented), null);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("sign-up-presenting");
        assertThat(refused.text("/title")).isEqualTo("Бұл іс-шараны сіз жүргізесіз");
    }

    @Test
    void is_done_by_a_methodist_for_their_own_people_or_for_all_at_an_event_of_theirs() {
        var id = network.publish(with(network.masterClass(7), "seats", 2));
        var everybody = Map.of("people", List.of(anna.id(), bella.id(), vera.id()));
        var ownPeople = Map.of("people", List.of(anna.id(), bella.id()));

        assertThat(network.as(anna).post(seats(id), ownPeople).problem()).isEqualTo("not-allowed");
        assertThat(network.asMethodist(network.kindergarten)
                        .post(seats(id), everybody)
                        .problem())
                .isEqualTo("foreign-institution");
        assertThat(states(network.asMethodist(network.kindergarten).post(seats(id), ownPeople)))
                .containsExactly("seated", "seated");
        assertThat(states(network.asMethodist(network.centre).post(seats(id), everybody)))
                .containsExactly("seated", "seated", "waiting");
        assertThat(network.asMethodist(network.centre)
                        .post(seats(id), Map.of("people", List.of(UUID.randomUUID())))
                        .problem())
                .isEqualTo("no-such-person");

        assertThat(network.asMethodist(network.school)
                        .delete(seats(id) + "/" + anna.id())
                        .problem())
                .isEqualTo("foreign-institution");
        assertThat(network.asMethodist(network.kindergarten)
                        .delete(seats(id) + "/" + anna.id())
                        .status())
                .isEqualTo(204);
        assertThat(network.as(vera).get("/api/events/events/" + id).text("/mine/state"))
                .isEqualTo("seated");
    }

    @Test
    void tells_each_reader_of_the_list_whose_seat_they_may_give_back() {
        var id = network.publish(with(with(network.masterClass(7), "seats", 1), "organiser", vera.id()));
        network.as(anna).put(mine(id), null);
        network.as(bella).put(mine(id), null);

        assertThat(mayGiveBack(network.asMethodist(network.kindergarten).get(seats(id))))
                .containsExactly(true, true);
        assertThat(mayGiveBack(network.asMethodist(network.centre).get(seats(id))))
                .containsExactly(true, true);
        assertThat(mayGiveBack(network.as(vera).get(seats(id)))).containsExactly(false, false);

        var begun = network.publish(network.masterClass(-1));
        network.asMethodist(network.centre)
                .send(
                        "PATCH",
                        "/api/events/events/" + begun + "/attendance",
                        Map.of("marks", List.of(Map.of("person", anna.id(), "came", true))));
        assertThat(mayGiveBack(network.asMethodist(network.centre).get(seats(begun))))
                .containsExactly(false);
    }

    private static List<Boolean> mayGiveBack(Http.Answer answer) {
        return answer.body()
                .valueStream()
                .map(each -> each.at("/mayGiveBack").asBoolean())
                .toList();
    }

    @Test
    void tells_a_methodist_for_each_person_why_not() {
        var id = network.publish(with(network.masterClass(7), "presenters", List.of(anna.id())));

        var answer = network.asMethodist(network.centre)
                .in("en")
                .post(seats(id), Map.of("people", List.of(anna.id(), bella.id())));

        assertThat(states(answer)).containsExactly("refused", "seated");
        assertThat(answer.text("/0/because")).isEqualTo("You present at this event");
    }

    private static List<String> states(Http.Answer answer) {
        return answer.body()
                .valueStream()
                .map(each -> each.at("/state").asString())
                .toList();
    }

    @Test
    void is_honest_when_three_hundred_want_thirty_seats_at_once() {
        var id = network.publish(with(network.masterClass(7), "seats", 30));
        var people = network.educators(300, network.kindergarten);
        var callers = people.stream().map(network::as).toList();
        var start = new CountDownLatch(1);
        var answers = new ConcurrentLinkedQueue<Http.Answer>();

        long begun;
        try (var rush = Executors.newVirtualThreadPerTaskExecutor()) {
            callers.forEach(caller -> rush.submit(() -> {
                start.await();
                return answers.add(caller.put(mine(id), null));
            }));
            begun = System.nanoTime();
            start.countDown();
        }
        LoggerFactory.getLogger(getClass())
                .info("300 people for 30 seats: {} ms", (System.nanoTime() - begun) / 1_000_000);

        assertThat(answers).hasSize(300);
        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(30);
        assertThat(answers.stream()
                        .filter(answer -> answer.status() == 202)
                        .map(answer -> answer.body().at("/place").asInt()))
                .hasSize(270)
                .doesNotHaveDuplicates()
                .allMatch(place -> 1 <= place && place <= 270);
        var event = network.as(anna).get("/api/events/events/" + id).body();
        assertThat(event.at("/taken").asInt()).isEqualTo(30);
        assertThat(event.at("/waiting").asInt()).isEqualTo(270);
        network.events()
                .await(message ->
                        message.key().equals(id) && message.body().at("/taken").asInt() == 30);
    }
}
