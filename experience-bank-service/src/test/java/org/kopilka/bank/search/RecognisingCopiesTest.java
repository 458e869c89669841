package org.kopilka.bank.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kopilka.bank.search.NewsSamples.KINDERGARTEN;
import static org.kopilka.bank.search.NewsSamples.indexOf;
import static org.kopilka.bank.search.NewsSamples.practice;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.kopilka.platform.actor.Visibility;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RecognisingCopiesTest {

    private static final String TEXT =
            "Педагог, владеющий компьютером, работает в паре с коллегой, который только начинает. Раз в неделю они вместе"
                    + " готовят одно занятие: сначала показывает опытный, потом пробует начинающий, и оба обсуждают, что"
                    + " получилось. Через месяц начинающий ведёт занятие сам.";
    private static final PracticeNews PAIR = practice("Работа в паре", TEXT);
    private static final PracticeNews GAMES =
            practice("Речевые игры", "Дети составляют рассказ по карточкам с опорами и играют на прогулке.");

    private final Similar similar = new Similar(indexOf(PAIR, GAMES));

    @Test
    void knows_a_text_again_under_another_title() {
        var found = similar.withTextOf(UUID.randomUUID(), "Моя методическая находка", TEXT);

        assertThat(found).singleElement().satisfies(same -> {
            assertThat(same.practice()).isEqualTo(PAIR.id());
            assertThat(same.share()).isEqualTo(1);
            assertThat(same.sameTitle()).isFalse();
        });
    }

    @Test
    void knows_it_with_other_endings_and_words_between() {
        var retold = TEXT.replace("Педагог", "Педагоги").replace("Раз в неделю", "Каждую пятницу")
                + " Мы довольны, дети тоже. Родители спрашивают, как это устроено, и приходят посмотреть.";

        assertThat(similar.withTextOf(UUID.randomUUID(), "Находка", retold))
                .singleElement()
                .satisfies(same -> assertThat(same.share()).isBetween(0.4, 0.9));
    }

    @Test
    void knows_a_title_again_in_any_form() {
        assertThat(similar.withTextOf(UUID.randomUUID(), "Работа в парах", "Совсем о другом: как мы растим горох."))
                .singleElement()
                .satisfies(same -> assertThat(same.sameTitle()).isTrue());
    }

    @Test
    void does_not_suspect_another_text_about_the_same() {
        var other = "Опытный педагог и начинающий коллега вместе осваивают компьютер: ведут общий дневник, а занятия"
                + " каждый проводит отдельно.";

        assertThat(similar.withTextOf(UUID.randomUUID(), "Вдвоём за компьютером", other))
                .isEmpty();
    }

    @Test
    void does_not_suspect_a_practice_of_copying_itself() {
        assertThat(similar.withTextOf(PAIR.id(), PAIR.title(), TEXT)).isEmpty();
    }

    @Test
    void names_practices_about_the_same_within_the_scope_alone() {
        var near = practice("Пара у компьютера", "Опытный педагог и начинающий коллега вместе готовят занятие.");
        var hidden = practice(
                UUID.randomUUID(), 1, "Тоже пара", near.card().text(), Visibility.INSTITUTION, List.of(), 3, 4);
        var similar = new Similar(indexOf(PAIR, GAMES, near, hidden));

        assertThat(similar.to(PAIR, Set.of(), 5))
                .extracting(PracticeNews::title)
                .containsExactly(near.title());
        assertThat(similar.to(PAIR, Set.of(KINDERGARTEN), 5)).hasSize(2);
    }
}
