package org.kopilka.survey.older;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What of a table cannot be taken, and what is taken otherwise than it stands there. */
final class Told {

    /** For a column, where something is said of the table. */
    static final int WHOLE = -1;

    /** @param row in the file, from 1, nought for none; {@code column} from 0 */
    record Place(int row, int column, String reason, Object... arguments) {}

    private record Kind(int column, String reason, List<Object> arguments) {}

    private static final int MOST_FAULTS = 100;
    private static final int MOST_NOTICES = 300;
    private static final int LONGEST_SHOWN = 60;

    private final List<Place> faults = new ArrayList<>();
    private final Map<Kind, Integer> notices = new LinkedHashMap<>();
    private int unsaid;

    void fault(int row, int column, String reason, Object... arguments) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(new Place(row, column, reason, arguments));
        }
    }

    /** Something that is said once with how often it was so, behind its other arguments. */
    void notice(int column, String reason, Object... arguments) {
        var kind = new Kind(column, reason, List.of(arguments));
        if (notices.size() < MOST_NOTICES || notices.containsKey(kind)) {
            notices.merge(kind, 1, Integer::sum);
        } else {
            unsaid++;
        }
    }

    static String shown(String cell) {
        return cell.length() > LONGEST_SHOWN ? cell.substring(0, LONGEST_SHOWN) + "…" : cell;
    }

    List<Place> faults() {
        return List.copyOf(faults);
    }

    List<Place> notices() {
        var said = new ArrayList<Place>();
        notices.forEach((kind, times) -> said.add(new Place(
                0,
                kind.column(),
                kind.reason(),
                Stream.concat(kind.arguments().stream(), Stream.of(times)).toArray())));
        if (unsaid > 0) {
            said.add(new Place(0, WHOLE, "more", unsaid));
        }
        return said;
    }
}
