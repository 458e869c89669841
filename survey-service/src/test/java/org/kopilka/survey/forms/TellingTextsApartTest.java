package org.kopilka.survey.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TellingTextsApartTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            < 5 лет      | > 5 лет
            UTC+1        | UTC−1
            3            | 3+
            C            | C++
            C            | C#
            A+           | A-
            ≤ 10 %       | ≥ 10 %
            -2           | 2
            5-10         | 510
            1,5          | 15
            да/нет       | да нет
            👍           | 👎
            +            | -
            """)
    void a_sign_makes_another_answer(String one, String other) {
        assertThat(WordedAlike.key(one)).isNotEqualTo(WordedAlike.key(other));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Да                     | да!
            Ещё                    | еще
            мастер-класс           | Мастер – класс
            «День» открытых дверей | "день"  открытых дверей
            UTC-1                  | UTC−1
            5 – 10                 | 5-10
            1,5                    | 1.5
            Семинары, практикумы   | семинары практикумы
            """)
    void case_quotes_and_marks_do_not(String one, String other) {
        assertThat(WordedAlike.key(one)).isEqualTo(WordedAlike.key(other));
    }

    @Test
    void a_text_is_found_as_it_is_written_before_it_is_found_alike() {
        var known = Wordings.of(List.of(choice("a", "Да"), choice("b", "да!"), choice("c", "Нет")));

        assertThat(known.find("Да")).contains("a");
        assertThat(known.find("да!")).contains("b");
        assertThat(known.find("ДА")).as("two are worded alike").isEmpty();
        assertThat(known.find("нет.")).contains("c");
        assertThat(known.find("c")).as("by its name").contains("c");
    }

    @Test
    void a_name_is_found_as_it_is_written_before_it_is_found_alike() {
        var known = Wordings.of(List.of(choice("Yes", "Да"), choice("yes", "Согласен"), choice("no", "Нет")));

        assertThat(known.find("yes")).contains("yes");
        assertThat(known.find("YES")).as("two are named alike").isEmpty();
        assertThat(known.find("NO.")).contains("no");
    }

    @Test
    void what_is_known_is_written_just_so_or_worded_alike() {
        var known = Wordings.of(List.of(choice("a", "Да"), choice("b", "да!")));

        assertThat(known.isKnown("Да")).isTrue();
        assertThat(known.isKnown("ДА")).as("though it is two").isTrue();
        assertThat(known.isKnown("A")).as("a name").isTrue();
        assertThat(known.isKnown("Нет")).isFalse();
        assertThat(known.written()).containsExactlyInAnyOrder("Да", "да!", "a", "b");
    }

    private static Choice choice(String name, String label) {
        return new Choice(name, Map.of("ru", label), Map.of());
    }
}
