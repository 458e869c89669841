package org.kopilka.gateway.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReturningAfterLoginTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/events/5?tab=plan&q=%D0%B0#top", "/a//b", "/search?q=https://x.example"})
    void keeps_a_place_in_the_portal(String place) {
        assertThat(LoginRequests.localPath(place)).isEqualTo(place);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "events",
                "//evil.example",
                "/\\evil.example",
                "\\/evil.example",
                "/\t/evil.example",
                "/ /evil.example",
                "https://evil.example/",
                "javascript:alert(1)",
                "/x\r\nSet-Cookie: a=b",
                "/событие"
            })
    void goes_home_instead_of_anywhere_else(String place) {
        assertThat(LoginRequests.localPath(place)).isEqualTo("/");
    }
}
