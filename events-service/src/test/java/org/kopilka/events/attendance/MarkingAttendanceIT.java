package org.kopilka.events.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kopilka.events.Network.with;

import java.io.ByteArrayInputStream;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.kopilka.events.Network;
import org.kopilka.platform.tables.Limits;
import org.kopilka.platform.tables.TableReader;
import org.kopilka.testing.Http;
import org.kopilka.testing.ServiceTest;
import org.kopilka.testing.Topic;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MarkingAttendanceIT {

    private Network network;
    private Network.Someone anna;
    private Network.Someone bella;
    private Network.Someone vera;
    private Network.Someone galina;

    @BeforeAll
    void settle(@Autowired Http http, @Autowired Topic.Broker kafka) {
        network = new Network(http, kafka);
        anna = network.knownEducator("Белова", "Анна", network.kindergarten);
        bella = network.knownEducator("Волкова", "Белла", network.kindergarten);
        vera = network.knownEducator("Громова", "Вера", network.school);
        galina = network.knownEducator("=1+1", "Галина", network.school);
    }

    private static String path(String event) {
        return "/api/events/events/" + event;
    }

    /** With Anna and Bella in their seats. */
    private String today(Map<String, Object> plan) {
        var id = network.publish(plan);
        network.as(anna).put(path(id) + "/seats/mine", null);
        network.as(bella).put(path(id) + "/seats/mine", null);
        return id;
    }

    /** Sign-up is open still, and the door already. */
    private Map<String, Object> laterToday() {
        var plan = network.masterClass(0);
        var now = LocalDateTime.now(Network.MOSCOW).withNano(0);
        var midnight = now.toLocalDate().atTime(23, 59, 59);
        var soon = now.plusSeconds(90).isAfter(midnight) ? midnight : now.plusSeconds(90);
        plan.put("startsAt", soon);
        plan.put("endsAt", soon.plusHours(2));
        return plan;
    }

    private static Map<String, Object> marks(@Nullable Boolean came, Network.Someone... people) {
        var marks = new ArrayList<Map<String, Object>>();
        for (var someone : people) {
            var mark = new HashMap<String, Object>();
            mark.put("person", someone.id());
            mark.put("came", came);
            marks.add(mark);
        }
        return Map.of("marks", marks);
    }

    @Test
    void credits_those_who_came_with_the_hours_and_tells_the_others() {
        var id = today(laterToday());

        var answer =
                network.asMethodist(network.centre).send("PATCH", path(id) + "/attendance", marks(true, anna, vera));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()
                        .valueStream()
                        .map(each -> each.at("/name").asString() + " "
                                + each.at("/came").asString() + " "
                                + each.at("/walkIn").asBoolean()))
                .containsExactly("Белова Анна true false", "Волкова Белла  false", "Громова Вера true true");
        var told = told(id, anna, true);
        assertThat(told.at("/hours").asDouble()).isEqualTo(2);
        assertThat(told.at("/role").asString()).isEqualTo("participant");
        assertThat(told.at("/personInstitution").asString()).isEqualTo(network.kindergarten.toString());
        assertThat(told(id, vera, true).at("/personInstitution").asString()).isEqualTo(network.school.toString());
    }

    @Test
    void corrects_a_mark_with_a_newer_version_of_the_same_participation() {
        var id = today(laterToday());
        var organiser = network.asDistrictMethodist();
        organiser.send("PATCH", path(id) + "/attendance", marks(true, anna));
        var first = told(id, anna, true);

        organiser.send("PATCH", path(id) + "/attendance", marks(false, anna));

        var second = told(id, anna, false);
        assertThat(second.at("/id")).isEqualTo(first.at("/id"));
        assertThat(second.at("/version").asLong())
                .isGreaterThan(first.at("/version").asLong());
    }

    @Test
    void takes_the_credit_back_when_the_event_is_cancelled_after_all() {
        var id = today(laterToday());
        network.asDistrictMethodist().send("PATCH", path(id) + "/attendance", marks(true, anna));

        network.asDistrictMethodist().ifMatch(2).put(path(id) + "/cancellation", Map.of("reason", "Нет света"));

        assertThat(told(id, anna, false).at("/counts").asBoolean()).isFalse();
    }

    private JsonNode told(String event, Network.Someone who, boolean counts) {
        return network.participations()
                .await(message -> message.body().at("/event").asString().equals(event)
                        && message.body()
                                .at("/person")
                                .asString()
                                .equals(who.id().toString())
                        && message.body().at("/counts").asBoolean() == counts)
                .body();
    }

    @Test
    void is_the_organisers_work_even_if_they_are_an_educator() {
        var id = today(with(laterToday(), "organiser", vera.id()));

        assertThat(network.as(vera).get(path(id) + "/seats").body()).hasSize(2);
        assertThat(network.as(vera)
                        .send("PATCH", path(id) + "/attendance", marks(true, anna))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void is_nobody_elses() {
        var id = today(laterToday());

        assertThat(network.as(anna).get(path(id) + "/seats").problem()).isEqualTo("not-organiser");
        assertThat(network.as(anna).get(path(id) + "/attendance.xlsx").problem())
                .isEqualTo("not-organiser");
        for (var other : List.of(network.as(anna), network.asMethodist(network.kindergarten))) {
            assertThat(other.send("PATCH", path(id) + "/attendance", marks(true, anna))
                            .problem())
                    .isEqualTo("not-organiser");
        }
    }

    @Test
    void shows_a_methodist_who_sends_people_only_their_own() {
        var id = today(laterToday());
        network.as(vera).put(path(id) + "/seats/mine", null);

        assertThat(network.asMethodist(network.school)
                        .get(path(id) + "/seats")
                        .body()
                        .valueStream()
                        .map(each -> each.at("/name").asString()))
                .containsExactly("Громова Вера");
    }

    @Test
    void begins_on_the_day_of_the_event_and_knows_whom_it_marks() {
        var id = today(network.masterClass(7));
        assertThat(network.asDistrictMethodist()
                        .send("PATCH", path(id) + "/attendance", marks(true, anna))
                        .problem())
                .isEqualTo("event-not-begun");

        var stranger = new Network.Someone(UUID.randomUUID(), "Никто", network.school);
        assertThat(network.asDistrictMethodist()
                        .send("PATCH", path(today(laterToday())) + "/attendance", marks(true, anna, stranger))
                        .problem())
                .isEqualTo("no-such-person");
    }

    @Test
    void fills_a_sheet_to_hang_on_the_door_where_a_formula_is_text() throws Exception {
        var id = today(with(laterToday(), "presenters", List.of(vera.id())));
        network.asDistrictMethodist().send("PATCH", path(id) + "/attendance", marks(true, anna, galina));

        var answer = network.asDistrictMethodist().get(path(id) + "/attendance.xlsx");

        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).contains("spreadsheetml");
        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment");
        var rows = TableReader.read(new ByteArrayInputStream(answer.bytes()), Limits.USUAL)
                .sheets()
                .getFirst()
                .rows();
        assertThat(rows).hasSize(6);
        assertThat(rows.getFirst().text(1)).isEqualTo("Фамилия, имя, отчество");
        assertThat(rows)
                .extracting(row -> row.text(1))
                .contains("=1+1 Галина", "Белова Анна", "Волкова Белла", "Громова Вера");
        assertThat(rows.stream().filter(row -> row.text(1).startsWith("Белова")).map(row -> row.text(4)))
                .containsExactly("присутствует");
    }
}
