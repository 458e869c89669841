package org.kopilka.platform.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.kopilka.platform.institutions.InstitutionTree;
import org.kopilka.testing.Http;
import org.kopilka.testing.ServiceTest;
import org.kopilka.testing.Tokens;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class ShowingRecordsIT {

    private static final UUID ANNA = UUID.randomUUID();
    private static final String READER = Tokens.of(ANNA, "Анна", "educator:" + UUID.randomUUID());
    private static final String ADMINISTRATOR =
            Tokens.of(UUID.randomUUID(), "Администратор", "network-admin:" + InstitutionTree.ROOT);

    @Autowired
    Http http;

    @Test
    void keeps_who_looked_at_whose_record_when_and_through_which_door() {
        var owner = UUID.randomUUID();

        assertThat(http.as(READER).get("/api/sample/owners/" + owner).status()).isEqualTo(200);

        await().untilAsserted(() ->
                assertThat(entries("whose=" + owner).body().at("/items")).hasSize(1));
        var entry = entries("whose=" + owner).body().at("/items/0");
        assertThat(entry.at("/who").asString()).isEqualTo(ANNA.toString());
        assertThat(entry.at("/whoName").asString()).isEqualTo("Анна");
        assertThat(entry.at("/deed").asString()).isEqualTo("LOOKED");
        assertThat(entry.at("/what").asString()).isEqualTo("owner");
        assertThat(entry.at("/door").asString()).isEqualTo("GET /api/sample/owners/{id}");
        assertThat(entry.at("/at").asString()).isNotEmpty();
    }

    @Test
    void counts_the_same_look_again_as_one() {
        var owner = UUID.randomUUID();
        var marker = UUID.randomUUID();
        for (int times = 0; times < 5; times++) {
            http.as(READER).get("/api/sample/owners/" + owner);
        }
        http.as(READER).get("/api/sample/owners/" + marker);

        await().untilAsserted(() ->
                assertThat(entries("whose=" + marker).body().at("/items")).hasSize(1));
        assertThat(entries("whose=" + owner).body().at("/items")).hasSize(1);
    }

    @Test
    void lets_no_record_out_of_an_endpoint_that_does_not_say_whose() {
        var answer = http.as(READER).get("/api/sample/owners/" + UUID.randomUUID() + "/unsaid");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(new String(answer.bytes())).doesNotContain("собирает");
    }

    @Test
    void is_read_by_administrators_alone() {
        assertThat(http.as(READER).get("/api/sample/audit").status()).isEqualTo(403);
        var ofAPart = Tokens.of(UUID.randomUUID(), "Части", "network-admin:" + UUID.randomUUID());
        assertThat(http.as(ofAPart).get("/api/sample/audit").body().at("/items"))
                .isEmpty();
    }

    private Http.Answer entries(String which) {
        return http.as(ADMINISTRATOR).get("/api/sample/audit?" + which);
    }
}
