package org.kopilka.bank.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class KazakhWordsTest {

    private final Kazakh kazakh = new Kazakh();

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "бала, балалар балаға баланың балада баладан баламен балалардың балаларымыз баласы баласының балаларына",
        "мектеп, мектепте мектептің мектебі мектебінде мектептерге мектебіміз мектебіміздің мектептегі мектеппен",
        "сабақ, сабақта сабаққа сабағы сабағында сабақтың сабақтары сабақтарында сабақпен сабағымыз",
        "ойын, ойындар ойынның ойыны ойында ойындары ойынмен ойындарын ойынымыз",
        "тәрбиеші, тәрбиешілер тәрбиешінің тәрбиешіге тәрбиешілердің тәрбиешіміз",
        "мұғалім, мұғалімдер мұғалімге мұғалімнің мұғалімдердің мұғаліміміз мұғаліммен",
        "тәжірибе, тәжірибелер тәжірибесі тәжірибенің тәжірибесін тәжірибеде тәжірибесімен",
        "жұмыс, жұмыстар жұмысы жұмысын жұмысында жұмыстың жұмысқа жұмысымыз",
        "әдіс, әдістер әдісі әдісінде әдіспен әдістің әдістері",
        "сынып, сыныпта сыныбы сыныбында сыныптар сыныптың",
        "тақырып, тақырыбы тақырыптар тақырыбында тақырыпқа",
        "педагог, педагогтер педагогтің педагогке педагогтарға",
        "балабақша, балабақшада балабақшаның балабақшасы балабақшалар балабақшаларда",
        "дамыту, дамытуды дамытуға дамытудың дамытқан дамытып дамытады дамытатын",
        "қабілет, қабілетін қабілеттер қабілеті қабілетке",
        "кітап, кітаптар кітабы кітапта кітапты кітабым кітаптан",
        "үй, үйде үйлер үйге үйден",
    })
    void are_found_by_any_of_their_forms(String word, String forms) {
        var roots = kazakh.roots(word);

        for (var form : forms.split(" ")) {
            assertThat(kazakh.roots(form)).as(form).containsAnyElementsOf(roots);
        }
    }

    @ParameterizedTest(name = "{0} ≠ {1}")
    @CsvSource({"ойын,ой", "бала,бал", "орта,ор", "ата,ат", "музыка,музы", "қала,қал", "ана,ан", "сан,са"})
    void keep_what_only_looks_like_an_ending(String word, String wrong) {
        assertThat(kazakh.roots(word)).doesNotContain(wrong);
    }

    @Test
    void are_left_in_few_readings() {
        assertThat(kazakh.roots("шығармашылықтарымыздағылардың")).hasSizeLessThanOrEqualTo(4);
        assertThat(kazakh.roots("тасы".repeat(15))).hasSizeLessThanOrEqualTo(16);
    }
}
