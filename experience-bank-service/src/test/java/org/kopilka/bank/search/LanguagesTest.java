package org.kopilka.bank.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LanguagesTest {

    private static final String RUSSIAN = "Игры для развития речи дошкольников: опыт работы воспитателя.";
    private static final String KAZAKH = "Мектеп жасына дейінгі балалардың сөйлеу тілін дамытуға арналған ойындар.";

    @Test
    void are_told_apart_by_their_letters() {
        assertThat(Language.of(RUSSIAN)).containsExactly(Language.RU);
        assertThat(Language.of(KAZAKH)).containsExactly(Language.KK);
        assertThat(Language.of("Speech games for kindergarten")).containsExactly(Language.RU);
    }

    @Test
    void may_meet_in_one_text() {
        assertThat(Language.of(RUSSIAN + KAZAKH)).containsExactly(Language.RU, Language.KK);
    }
}
