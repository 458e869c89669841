package org.kopilka.staff.imports;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.actor.Actor;

/** What can be brought in from a table, such as institutions or people. */
public interface ImportKind {

    /** Letters that a text has at most, unless its field says otherwise. */
    int LONGEST = 300;

    /**
     * @param heading what the heading of its column looks like, lower case
     * @param longest letters that its text may have
     */
    record Field(String code, boolean required, Pattern heading, int longest) {

        public static Field of(String code, boolean required, String heading) {
            return new Field(code, required, Pattern.compile(heading), LONGEST);
        }

        public Field upTo(int letters) {
            return new Field(code, required, heading, letters);
        }
    }

    /** As it stands in the interface: {@code institutions}, {@code people}. */
    String name();

    /** In the order in which headings are matched: the more special first. */
    List<Field> fields();

    /** What a column without a telling heading holds, by its values; null if that cannot be told. */
    @Nullable
    String fieldOf(List<String> values);

    /** Throws a 403 unless the actor may bring such records in under the node. */
    void require(Actor actor, UUID into);

    /**
     * What the lines mean and what would become of each; changes nothing.
     *
     * @param keeps whether the records of an institution are in the hands of whoever brings the file in
     */
    Preview preview(UUID run, UUID into, List<Line> lines, Choices choices, Predicate<UUID> keeps);

    /** Whose doing the records are. */
    record By(UUID person, String name) {}

    /** What every spelling of a field may be taken for, beside what was found for it alone. */
    default List<Preview.Option> options(String field, Locale language) {
        return List.of();
    }

    /**
     * Brings in the rows that are to be brought in. Safe to do again after a crash: what is there already is left.
     *
     * @param progress told how many rows are through
     */
    void apply(Preview preview, By by, IntConsumer progress);
}
