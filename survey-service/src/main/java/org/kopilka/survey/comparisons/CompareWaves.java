package org.kopilka.survey.comparisons;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kopilka.survey.answers.Anonymity;
import org.kopilka.survey.comparisons.QuestionComparison.EffectKind;
import org.kopilka.survey.comparisons.QuestionComparison.Line;
import org.kopilka.survey.comparisons.QuestionComparison.Measure;
import org.kopilka.survey.comparisons.QuestionComparison.Reason;
import org.kopilka.survey.comparisons.QuestionComparison.Renamed;
import org.kopilka.survey.comparisons.QuestionComparison.TestKind;
import org.kopilka.survey.forms.Choice;
import org.kopilka.survey.forms.Form;
import org.kopilka.survey.forms.Kind;
import org.kopilka.survey.forms.Look;
import org.kopilka.survey.forms.Question;
import org.kopilka.survey.results.Counts;
import org.kopilka.survey.results.Scales;
import org.kopilka.survey.results.Tabulation;
import org.kopilka.survey.statistics.Comparison;
import org.kopilka.survey.statistics.Holm;
import org.kopilka.survey.statistics.Precision;
import org.kopilka.survey.statistics.Ranks;
import org.kopilka.survey.statistics.Sample;
import org.kopilka.survey.statistics.Shares;
import org.kopilka.survey.statistics.Tables;

/**
 * Compares two waves pair by pair. Every test of the comparison, of whatever question, counts in Holm's correction; a
 * change is only called one if it stands after that at 5 %.
 */
final class CompareWaves {

    /**
     * One of the two waves.
     *
     * @param reranked counts of a ranking with only the choices named, those left out making room
     */
    record Side(Form form, Tabulation counts, Reranked reranked) {

        Question question(String name) {
            return form.question(name).orElseThrow();
        }
    }

    @FunctionalInterface
    interface Reranked {
        Counts of(Question question, List<String> only);
    }

    static final double LEVEL = 0.05;

    /** A line whose test awaits the correction. @param fewest answers it has in one of the waves */
    private record Tested(Line line, Comparison comparison, EffectKind kind, int fewest) {}

    private final Side first;
    private final Side second;
    private final List<Tested> tested = new ArrayList<>();

    private CompareWaves(Side first, Side second) {
        this.first = first;
        this.second = second;
    }

    static List<QuestionComparison> compare(Side first, Side second, List<WaveComparison.Pair> pairs) {
        return new CompareWaves(first, second).compare(pairs);
    }

    private List<QuestionComparison> compare(List<WaveComparison.Pair> pairs) {
        var compared = pairs.stream()
                .filter(pair -> isAsked(first, pair.first()) && isAsked(second, pair.second()))
                .map(this::compare)
                .toList();
        var adjusted =
                Holm.adjust(tested.stream().map(one -> one.comparison().p()).toList());
        var decided = new java.util.IdentityHashMap<Line, Line>();
        for (int i = 0; i < tested.size(); i++) {
            decided.put(tested.get(i).line(), decide(tested.get(i), adjusted[i]));
        }
        return compared.stream()
                .map(question -> with(
                        question,
                        question.lines().stream()
                                .map(line -> decided.getOrDefault(line, line))
                                .toList()))
                .toList();
    }

    private static boolean isAsked(Side side, String question) {
        return side.form().question(question).filter(Question::isAsked).isPresent();
    }

    private QuestionComparison compare(WaveComparison.Pair pair) {
        var a = first.question(pair.first());
        var b = second.question(pair.second());
        var before = first.counts().of(a.name());
        var after = second.counts().of(b.name());
        if (a.kind() == Kind.TEXT && b.kind() == Kind.TEXT || a.kind() == Kind.DATE && b.kind() == Kind.DATE) {
            return none(a, b, Reason.TEXT);
        }
        if (!Pairing.isComparable(first.form(), a, second.form(), b)) {
            return none(a, b, Reason.KINDS_DIFFER);
        }
        if (before.answered() < Anonymity.FEWEST_SHOWN || after.answered() < Anonymity.FEWEST_SHOWN) {
            return none(a, b, Reason.TOO_FEW);
        }
        return switch (a.kind() == b.kind() ? b.kind() : Kind.DECIMAL) {
            case MULTIPLE -> shares(pair, a, b, before, after);
            case RANK -> places(pair, a, b, before, after);
            case ONE -> one(pair, a, b, before, after);
            default -> numbers(a, b, before, after, sample(first, a, before), sample(second, b, after));
        };
    }

    /** The numbers of a question for one, or of a scale whose choices are numbers. */
    private static Sample sample(Side side, Question question, Counts counts) {
        return question.kind() == Kind.ONE
                ? Scales.sample(Scales.values(side.form().choices(question)), counts)
                : counts.sample();
    }

