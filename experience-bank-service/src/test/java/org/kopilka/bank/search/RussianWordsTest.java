package org.kopilka.bank.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RussianWordsTest {

    private final Roots russian = new Roots(Language.RU);

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "воспитатель, воспитателя воспитателями воспитателей воспитателю",
        "ребенок, ребёнок ребёнка ребенку детьми детей дети детям",
        "сказка, сказок сказкой сказки сказками",
        "поделка, поделок поделками",
        "прогулка, прогулок прогулке",
        "день, дня дней днями",
        "играть, играли играет играющий",
        "хороший, лучший хорошего",
        "лэпбук, лэпбуков лэпбуками лэпбуки",
        "методический, методических методическая методическому",
        "наставничество, наставничества наставничеством",
        "идти, шли идёт идет",
        "games, game",
    })
    void are_found_by_any_of_their_forms(String word, String forms) {
        var roots = russian.of(word);

        for (var form : forms.split(" ")) {
            assertThat(russian.of(form)).as(form).containsAnyElementsOf(roots);
        }
    }

    @ParameterizedTest
    @CsvSource({"и", "для", "что", "на"})
    void are_not_looked_for_when_every_text_has_them(String word) {
        assertThat(russian.of(word)).isEmpty();
    }
}
