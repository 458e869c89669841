package org.kopilka.bank.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.kopilka.bank.search.NewsSamples.KINDERGARTEN;
import static org.kopilka.bank.search.NewsSamples.SCHOOL;
import static org.kopilka.bank.search.NewsSamples.index;
import static org.kopilka.bank.search.NewsSamples.indexOf;
import static org.kopilka.bank.search.NewsSamples.practice;
import static org.kopilka.bank.search.NewsSamples.titled;
import static org.kopilka.bank.search.NewsSamples.withdrawn;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kopilka.platform.actor.Visibility;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FindingPracticesTest {

    private static final PracticeNews GAMES = practice(
            "Речевые игры на прогулке",
            "Дети старшей группы составляют рассказ. Карточки с опорами помогают ребёнку начать.");
    private static final PracticeNews ROBOTS =
            practice("Робототехника в детском саду", "Игровые наборы LEGO Education, занятия в паре с родителями.");
    private static final PracticeNews KAZAKH = practice(
            "Балалардың сөйлеу тілін дамыту ойындары",
            "Мектепке дейінгі балалармен ойын арқылы жұмыс істеу тәжірибесі.");
    private static final PracticeNews MENTORS =
            practice("Школа наставничества", "Опытный педагог ведёт молодого коллегу весь учебный год.");

    private final PracticeIndex index = indexOf(GAMES, ROBOTS, KAZAKH, MENTORS);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "речевая игра",
                "РЕЧЕВЫХ ИГР",
                "прогулок",
                "дети рассказ",
                "ребенок",
                "рассказами детей",
                "карточек",
            })
    void meets_any_form_of_a_russian_word(String asked) {
        assertThat(titles(asked)).containsExactly(GAMES.title());
    }

    @ParameterizedTest
    @ValueSource(strings = {"балалар ойын", "баланың ойыны", "тәжірибе", "МЕКТЕП", "сөйлеуді дамыту", "жұмысы"})
    void meets_any_form_of_a_kazakh_word(String asked) {
        assertThat(titles(asked)).containsExactly(KAZAKH.title());
    }

    @Test
    void meets_english_words_and_names_of_authors() {
        assertThat(titles("lego educational")).containsExactly(ROBOTS.title());
        assertThat(find("Айгүл Ахметова").total()).isEqualTo(4);
    }

    @Test
    void asks_for_all_words_first_and_for_some_only_where_nothing_has_all() {
        assertThat(find("детский сад").everyWord()).isTrue();

        var some = find("детское наставничество робототехника");

        assertThat(some.everyWord()).isFalse();
        assertThat(some.hits()).hasSize(2);
        assertThat(some.hits().getFirst().practice().title()).isEqualTo(ROBOTS.title());
    }

    @Test
    void takes_what_stands_in_quotes_together() {
        var far = practice("Другое", "Старшей сестре нравится наша группа.");
        var index = indexOf(GAMES, far);

        assertThat(titles(index, "«старшая группа»")).containsExactly(GAMES.title());
        assertThat(titles(index, "старшая группа")).hasSize(2);
    }

    @Test
    void takes_a_misspelt_word_for_what_is_written_like_it_and_says_so() {
        var found = find("наставничиство");

        assertThat(found.hits()).extracting(hit -> hit.practice().title()).containsExactly(MENTORS.title());
        assertThat(found.instead()).containsKey("наставничиство");
        assertThat(found.instead().get("наставничиство")).contains("наставничество");
    }

    @Test
    void takes_the_beginning_of_a_word_where_the_whole_is_not_known() {
        assertThat(titles("робототех")).containsExactly(ROBOTS.title());
    }

    @Test
    void finds_nothing_for_words_far_from_any_other() {
        assertThat(find("щъёбрх").total()).isZero();
        assertThat(find("и на для").total()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AND OR NOT",
                "title:сад AND (",
                "\"",
                "«»",
                "\"\" \"a",
                "[* TO *]",
                "a~2^5 /x/ \\",
                "***",
                "\u0000\u0007",
                "💡🤖",
                "сад\"\"\"сад",
            })
    void has_no_text_it_could_fail_on(String asked) {
        assertThatCode(() -> find(asked)).doesNotThrowAnyException();
    }

    @Test
    void has_no_text_of_chance_it_could_fail_on() {
        var random = new Random(7);
        for (int i = 0; i < 300; i++) {
            var text = random.ints(random.nextInt(300), 0, 0x500)
                    .mapToObj(Character::toString)
                    .collect(Collectors.joining());
            assertThatCode(() -> find(text)).as(text).doesNotThrowAnyException();
        }
    }

    @Test
    void marks_what_was_found_in_pieces() {
        var hit = find("ребенок карточка").hits().getFirst();

        assertThat(hit.excerpt().stream().filter(Found.Piece::found).map(Found.Piece::text))
                .contains("Карточки", "ребёнку");
        assertThat(hit.excerpt().stream().map(Found.Piece::text).collect(Collectors.joining()))
                .contains("Карточки с опорами помогают ребёнку начать.");
        assertThat(hit.title()).containsExactly(new Found.Piece(GAMES.title(), false));
    }

    @Test
    void shows_and_counts_nothing_outside_the_scope() {
        var own = practice(UUID.randomUUID(), 1, "Только наше", "", Visibility.INSTITUTION, List.of("тайна"), 3, 4);
        var chosen = practice(
                UUID.randomUUID(),
                1,
                "Только выбранным",
                "",
                new Visibility(Visibility.Kind.CHOSEN, Set.of(SCHOOL)),
                List.of("тайна"),
                3,
                4);
        var search = new Search(indexOf(GAMES, own, chosen));

        var stranger = search.find(new Asked("", Map.of(), Set.of(UUID.randomUUID()), 0, 10));
        var invited = search.find(new Asked("", Map.of(), Set.of(SCHOOL), 0, 10));
        var owner = search.find(new Asked("", Map.of(), Set.of(KINDERGARTEN), 0, 10));

        assertThat(stranger.total()).isEqualTo(1);
        assertThat(stranger.facets().get(Facet.TOPIC)).isEmpty();
        assertThat(invited.total()).isEqualTo(2);
        assertThat(owner.total()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"логоритмка", "логорит", "логоритмика", "логоритмикой"})
    void tells_of_no_word_that_stands_outside_the_scope_alone(String asked) {
        var own = practice(UUID.randomUUID(), 1, "Логоритмика", "", Visibility.INSTITUTION, List.of(), 3, 4);
        var search = new Search(indexOf(GAMES, own, MENTORS));

        var stranger = search.find(new Asked(asked, Map.of(), Set.of(UUID.randomUUID()), 0, 10));
        var nobodyWrote =
                new Search(indexOf(GAMES, MENTORS)).find(new Asked(asked, Map.of(), Set.of(UUID.randomUUID()), 0, 10));
        var owner = search.find(new Asked(asked, Map.of(), Set.of(KINDERGARTEN), 0, 10));

        assertThat(stranger.instead()).isEqualTo(nobodyWrote.instead());
        assertThat(stranger.total()).isZero();
        assertThat(owner.total()).isEqualTo(1);
    }

    @Test
    void takes_what_a_stranger_asks_for_what_they_may_see_though_others_have_the_very_word() {
        var own = practice(UUID.randomUUID(), 1, "Наставничиство", "", Visibility.INSTITUTION, List.of(), 3, 4);
        var search = new Search(indexOf(own, MENTORS));

        var stranger = search.find(new Asked("наставничиство", Map.of(), Set.of(UUID.randomUUID()), 0, 10));

        assertThat(stranger.instead().get("наставничиство")).contains("наставничество");
        assertThat(stranger.hits()).extracting(hit -> hit.practice().title()).containsExactly(MENTORS.title());
    }

    @Test
    void tells_of_no_word_that_was_withdrawn() {
        var gone = titled("Логоритмика");
        var index = indexOf(GAMES, gone, MENTORS);
        index.put(withdrawn(gone), 0);
        index.refresh();

        var found = new Search(index).find(new Asked("логоритмка", Map.of(), Set.of(KINDERGARTEN), 0, 10));

        assertThat(found.instead()).isEmpty();
        assertThat(found.total()).isZero();
    }

    @Test
    void counts_by_facets_as_if_the_facet_itself_were_not_chosen() {
        var younger = practice(UUID.randomUUID(), 1, "А", "", Visibility.NETWORK, List.of("Речь", "игра"), 3, 4);
        var older = practice(UUID.randomUUID(), 1, "Б", "", Visibility.NETWORK, List.of("речь"), 4, 6);
        var search = new Search(indexOf(younger, older));

        var all = search.find(asked("", Map.of()));
        var four = search.find(asked("", Map.of(Facet.TOPIC, List.of("игра"))));

        assertThat(all.facets().get(Facet.TOPIC))
                .containsExactly(new Found.Count("речь", 2), new Found.Count("игра", 1));
        assertThat(all.facets().get(Facet.AGE)).contains(new Found.Count("4", 2), new Found.Count("6", 1));
        assertThat(all.facets().get(Facet.YEAR)).containsExactly(new Found.Count("2025/26", 2));
        assertThat(four.total()).isEqualTo(1);
        assertThat(four.facets().get(Facet.TOPIC)).contains(new Found.Count("речь", 2));
        assertThat(four.facets().get(Facet.AGE)).containsExactly(new Found.Count("3", 1), new Found.Count("4", 1));
    }

    @Test
    void takes_any_of_several_values_of_one_facet_and_some_of_each_facet() {
        var younger = practice(UUID.randomUUID(), 1, "А", "", Visibility.NETWORK, List.of("речь"), 3, 4);
        var older = practice(UUID.randomUUID(), 1, "Б", "", Visibility.NETWORK, List.of("игра"), 4, 6);
        var search = new Search(indexOf(younger, older));

        assertThat(search.find(asked("", Map.of(Facet.TOPIC, List.of("речь", "игра"))))
                        .total())
                .isEqualTo(2);
        assertThat(search.find(asked("", Map.of(Facet.TOPIC, List.of("речь", "игра"), Facet.AGE, List.of("6"))))
                        .total())
                .isEqualTo(1);
    }

    @Test
    void pages_through_everything_once() {
        var index = index();
        for (int i = 0; i < 25; i++) {
            index.put(titled("Игра № " + i), 0);
        }
        index.refresh();
        var search = new Search(index);

        var first = search.find(new Asked("игра", Map.of(), Set.of(), 0, 20));
        var second = search.find(new Asked("игра", Map.of(), Set.of(), 20, 20));

        assertThat(first.total()).isEqualTo(25);
        assertThat(first.hits()).hasSize(20);
        assertThat(second.hits()).hasSize(5).doesNotContainAnyElementsOf(first.hits());
    }

    @Test
    void keeps_the_newest_text_whatever_order_the_messages_come_in() {
        var id = UUID.randomUUID();
        var second = practice(id, 5, "Вторая редакция", "", Visibility.NETWORK, List.of(), 3, 4);
        var first = practice(id, 2, "Первая редакция", "", Visibility.NETWORK, List.of(), 3, 4);

        assertThat(titles(indexOf(first, second, first), "редакция")).containsExactly("Вторая редакция");
        assertThat(titles(indexOf(second, first, second), "редакция")).containsExactly("Вторая редакция");
    }

    @Test
    void forgets_what_was_withdrawn_even_if_it_is_told_again() {
        var index = indexOf(GAMES, withdrawn(GAMES), GAMES);

        assertThat(titles(index, "прогулка")).isEmpty();
    }

    @Test
    void knows_into_how_many_institutions_a_practice_has_come() {
        var index = indexOf(GAMES, ROBOTS);
        index.spread(GAMES.id(), 3);
        index.refresh();

        var found = new Search(index).find(asked("", Map.of(Facet.TAKEN, List.of("some"))));

        assertThat(found.hits()).extracting(hit -> hit.practice().id()).containsExactly(GAMES.id());
        assertThat(found.facets().get(Facet.TAKEN))
                .containsExactlyInAnyOrder(new Found.Count("some", 1), new Found.Count("none", 1));
    }

    private Found find(String text) {
        return new Search(index).find(asked(text, Map.of()));
    }

    private List<String> titles(String text) {
        return titles(index, text);
    }

    private static List<String> titles(PracticeIndex index, String text) {
        return new Search(index)
                .find(asked(text, Map.of())).hits().stream()
                        .map(hit -> hit.practice().title())
                        .toList();
    }

    private static Asked asked(String text, Map<Facet, List<String>> chosen) {
        return new Asked(text, chosen, Set.of(), 0, 20);
    }
}
