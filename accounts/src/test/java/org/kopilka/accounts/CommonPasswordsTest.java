package org.kopilka.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CommonPasswordsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "Password1234!",
                "qwerty123456",
                "1qaz2wsx3edc",
                "123456789012",
                "+7 701 123 45 67",
                "йцукенгшщзхъ",
                "Пароль-2026!!",
                "Воспитатель1",
                "gfhjkmgfhjkm",
                "abcabcabcabc",
                "қазақстан-2026",
                "kazakhstan2026"
            })
    void refuses_the_commonest_with_what_people_put_around_them(String password) {
        assertThat(new CommonPasswords().validate("anna", password)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abcd-efgh-2345",
                "длинный и свой",
                "correct horse battery",
                "only-for-this-test-run",
                "7Kf2mQ9xLw3z"
            })
    void takes_what_nobody_else_has(String password) {
        assertThat(new CommonPasswords().validate("anna", password)).isNull();
    }

    @Test
    void answers_in_no_time_whatever_is_sent() {
        var long_ = "ab".repeat(64).substring(0, 127) + "!";
        var began = System.nanoTime();
        for (var i = 0; i < 100; i++) {
            new CommonPasswords().validate("anna", long_);
        }
        assertThat(System.nanoTime() - began).isLessThan(1_000_000_000L);
    }
}
