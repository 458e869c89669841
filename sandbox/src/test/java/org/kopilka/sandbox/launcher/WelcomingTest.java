package org.kopilka.sandbox.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WelcomingTest {

    @Test
    void names_everybody_of_the_demo_who_has_an_account() throws IOException {
        try (var story = Welcome.class.getResourceAsStream("/demo/network.json")) {
            assertThat(new JsonMapper().readTree(story).at("/people"))
                    .isNotEmpty()
                    .allSatisfy(person -> assertThat(Welcome.ACCOUNTS.split("[\\s,]+"))
                            .contains(person.at("/login").asString()));
        }
    }
}
