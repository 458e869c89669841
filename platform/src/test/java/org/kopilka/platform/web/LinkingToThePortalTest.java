package org.kopilka.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LinkingToThePortalTest {

    @ParameterizedTest
    @ValueSource(strings = {"https://portal.example.org", "https://portal.example.org/"})
    void a_slash_at_the_end_of_its_address_does_not_stand_in_links_twice(String address) {
        new ApplicationContextRunner()
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withPropertyValues("kopilka.portal=" + address)
                .withBean(Links.class)
                .run(context ->
                        assertThat(context.getBean(Links.class).portal).isEqualTo("https://portal.example.org"));
    }

    static class Links {

        private final String portal;

        Links(@Value("${links.portal}") String portal) {
            this.portal = portal;
        }
    }
}
