package org.kopilka.survey.results;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.kopilka.survey.answers.Anonymity;

/**
 * Which institutions' counts of a question may stand beside the count of all. What is left of all after those shown
 * must be nobody or at least five, or subtraction would show the rest; so where it is fewer, the smallest of those
 * that could be shown is held back with them.
 */
final class Breakdown {

    private Breakdown() {}

    /** By institution, those with the most answers first. */
    static Map<UUID, Counts> of(Photograph photograph, String question) {
        var large = photograph.parts().entrySet().stream()
                .map(part -> Map.entry(part.getKey(), part.getValue().of(question)))
                .filter(part -> part.getValue().answered() >= Anonymity.FEWEST_SHOWN)
                .sorted(Comparator.<Map.Entry<UUID, Counts>>comparingInt(
                                part -> -part.getValue().answered())
                        .thenComparing(Map.Entry::getKey))
                .toList();
        int rest = photograph.whole().of(question).answered()
                - large.stream().mapToInt(part -> part.getValue().answered()).sum();
        int shown = large.size();
        while (rest > 0 && rest < Anonymity.FEWEST_SHOWN && shown > 0) {
            shown--;
            rest += large.get(shown).getValue().answered();
        }
        return inOrder(large.subList(0, shown));
    }

    private static Map<UUID, Counts> inOrder(List<Map.Entry<UUID, Counts>> parts) {
        var shown = new LinkedHashMap<UUID, Counts>();
        parts.forEach(part -> shown.put(part.getKey(), part.getValue()));
        return shown;
    }
}