    private QuestionComparison shares(WaveComparison.Pair pair, Question a, Question b, Counts before, Counts after) {
        var common = common(pair, a, b);
        var lines = common.stream().map(choice -> share(choice, before, after)).toList();
        return result(a, b, Measure.SHARE, before, after, lines, common, left(a, b, common), null);
    }

    private Line share(Common choice, Counts before, Counts after) {
        var had = before.chosen().getOrDefault(choice.before().name(), 0);
        var has = after.chosen().getOrDefault(choice.after().name(), 0);
        var line = line(choice.after(), (double) had / before.answered(), (double) has / after.answered());
        return test(
                line,
                Shares.compare(had, before.answered(), has, after.answered()),
                EffectKind.DIFFERENCE,
                fewest(before, after));
    }

    private QuestionComparison one(WaveComparison.Pair pair, Question a, Question b, Counts before, Counts after) {
        var choicesBefore = choices(first, a);
        var choicesAfter = choices(second, b);
        var common = common(pair, a, b);
        var wholly = common.size() == choicesBefore.size() && common.size() == choicesAfter.size();
        if (a.look() == Look.SCALE && b.look() == Look.SCALE) {
            var values = Scales.values(choicesAfter);
            var valuesBefore = valuesBefore(choicesBefore, choicesAfter, common);
            if (valuesBefore != null) {
                return scales(
                        a, b, before, after, Scales.sample(valuesBefore, before), Scales.sample(values, after), common);
            }
        }
        if (common.isEmpty()) {
            return none(a, b, Reason.NOTHING_IN_COMMON);
        }
        if (wholly && common.size() == 2) {
            var line = share(common.getFirst(), before, after);
            return result(a, b, Measure.SHARE, before, after, List.of(line), common, left(a, b, common), null);
        }
        var rows = common.stream()
                .map(choice -> new Tables.Row(
                        before.chosen().getOrDefault(choice.before().name(), 0),
                        after.chosen().getOrDefault(choice.after().name(), 0)))
                .toList();
        var whole = test(whole(null, null, null), Tables.compare(rows), EffectKind.CRAMERS_V, fewest(before, after));
        var shares = common.stream()
                .map(choice -> line(
                        choice.after(),
                        (double) before.chosen().getOrDefault(choice.before().name(), 0) / before.answered(),
                        (double) after.chosen().getOrDefault(choice.after().name(), 0) / after.answered()));
        return result(
                a,
                b,
                Measure.TABLE,
                before,
                after,
                Stream.concat(Stream.of(whole), shares).toList(),
                common,
                left(a, b, common),
                null);
    }

    /**
     * What the choices of the first wave count by the scale of the second, since each form may list them in an order of
     * its own; null where the two scales cannot be laid upon each other.
     */
    private static @Nullable Map<String, Double> valuesBefore(
            List<Choice> choicesBefore, List<Choice> choicesAfter, List<Common> common) {
        var own = Scales.values(choicesBefore);
        var values = Scales.values(choicesAfter);
        var paired = new HashMap<String, Double>();
        common.forEach(choice -> {
            var value = values.get(choice.after().name());
            if (value != null) {
                paired.put(choice.before().name(), value);
            }
        });
        if (paired.keySet().equals(own.keySet()) && paired.size() == values.size()) {
            return paired;
        }
        return Scales.isNumbered(choicesBefore) && Scales.isNumbered(choicesAfter) ? own : null;
    }

    private QuestionComparison scales(
            Question a,
            Question b,
            Counts before,
            Counts after,
            Sample sampleBefore,
            Sample sampleAfter,
            List<Common> common) {
        if (sampleBefore.size() == 0 || sampleAfter.size() == 0) {
            return none(a, b, Reason.NOTHING_IN_COMMON);
        }
        var means = whole(
                Precision.rounded(sampleBefore.mean(), Precision.ofCounted(sampleBefore)),
                Precision.rounded(sampleAfter.mean(), Precision.ofCounted(sampleAfter)),
                null);
        var tested = test(means, Ranks.compare(sampleBefore, sampleAfter), EffectKind.DELTA, fewest(before, after));
        return result(a, b, Measure.MEAN, before, after, List.of(tested), common, withoutValue(a, b), null);
    }

    private Left withoutValue(Question a, Question b) {
        return new Left(withoutValue(choices(first, a)), withoutValue(choices(second, b)));
    }

    private static List<Choice> withoutValue(List<Choice> choices) {
        var values = Scales.values(choices);
        return choices.stream()
                .filter(choice -> !values.containsKey(choice.name()))
                .toList();
    }

