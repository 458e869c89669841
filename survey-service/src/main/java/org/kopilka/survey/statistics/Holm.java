package org.kopilka.survey.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Keeps the chance that any of many tests finds what is not there within its level (Holm 1979). */
public final class Holm {

    private Holm() {}

    /** Each p as it counts among all: the smallest times their number, the next times one less, never falling. */
    public static double[] adjust(List<Double> ps) {
        var adjusted = new double[ps.size()];
        var order = IntStream.range(0, ps.size())
                .boxed()
                .sorted(Comparator.comparing(ps::get))
                .toList();
        double before = 0;
        for (int place = 0; place < order.size(); place++) {
            int at = order.get(place);
            before = Math.max(before, Math.min(1, ps.get(at) * (ps.size() - place)));
            adjusted[at] = before;
        }
        return adjusted;
    }
}
