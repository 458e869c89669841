package org.kopilka.survey.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HoldingBackPartsTest {

    @Test
    void shows_all_when_all_are_large() {
        assertThat(shown(0, 20, 10, 5)).containsExactly(20, 10, 5);
    }

    @Test
    void shows_none_of_fewer_than_five() {
        assertThat(shown(0, 20, 4, 3)).containsExactly(20);
    }

    @Test
    void holds_back_the_next_smallest_where_the_rest_would_be_too_few() {
        assertThat(shown(0, 20, 10, 2)).containsExactly(20);
        assertThat(shown(3, 20, 10)).as("three did not say where they are from").containsExactly(20);
        assertThat(shown(1, 6)).isEmpty();
    }

    @Test
    void never_leaves_a_rest_that_subtraction_would_show() {
        var random = new Random(1);
        for (int round = 0; round < 2_000; round++) {
            var nameless = random.nextInt(8);
            var parts = random.ints(random.nextInt(6), 0, 12).toArray();
            var shown = shown(nameless, parts);
            var rest = nameless
                    + Arrays.stream(parts).sum()
                    - shown.stream().mapToInt(Integer::intValue).sum();
            assertThat(shown).allMatch(part -> part >= 5);
            assertThat(rest == 0 || rest >= 5 || shown.isEmpty())
                    .as("%d without a name, %s", nameless, Arrays.toString(parts))
                    .isTrue();
        }
    }

    private static java.util.List<Integer> shown(int nameless, int... parts) {
        var tabulations = new HashMap<UUID, Tabulation>();
        for (var part : parts) {
            tabulations.put(UUID.randomUUID(), of(part));
        }
        var photograph = new Photograph(true, of(nameless + Arrays.stream(parts).sum()), tabulations);
        return Breakdown.of(photograph, "q").values().stream()
                .map(Counts::answered)
                .toList();
    }

    private static Tabulation of(int answered) {
        return new Tabulation(answered, Map.of("q", new Counts(answered, Map.of(), new TreeMap<>(), Map.of())));
    }
}
