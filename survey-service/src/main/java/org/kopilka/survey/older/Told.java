package org.kopilka.survey.older;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What of a table cannot be taken, and what is taken otherwise than it stands there. */
final class Told {

    /** For a column, where something is said of the table. */
    static final int WHOLE = -1;

    /** @param row in the file, from 1, nought for none; {@code column} from 0 */
    record Place(int row, int column, String reason, Object... arguments) {}

    private record Kind(int column, String reason) {}

    private static final int MOST_FAULTS = 100;
    private static final int MOST_NOTICES = 300;
    private static final int LONGEST_SHOWN = 60;

    /** As many texts of a column are told one by one. */
    private static final int FEW = 10;

    private static final int EXAMPLES = 3;
    private static final int MOST_REMEMBERED = 1_000;

    private final List<Place> faults = new ArrayList<>();
    private final Map<Kind, Map<List<Object>, Integer>> notices = new LinkedHashMap<>();
    private final Map<Kind, Integer> beyond = new HashMap<>();
    private int unsaid;

    void fault(int row, int column, String reason, Object... arguments) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(new Place(row, column, reason, arguments));
        }
    }

    /**
     * Something that is said once with how often it was so, behind its other arguments. Of a column with many different
     * ones {@code reason.many} is said, with the three most frequent of the first arguments and how often in all.
     */
    void notice(int column, String reason, Object... arguments) {
        var kind = new Kind(column, reason);
        if (!notices.containsKey(kind) && notices.size() >= MOST_NOTICES) {
            unsaid++;
            return;
        }
        var times = notices.computeIfAbsent(kind, _ -> new LinkedHashMap<>());
        var one = List.of(arguments);
        if (times.size() < MOST_REMEMBERED || times.containsKey(one)) {
            times.merge(one, 1, Integer::sum);
        } else {
            beyond.merge(kind, 1, Integer::sum);
        }
    }

    static String shown(String cell) {
        return cell.length() > LONGEST_SHOWN ? cell.substring(0, LONGEST_SHOWN) + "…" : cell;
    }

    List<Place> faults() {
        return List.copyOf(faults);
    }

    List<Place> notices() {
        var said = notices.entrySet().stream()
                .flatMap(of -> places(of.getKey(), of.getValue()))
                .collect(Collectors.toCollection(ArrayList::new));
        if (unsaid > 0) {
            said.add(new Place(0, WHOLE, "more", unsaid));
        }
        return said;
    }

    private Stream<Place> places(Kind kind, Map<List<Object>, Integer> times) {
        if (times.size() <= FEW) {
            return times.entrySet().stream()
                    .map(one -> new Place(
                            0,
                            kind.column(),
                            kind.reason(),
                            Stream.concat(one.getKey().stream(), Stream.of(one.getValue()))
                                    .toArray()));
        }
        var all = beyond.getOrDefault(kind, 0)
                + times.values().stream().mapToInt(Integer::intValue).sum();
        var examples = times.entrySet().stream()
                .sorted(Map.Entry.<List<Object>, Integer>comparingByValue().reversed())
                .limit(EXAMPLES)
                .map(one -> one.getKey().getFirst());
        var arguments = Stream.concat(examples, Stream.of(all)).toArray();
        return Stream.of(new Place(0, kind.column(), kind.reason() + ".many", arguments));
    }
}
