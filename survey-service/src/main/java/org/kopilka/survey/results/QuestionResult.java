package org.kopilka.survey.results;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kopilka.survey.answers.Anonymity;
import org.kopilka.survey.forms.Choice;
import org.kopilka.survey.forms.Form;
import org.kopilka.survey.forms.Kind;
import org.kopilka.survey.forms.Look;
import org.kopilka.survey.forms.Question;
import org.kopilka.survey.statistics.Precision;
import org.kopilka.survey.statistics.Ranks;
import org.kopilka.survey.statistics.Sample;

/**
 * What came out of one question.
 *
 * @param tooFew whether fewer than five answered it, or beside other results it would tell of fewer than five; then
 *     nothing more is said
 * @param choices of a ranking, the most wanted first; otherwise in the order of the form; of dates, from twenty answers
 *     on, the months
 * @param numbers of questions for numbers, and of scales by what their choices count
 * @param agreement of those who ranked: Kendall's W, from 0 to 1, rounded to what so many answers bear
 */
record QuestionResult(
        UUID identity,
        String name,
        Kind kind,
        Look look,
        Map<String, String> label,
        boolean tooFew,
        @Nullable Integer answered,
        List<ChoiceResult> choices,
        @Nullable Numbers numbers,
        @Nullable Double agreement) {

    /**
     * @param columns what else its row of the questionnaire says, such as the class of a form of work
     * @param share of those who answered, from 0 to 1
     * @param value what it counts on a scale: its number, or its place where the scale has none; null for nothing
     * @param place the mean place in a ranking, from 1, over all who answered: what somebody did not name shares the last
     *     places with them, what ties shares its own; rounded to what so many answers bear
     * @param firstThree the share of those who answered that put it no farther than third
     */
    record ChoiceResult(
            String name,
            Map<String, String> label,
            Map<String, String> columns,
            int count,
            double share,
            @Nullable Double value,
            @Nullable Double place,
            @Nullable Double firstThree) {}

    /**
     * Rounded to what so many answers bear. Least and most are left out: each is one person's answer; and so, of fewer
     * than twenty answers, are quartiles, median and bars.
     *
     * @param deviation the root of the unbiased variance
     * @param bars none of fewer than twenty answers
     */
    record Numbers(
            double mean,
            double deviation,
            @Nullable Double lowerQuartile,
            @Nullable Double median,
            @Nullable Double upperQuartile,
            List<Bar> bars) {}

    /** @param from inclusive, {@code to} exclusive but for the last */
    record Bar(double from, double to, int count) {}

    private static final int FIRST = 3;
    private static final int MOST_BARS = 10;

    static QuestionResult of(Form form, Question question, Counts counts) {
        if (counts.answered() < Anonymity.FEWEST_SHOWN) {
            return result(question, true, null, List.of(), null, null);
        }
        var answered = counts.answered();
        return switch (question.kind()) {
            case ONE, MULTIPLE ->
                result(question, false, answered, chosen(form, question, counts), scale(form, question, counts), null);
            case RANK -> ranked(form, question, counts);
            case INTEGER, DECIMAL, RANGE ->
                result(
                        question,
                        false,
                        answered,
                        List.of(),
                        numbers(counts.sample(), Precision.ofNumbers(counts.sample())),
                        null);
            case DATE -> result(question, false, answered, months(counts), null, null);
            case TEXT, NOTE -> result(question, false, answered, List.of(), null, null);
        };
    }

    private static QuestionResult result(
            Question question,
            boolean tooFew,
            @Nullable Integer answered,
            List<ChoiceResult> choices,
            @Nullable Numbers numbers,
            @Nullable Double agreement) {
        return new QuestionResult(
                question.identity(),
                question.name(),
                question.kind(),
                question.look(),
                question.label(),
                tooFew,
                answered,
                choices,
                numbers,
                agreement);
    }

    private static List<ChoiceResult> chosen(Form form, Question question, Counts counts) {
        var values = question.look() == Look.SCALE && question.kind() == Kind.ONE
                ? Scales.values(form.choices(question))
                : Map.<String, Double>of();
        return distinct(form.choices(question)).stream()
                .map(choice -> {
                    var count = counts.chosen().getOrDefault(choice.name(), 0);
                    return new ChoiceResult(
                            choice.name(),
                            choice.label(),
                            choice.columns(),
                            count,
                            (double) count / counts.answered(),
                            values.get(choice.name()),
                            null,
                            null);
                })
                .toList();
    }

    /** None of few answers: dates are as much somebody's own as numbers are. */
    private static List<ChoiceResult> months(Counts counts) {
        if (counts.answered() < Precision.FEWEST_IN_ORDER) {
            return List.of();
        }
        return counts.chosen().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(month -> new ChoiceResult(
                        month.getKey(),
                        Map.of("und", month.getKey()),
                        Map.of(),
                        month.getValue(),
                        (double) month.getValue() / counts.answered(),
                        null,
                        null,
                        null))
                .toList();
    }

    private static QuestionResult ranked(Form form, Question question, Counts counts) {
        var results = distinct(form.choices(question)).stream()
                .sorted(Comparator.comparingDouble(
                        choice -> counts.placesOf(choice.name()).mean()))
                .map(choice -> {
                    var sample = counts.placesOf(choice.name());
                    var named = counts.named(choice.name());
                    return new ChoiceResult(
                            choice.name(),
                            choice.label(),
                            choice.columns(),
                            named,
                            (double) named / counts.answered(),
                            null,
                            Precision.rounded(sample.mean(), Precision.ofPlaces(sample)),
                            (double) counts.timesAmongFirst(choice.name(), FIRST) / counts.answered());
                })
                .toList();
        var complete = results.size() > 1 && results.stream().allMatch(result -> result.count() == counts.answered());
        var agreement = complete
                ? Ranks.agreement(
                        results.stream()
                                .map(result -> counts.placesOf(result.name()))
                                .toList(),
                        counts.ties())
                : Double.NaN;
        return result(
                question,
                false,
                counts.answered(),
                results,
                null,
                Precision.finite(agreement, Precision.ofShare(counts.answered())));
    }

    private static @Nullable Numbers scale(Form form, Question question, Counts counts) {
        if (question.look() != Look.SCALE || question.kind() != Kind.ONE) {
            return null;
        }
        var sample = Scales.sample(Scales.values(form.choices(question)), counts);
        return sample.size() < Anonymity.FEWEST_SHOWN ? null : numbers(sample, Precision.ofCounted(sample));
    }

    private static Numbers numbers(Sample sample, BigDecimal step) {
        var inOrder = sample.size() >= Precision.FEWEST_IN_ORDER;
        return new Numbers(
                Precision.rounded(sample.mean(), step),
                Precision.rounded(sample.deviation(), step),
                inOrder ? Precision.rounded(sample.quantile(0.25), step) : null,
                inOrder ? Precision.rounded(sample.quantile(0.5), step) : null,
                inOrder ? Precision.rounded(sample.quantile(0.75), step) : null,
                inOrder ? bars(sample) : List.of());
    }

    /**
     * Bars of a width people count in (1, 2, 5, 10 …), at most ten or so; one bar for numbers so close together, for
     * their size, that a computer tells no bars between them.
     */
    private static List<Bar> bars(Sample sample) {
        var least = sample.counts().firstKey();
        var most = sample.counts().lastKey();
        var width = width((most - least) / MOST_BARS, sample);
        if (width < Math.ulp(Math.max(Math.abs(least), Math.abs(most)))) {
            return List.of(new Bar(least, most, sample.size()));
        }
        var first = Math.floor(least / width);
        var counts = new int[(int) (Math.floor(most / width) - first) + 1];
        sample.counts().forEach((number, count) -> counts[(int) (Math.floor(number / width) - first)] += count);
        return IntStream.range(0, counts.length)
                .mapToObj(bar -> new Bar((first + bar) * width, (first + bar + 1) * width, counts[bar]))
                .toList();
    }

    private static double width(double atLeast, Sample sample) {
        var whole = sample.counts().keySet().stream().allMatch(number -> number == Math.rint(number));
        if (atLeast <= 1 && whole || atLeast == 0) {
            return 1;
        }
        var ten = Math.pow(10, Math.floor(Math.log10(atLeast)));
        for (var step : new double[] {1, 2, 5}) {
            if (step * ten >= atLeast) {
                return step * ten;
            }
        }
        return 10 * ten;
    }

    /** Lists may name a choice twice, for filters; it is one choice. */
    private static List<Choice> distinct(List<Choice> choices) {
        var seen = new java.util.HashSet<String>();
        return choices.stream().filter(choice -> seen.add(choice.name())).toList();
    }
}