    /**
     * Of few numbers nothing is said about their order: against a wave loaded for the purpose, with one number in every
     * row, the test would tell how many in the other are above it, and so each of them. Of more it sees them rounded as
     * they are told, so that such waves give back no finer counts.
     */
    private QuestionComparison numbers(
            Question a, Question b, Counts before, Counts after, Sample sampleBefore, Sample sampleAfter) {
        var fewest = Math.min(sampleBefore.size(), sampleAfter.size());
        if (fewest < Anonymity.FEWEST_SHOWN) {
            return none(a, b, Reason.TOO_FEW);
        }
        var stepBefore = Precision.ofNumbers(sampleBefore);
        var stepAfter = Precision.ofNumbers(sampleAfter);
        var first = Precision.rounded(sampleBefore.mean(), stepBefore);
        var second = Precision.rounded(sampleAfter.mean(), stepAfter);
        var left = withoutValue(a, b);
        if (fewest < Precision.FEWEST_IN_ORDER) {
            var line = whole(first, second, Verdict.UNCLEAR);
            return result(a, b, Measure.MEAN, before, after, List.of(line), List.of(), left, null);
        }
        var order =
                Ranks.compare(Precision.rounded(sampleBefore, stepBefore), Precision.rounded(sampleAfter, stepAfter));
        var line = test(whole(first, second, null), order, EffectKind.DELTA, fewest);
        return result(a, b, Measure.MEAN, before, after, List.of(line), List.of(), left, null);
    }

    private static Line whole(@Nullable Double before, @Nullable Double after, @Nullable Verdict verdict) {
        return new Line(null, Map.of(), before, after, null, null, null, null, null, null, null, verdict);
    }

    private static int fewest(Counts before, Counts after) {
        return Math.min(before.answered(), after.answered());
    }

    /** Choices that nobody named in one of the waves may not have been offered there, so they are left out. */
    private QuestionComparison places(WaveComparison.Pair pair, Question a, Question b, Counts before, Counts after) {
        var paired = common(pair, a, b);
        var common = paired.stream()
                .filter(choice -> before.named(choice.before().name()) > 0
                        && after.named(choice.after().name()) > 0)
                .toList();
        if (common.size() < 2) {
            return none(a, b, Reason.NOTHING_IN_COMMON);
        }
        var placesBefore = onlyCommon(first, a, before, common, Common::before);
        var placesAfter = onlyCommon(second, b, after, common, Common::after);
        var lines = common.stream()
                .map(choice -> {
                    var was = placesBefore.placesOf(choice.before().name());
                    var is = placesAfter.placesOf(choice.after().name());
                    // A smaller place is a higher one, so the waves change sides.
                    var line = line(
                            choice.after(),
                            Precision.rounded(was.mean(), Precision.ofPlaces(was)),
                            Precision.rounded(is.mean(), Precision.ofPlaces(is)));
                    return test(line, Ranks.compare(is, was), EffectKind.DELTA, fewest(placesBefore, placesAfter));
                })
                .toList();
        var stability = Precision.finite(
                Ranks.orderAgreement(
                        means(common, placesBefore, Common::before), means(common, placesAfter, Common::after)),
                Precision.ofShare(fewest(placesBefore, placesAfter)));
        var left = new Left(
                named(left(choices(first, a), common, Common::before), before, paired, Common::before),
                named(left(choices(second, b), common, Common::after), after, paired, Common::after));
        return result(
                a,
                b,
                Measure.PLACE,
                placesBefore,
                placesAfter,
                lines,
                common,
                left,
                new Orders(
                        stability,
                        agreement(placesBefore, common, Common::before),
                        agreement(placesAfter, common, Common::after)));
    }

    /** Those that this wave has something to say of: somebody named them, or the other wave does not know them. */
    private static List<Choice> named(
            List<Choice> left, Counts counts, List<Common> paired, Function<Common, Choice> side) {
        var known = paired.stream().map(side).toList();
        return left.stream()
                .filter(choice -> counts.named(choice.name()) > 0 || !known.contains(choice))
                .toList();
    }

    private record Orders(
            @Nullable Double stability,
            @Nullable Double first,
            @Nullable Double second) {}

    private static Counts onlyCommon(
            Side side, Question question, Counts counts, List<Common> common, Function<Common, Choice> choice) {
        var names = common.stream().map(choice).map(Choice::name).toList();
        return names.size() == choices(side, question).size()
                ? counts
                : side.reranked().of(question, names);
    }

    private static @Nullable Double agreement(Counts counts, List<Common> ranked, Function<Common, Choice> choice) {
        var names = ranked.stream().map(choice).map(Choice::name).toList();
        return names.stream().allMatch(name -> counts.named(name) == counts.answered())
                ? Precision.finite(
                        Ranks.agreement(names.stream().map(counts::placesOf).toList(), counts.ties()),
                        Precision.ofShare(counts.answered()))
                : null;
    }

