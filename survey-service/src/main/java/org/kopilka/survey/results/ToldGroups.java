package org.kopilka.survey.results;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Groups of people whose sums are told, none of which, however they are added and subtracted, comes down to fewer than
 * five people, or however many are the fewest.
 *
 * <p>A sum of told groups gives every person a weight, and it is about those whose weight is not nought. Five samples of
 * people are kept, no person in two of them, each so chosen that weights which are nought on all of the sample are nought
 * on everybody (a basis of the rows of the table of people by groups). So any sum that is about anybody is about somebody
 * in each of the five. A group that leaves no such five samples is not told.
 */
final class ToldGroups {

    /** Arithmetic is done modulo this, where nothing is rounded. */
    private static final long PRIME = Integer.MAX_VALUE;

    /** Beyond this nothing more is told, so that no form makes the service calculate for minutes. */
    private static final long MOST_WORK = 200_000_000L;

    private static final int MOST_NUMBERS = 1_000_000;

    /** One sample: people of these kinds, and the told groups reduced to nought before each of them in turn. */
    private final class Sample {

        private final List<Integer> people = new ArrayList<>();
        private final List<int[]> groups = new ArrayList<>();

        /** What the sample leaves undetermined of a group; nought everywhere if it follows from those told. */
        int[] rest(BitSet group) {
            var rest = new int[free.length];
            group.stream().forEach(at -> rest[at] = 1);
            for (int i = 0; i < people.size(); i++) {
                long factor = rest[people.get(i)];
                if (factor != 0) {
                    var known = groups.get(i);
                    for (int at = 0; at < rest.length; at++) {
                        rest[at] = modulo(rest[at] + (PRIME - factor) * known[at]);
                    }
                    work += rest.length;
                }
            }
            return rest;
        }

        void take(int person, int[] rest) {
            var inverse = inverse(rest[person]);
            for (int at = 0; at < rest.length; at++) {
                rest[at] = modulo(rest[at] * inverse);
            }
            people.add(person);
            groups.add(rest);
        }

        void forget(int kept) {
            people.subList(kept, people.size()).clear();
            groups.subList(kept, groups.size()).clear();
        }
    }

    private final int[] free;
    private final List<Sample> samples;
    private final Set<BitSet> told = new HashSet<>();
    private long work;

    /**
     * @param people how many there are of each kind that groups can tell apart, the most first
     * @param fewest people that a sum may be about
     */
    ToldGroups(int[] people, int fewest) {
        this.free = people.clone();
        this.samples = Stream.generate(Sample::new).limit(fewest).toList();
    }

    /** Tells all of these groups or none; answers which. @param groups of kinds by their places */
    boolean tell(List<BitSet> groups) {
        var before = free.clone();
        var kept = samples.getFirst().people.size();
        for (var group : groups) {
            if (!tell(group)) {
                samples.forEach(sample -> sample.forget(kept));
                System.arraycopy(before, 0, free, 0, free.length);
                told.removeAll(groups);
                return false;
            }
        }
        return !groups.isEmpty();
    }

    private boolean tell(BitSet group) {
        if (told.contains(group)) {
            return true;
        }
        var rank = samples.getFirst().people.size();
        if (work > MOST_WORK || (long) (rank + 1) * free.length > MOST_NUMBERS) {
            return false;
        }
        var rests = samples.stream().map(sample -> sample.rest(group)).toList();
        if (Arrays.stream(rests.getFirst()).anyMatch(number -> number != 0)) {
            for (int i = 0; i < samples.size(); i++) {
                var person = free(rests.get(i));
                if (person < 0) {
                    return false;
                }
                free[person]--;
                samples.get(i).take(person, rests.get(i));
            }
        }
        told.add(group);
        return true;
    }

    /** The first kind with somebody in no sample yet of whom the rest says something; −1 for none. */
    private int free(int[] rest) {
        for (int at = 0; at < rest.length; at++) {
            if (rest[at] != 0 && free[at] > 0) {
                return at;
            }
        }
        return -1;
    }

    /** By Fermat: to the power of the prime less two. */
    private static long inverse(long number) {
        long result = 1;
        long square = number;
        for (long power = PRIME - 2; power > 0; power >>= 1) {
            if ((power & 1) == 1) {
                result = modulo(result * square);
            }
            square = modulo(square * square);
        }
        return result;
    }

    /** The prime is all ones in binary, so that the digits above it count again from below. */
    private static int modulo(long number) {
        long once = (number & PRIME) + (number >>> Integer.SIZE - 1);
        long twice = (once & PRIME) + (once >>> Integer.SIZE - 1);
        return (int) (twice < PRIME ? twice : twice - PRIME);
    }
}
