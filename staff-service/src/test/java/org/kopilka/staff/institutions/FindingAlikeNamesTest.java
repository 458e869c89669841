package org.kopilka.staff.institutions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kopilka.testing.SharedData;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FindingAlikeNamesTest {

    private static final List<String> SYLLABLES =
            List.of("ко", "ло", "сок", "бе", "рёз", "ка", "ру", "чей", "сол", "ныш", "зо", "рень", "ме", "дуз", "ви");

    @Test
    void finds_all_that_comparing_each_with_each_finds() {
        var names = invented(1_500, 7);
        var alike = new Alike<InstitutionName>();
        names.forEach(name -> alike.add(name, name, Stream.of()));

        int pairs = 0;
        for (var name : names) {
            var compared = names.stream()
                    .filter(other -> other.isLike(name) || other.isSame(name))
                    .toList();
            assertThat(alike.near(name)
                            .filter(other -> other.isLike(name) || other.isSame(name))
                            .toList())
                    .containsExactlyElementsOf(compared);
            pairs += compared.size() - 1;
        }
        assertThat(pairs).isGreaterThan(50);
    }

    @Test
    void finds_all_of_a_real_city() {
        var names = new String(SharedData.read("data/institutions/ulyanovsk_kindergartens.csv"), StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .map(line -> InstitutionName.parse(line.split(",", 2)[0].replace("\"", "")))
                .filter(name -> name.number() != null || !name.title().isEmpty())
                .toList();
        var alike = new Alike<InstitutionName>();
        names.forEach(name -> alike.add(name, name, Stream.of()));

        for (var name : names) {
            assertThat(alike.near(name).filter(other -> other.isLike(name)).toList())
                    .containsExactlyElementsOf(
                            names.stream().filter(other -> other.isLike(name)).toList());
        }
    }

    /** Each with each, that would be 50 million comparisons. */
    @Test
    @Timeout(30)
    void looks_at_no_more_for_each_however_many_there_are() {
        assertThat(lookedAt(1_000)).isLessThanOrEqualTo(1_000 * 200);
        assertThat(lookedAt(10_000)).isLessThanOrEqualTo(10_000 * 200);
    }

    private static long lookedAt(int rows) {
        var alike = new Alike<InstitutionName>();
        long looked = 0;
        for (var name : invented(rows, 8)) {
            looked += alike.near(name).peek(other -> other.isLike(name)).count();
            alike.add(name, name, Stream.of(name.title()));
        }
        return looked;
    }

    @Test
    void measures_how_many_letters_differ() {
        assertThat(Distance.isWithin("колосок", "колосок", 0)).isTrue();
        assertThat(Distance.isWithin("колосок", "калосок", 1)).isTrue();
        assertThat(Distance.isWithin("колосок", "калосак", 1)).isFalse();
        assertThat(Distance.isWithin("колосок", "олосокк", 2)).isTrue();
        assertThat(Distance.isWithin("колосок", "барабан", 2)).isFalse();
        assertThat(Distance.isWithin("", "аб", 2)).isTrue();
        assertThat(Distance.isWithin("абв", "", 2)).isFalse();
    }

    /** Titles without a number, some of which differ in a letter or hold another. */
    private static List<InstitutionName> invented(int many, int syllables) {
        var random = new Random(5);
        var names = new ArrayList<InstitutionName>();
        while (names.size() < many) {
            var title = new StringBuilder();
            int length = 2 + random.nextInt(syllables);
            for (int at = 0; at < length; at++) {
                title.append(SYLLABLES.get(random.nextInt(SYLLABLES.size())));
                title.append(random.nextInt(4) == 0 ? " " : "");
            }
            names.add(InstitutionName.parse("Центр «" + title.toString().strip() + "»"));
        }
        return names;
    }
}
