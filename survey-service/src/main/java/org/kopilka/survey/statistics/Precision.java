package org.kopilka.survey.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How exactly summaries are told: to steps of 1, 2 or 5 times a power of ten that follow from the standard error of the
 * mean. What is finer says nothing about people in general, and of few people it gives each one's number back.
 */
public final class Precision {

    /** Of fewer numbers their order, from quartiles to the ends, is single people's answers. */
    public static final int FEWEST_IN_ORDER = 20;

    private static final int FINEST_DECIMALS = 6;
    private static final double FINER = 4;
    private static final double ROUNDING = 1e-12;

    private Precision() {}

    /** A step for numbers of which only summaries are told; of few, never finer than the numbers are written. */
    public static BigDecimal ofNumbers(Sample sample) {
        var step = notBelow(error(sample));
        return sample.size() < FEWEST_IN_ORDER ? step.max(unit(sample)) : step;
    }

    /** A step for means of what is also told as counts. */
    public static BigDecimal ofCounted(Sample sample) {
        return notBelow(error(sample));
    }

    /** A finer one, for mean places in a ranking, which are there to be put in order. */
    public static BigDecimal ofPlaces(Sample sample) {
        return notBelow(error(sample) / FINER);
    }

    /** For what lies between −1 and 1, as agreement and effects do, of so many answers. */
    public static BigDecimal ofShare(int answers) {
        return notBelow(1 / (FINER * Math.sqrt(answers)));
    }

    /** @param step nought leaves the number as it is */
    public static double rounded(double number, BigDecimal step) {
        return step.signum() == 0 || !Double.isFinite(number)
                ? number
                : BigDecimal.valueOf(number)
                        .divide(step, 0, RoundingMode.HALF_UP)
                        .multiply(step)
                        .doubleValue();
    }

    /** Null for what is no number. */
    public static @Nullable Double finite(double number, BigDecimal step) {
        return Double.isFinite(number) ? Double.valueOf(rounded(number, step)) : null;
    }

    /** @param step nought leaves the numbers as they are */
    public static Sample rounded(Sample sample, BigDecimal step) {
        var rounded = new TreeMap<Double, Integer>();
        sample.counts().forEach((number, count) -> rounded.merge(rounded(number, step), count, Integer::sum));
        return Sample.of(rounded);
    }

    private static double error(Sample sample) {
        return sample.size() < 2 ? 0 : sample.deviation() / Math.sqrt(sample.size());
    }

    private static BigDecimal unit(Sample sample) {
        var decimals = sample.counts().keySet().stream()
                .mapToInt(number ->
                        BigDecimal.valueOf(number).stripTrailingZeros().scale())
                .max()
                .orElse(0);
        return BigDecimal.ONE.scaleByPowerOfTen(-Math.clamp(decimals, 0, FINEST_DECIMALS));
    }

    /** The smallest step that is not below a number. */
    private static BigDecimal notBelow(double number) {
        if (!(number > 0) || Double.isInfinite(number)) {
            return BigDecimal.ZERO;
        }
        var power = (int) Math.floor(Math.log10(number));
        for (var digit : new int[] {1, 2, 5}) {
            var step = BigDecimal.valueOf(digit).scaleByPowerOfTen(power);
            if (step.doubleValue() >= number * (1 - ROUNDING)) {
                return step;
            }
        }
        return BigDecimal.ONE.scaleByPowerOfTen(power + 1);
    }
}