    private static double[] means(List<Common> ranked, Counts places, Function<Common, Choice> choice) {
        return ranked.stream()
                .mapToDouble(one -> places.placesOf(choice.apply(one).name()).mean())
                .toArray();
    }

    private record Common(Choice before, Choice after) {

        boolean isRenamed() {
            return Collections.disjoint(before.label().values(), after.label().values());
        }
    }

    /** Choices that are not compared. */
    private record Left(List<Choice> first, List<Choice> second) {}

    private List<Common> common(WaveComparison.Pair pair, Question a, Question b) {
        var before = choices(first, a);
        var after = choices(second, b);
        var pairs = Pairing.choices(before, after, pair.choices());
        return after.stream()
                .flatMap(choice -> before.stream()
                        .filter(one -> choice.name().equals(pairs.get(one.name())))
                        .map(one -> new Common(one, choice)))
                .toList();
    }

    private static List<Choice> choices(Side side, Question question) {
        var seen = new HashSet<String>();
        return side.form().choices(question).stream()
                .filter(choice -> seen.add(choice.name()))
                .toList();
    }

    private static Line line(Choice choice, double before, double after) {
        return new Line(choice.name(), choice.label(), before, after, null, null, null, null, null, null, null, null);
    }

    private Line test(Line line, Comparison comparison, EffectKind kind, int fewest) {
        tested.add(new Tested(line, comparison, kind, fewest));
        return line;
    }

    private static Line decide(Tested tested, double adjusted) {
        var line = tested.line();
        var effect = tested.comparison().effect();
        var step = tested.kind() == EffectKind.DELTA ? Precision.ofShare(tested.fewest()) : BigDecimal.ZERO;
        return new Line(
                line.choice(),
                line.label(),
                line.firstValue(),
                line.secondValue(),
                TestKind.valueOf(tested.comparison().test().name()),
                tested.comparison().p(),
                adjusted,
                tested.kind(),
                Precision.rounded(effect.size(), step),
                finite(Precision.rounded(effect.low(), step)),
                finite(Precision.rounded(effect.high(), step)),
                verdict(tested.kind(), effect.size(), adjusted));
    }

    private static Verdict verdict(EffectKind kind, double effect, double adjusted) {
        if (adjusted >= LEVEL || effect == 0) {
            return Verdict.UNCLEAR;
        }
        if (kind == EffectKind.CRAMERS_V) {
            return Verdict.CHANGED;
        }
        return effect > 0 ? Verdict.UP : Verdict.DOWN;
    }

    private static @Nullable Double finite(double number) {
        return Double.isFinite(number) ? number : null;
    }

    private QuestionComparison none(Question a, Question b, Reason reason) {
        return new QuestionComparison(
                a.name(),
                b.name(),
                b.kind(),
                b.label(),
                a.label(),
                Measure.NONE,
                reason,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of());
    }

    private QuestionComparison result(
            Question a,
            Question b,
            Measure measure,
            Counts before,
            Counts after,
            List<Line> lines,
            List<Common> common,
            Left left,
            @Nullable Orders orders) {
        return new QuestionComparison(
                a.name(),
                b.name(),
                b.kind(),
                b.label(),
                a.label(),
                measure,
                null,
                before.answered(),
                after.answered(),
                lines,
                orders == null ? null : orders.stability(),
                orders == null ? null : orders.first(),
                orders == null ? null : orders.second(),
                labels(left.first()),
                labels(left.second()),
                common.stream()
                        .filter(Common::isRenamed)
                        .map(choice -> new Renamed(
                                choice.before().label(), choice.after().label()))
                        .toList());
    }

    private static List<Map<String, String>> labels(List<Choice> choices) {
        return choices.stream().map(Choice::label).toList();
    }

    private Left left(Question a, Question b, List<Common> common) {
        return new Left(
                left(choices(first, a), common, Common::before), left(choices(second, b), common, Common::after));
    }

    private static List<Choice> left(List<Choice> choices, List<Common> common, Function<Common, Choice> side) {
        var compared = common.stream().map(side).map(Choice::name).toList();
        return choices.stream()
                .filter(choice -> !compared.contains(choice.name()))
                .toList();
    }

    private static QuestionComparison with(QuestionComparison it, List<Line> lines) {
        return new QuestionComparison(
                it.first(),
                it.second(),
                it.kind(),
                it.label(),
                it.labelBefore(),
                it.measure(),
                it.reason(),
                it.answeredFirst(),
                it.answeredSecond(),
                lines,
                it.stability(),
                it.agreementFirst(),
                it.agreementSecond(),
                it.onlyFirst(),
                it.onlySecond(),
                it.renamed());
    }
}
