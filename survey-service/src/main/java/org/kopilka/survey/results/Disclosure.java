package org.kopilka.survey.results;

import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kopilka.survey.answers.Answer;
import org.kopilka.survey.forms.FormLogic;
import org.kopilka.survey.forms.Question;

/**
 * Decides which counts of a wave may be told; everything that shows, compares or hands out results has no others.
 * Whoever knows who was asked a question, and by conditions its author does, learns from the difference of two counts
 * what those said who are in one and not in the other. So each count is told only if that and every other sum of what
 * is told stays about nobody or at least five people: of questions those that most answered first, then of
 * institutions the largest.
 */
final class Disclosure {

    /**
     * People who are alike in all that conditions and institutions can tell apart.
     *
     * @param counted by the question's place in the form, whether a count of it is about them
     * @param put how each question that hangs on other answers was put to them, in the order of {@code hanging}
     */
    private record Alike(@Nullable UUID institution, BitSet counted, List<Object> put) {}

    private final FormLogic logic;
    private final boolean between;
    private final int fewest;
    private final List<Question> asked;
    private final List<Question> hanging;
    private final Set<Question> inOwnWords;
    private final Map<Alike, Integer> people = new LinkedHashMap<>();
    private List<Alike> kinds = List.of();
    private int[] sizes = {};

    /**
     * @param between whether differences between questions count too, not only those between institutions of one
     * @param fewest people that anything told may be about
     */
    Disclosure(FormLogic logic, boolean between, int fewest) {
        this.logic = logic;
        this.between = between;
        this.fewest = fewest;
        this.asked = logic.form().asked();
        this.hanging = between ? asked.stream().filter(logic::hangsOnOthers).toList() : List.of();
        this.inOwnWords = asked.stream().filter(logic::isInOwnWords).collect(Collectors.toSet());
    }

    void add(Answer answer) {
        var counted = new BitSet();
        for (int at = 0; at < asked.size(); at++) {
            counted.set(at, isAbout(answer, asked.get(at)));
        }
        var put = hanging.stream()
                .map(question -> logic.putTo(question, answer.values()))
                .toList();
        people.merge(new Alike(answer.institution(), counted, put), 1, Integer::sum);
    }

    /** Who leaves a question out counts as not asked; of texts, which are told one by one, as one who wrote nothing. */
    private boolean isAbout(Answer answer, Question question) {
        return inOwnWords.contains(question)
                ? logic.isAskedOf(question, answer.values())
                : answer.values().containsKey(question.name());
    }

    /** The counts that may be told of those that were counted. */
    Photograph of(Photograph counted) {
        var alike = people.entrySet().stream()
                .sorted(Map.Entry.<Alike, Integer>comparingByValue().reversed())
                .toList();
        kinds = alike.stream().map(Map.Entry::getKey).toList();
        sizes = alike.stream().mapToInt(Map.Entry::getValue).toArray();
        var whole = new LinkedHashMap<String, Question>();
        var parts = new HashMap<UUID, Set<String>>();
        var together = together(counted);
        for (var question : mostAnswered(counted.whole())) {
            var beside = between ? together : new ToldGroups(sizes, fewest);
            if (beside.tell(groups(question, null))) {
                whole.put(question.name(), question);
                if (!between) {
                    tellParts(question, beside, counted, parts);
                }
            }
        }
        if (between) {
            whole.values().forEach(question -> tellParts(question, together, counted, parts));
        }
        var shown = new HashMap<UUID, Tabulation>();
        counted.parts()
                .forEach((institution, part) ->
                        shown.put(institution, part.only(parts.getOrDefault(institution, Set.of()))));
        return new Photograph(counted.last(), counted.whole().only(whole.keySet()), shown);
    }

    private void tellParts(Question question, ToldGroups beside, Photograph counted, Map<UUID, Set<String>> parts) {
        largestFirst(counted, part -> part.of(question.name()).answered())
                .filter(institution -> isEnough(counted.parts().getOrDefault(institution, Tabulation.NONE), question))
                .filter(institution -> beside.tell(groups(question, institution)))
                .forEach(institution ->
                        parts.computeIfAbsent(institution, _ -> new HashSet<>()).add(question.name()));
    }

    /** How many answered the wave, and at which institution, is told in any case; another wave may ask just these. */
    private ToldGroups together(Photograph counted) {
        var together = new ToldGroups(sizes, fewest);
        together.tell(List.of(everybody(null)));
        largestFirst(counted, Tabulation::answers)
                .forEach(institution -> together.tell(List.of(everybody(institution))));
        return together;
    }

    private List<Question> mostAnswered(Tabulation whole) {
        return asked.stream()
                .filter(question -> isEnough(whole, question))
                .sorted(Comparator.comparingInt(
                        question -> -whole.of(question.name()).answered()))
                .toList();
    }

    private boolean isEnough(Tabulation counts, Question question) {
        return counts.of(question.name()).answered() >= fewest;
    }

    private static Stream<UUID> largestFirst(Photograph counted, ToIntFunction<Tabulation> answered) {
        return counted.parts().entrySet().stream()
                .filter(part -> answered.applyAsInt(part.getValue()) > 0)
                .sorted(Comparator.<Map.Entry<UUID, Tabulation>>comparingInt(
                                part -> -answered.applyAsInt(part.getValue()))
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey);
    }

    private BitSet everybody(@Nullable UUID institution) {
        var group = new BitSet();
        for (int at = 0; at < kinds.size(); at++) {
            group.set(
                    at, institution == null || institution.equals(kinds.get(at).institution()));
        }
        return group;
    }

    /** Whom a count of a question is about, all or at one institution, by how it was put to them. */
    private List<BitSet> groups(Question question, @Nullable UUID institution) {
        var place = asked.indexOf(question);
        var hangs = hanging.indexOf(question);
        var groups = new LinkedHashMap<Object, BitSet>();
        everybody(institution).stream()
                .filter(at -> kinds.get(at).counted().get(place))
                .forEach(at -> groups.computeIfAbsent(
                                hangs < 0 ? "alike" : kinds.get(at).put().get(hangs), _ -> new BitSet())
                        .set(at));
        return List.copyOf(groups.values());
    }
}
