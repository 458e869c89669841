package org.kopilka.events.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.kopilka.events.Network;
import org.kopilka.testing.Http;
import org.kopilka.testing.ServiceTest;
import org.kopilka.testing.Topic;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChoosingPeopleIT {

    private Network network;

    @BeforeAll
    void settle(@Autowired Http http, @Autowired Topic.Broker kafka) {
        network = new Network(http, kafka);
        for (var name : List.of("Өмірова", "Петрова", "Ёлкина", "Орлова", "Зуева")) {
            network.knownEducator(name, "Анна-Мария", network.school);
        }
    }

    @Test
    void finds_them_by_the_beginnings_of_their_names_in_any_order() {
        assertThat(names("q=мар пет")).containsExactly("Петрова Анна-Мария");
        assertThat(names("q=ел")).containsExactly("Ёлкина Анна-Мария");
        assertThat(names("q=трова")).isEmpty();
        assertThat(names("q=.*")).isEmpty();
    }

    @Test
    void lists_those_of_an_institution_in_the_order_of_the_alphabet() {
        assertThat(names("q="))
                .containsExactly(
                        "Ёлкина Анна-Мария",
                        "Зуева Анна-Мария",
                        "Орлова Анна-Мария",
                        "Өмірова Анна-Мария",
                        "Петрова Анна-Мария");
    }

    @Test
    void shows_a_name_and_an_institution_and_nothing_more() {
        var person = network.asMethodist(network.centre)
                .get("/api/events/people?institution=" + network.school)
                .body()
                .at("/0");

        assertThat(person.propertyNames()).containsExactlyInAnyOrder("id", "name", "institutions");
        assertThat(person.at("/institutions/0/name").asString()).isEqualTo("Школа № 7");
    }

    @Test
    void leaves_out_those_who_left_the_network() {
        var gone = network.knownEducator("Уходова", "Анна", network.school);

        network.tell(gone.id(), 2, "Уходова", "Анна", List.<Map<String, Object>>of(), true);
        network.tell(gone.id(), 1, "Уходова", "Анна", List.<Map<String, Object>>of(), false);

        await().untilAsserted(() -> assertThat(names("q=уход")).isEmpty());
    }

    private List<String> names(String query) {
        var q = "q=" + URLEncoder.encode(query.substring(2), StandardCharsets.UTF_8);
        return network.asMethodist(network.centre)
                .get("/api/events/people?" + q + "&institution=" + network.school)
                .body()
                .valueStream()
                .map(person -> person.at("/name").asString())
                .toList();
    }
}
