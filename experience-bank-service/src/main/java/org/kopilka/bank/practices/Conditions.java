package org.kopilka.bank.practices;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Under what conditions experience was gained. What is null was not told. A range given the wrong way round is turned.
 *
 * @param ageFrom age of the children in years, {@code ageTo} inclusive
 * @param groupFrom children in the group, {@code groupTo} inclusive
 * @param weeks how long it takes from beginning to result
 * @param minutes how long one session takes
 * @param equipment what has to be at hand
 * @param skills what the educator has to master
 */
public record Conditions(
        @Nullable @Min(0) @Max(18) Integer ageFrom,
        @Nullable @Min(0) @Max(18) Integer ageTo,
        @Nullable @Min(1) @Max(500) Integer groupFrom,
        @Nullable @Min(1) @Max(500) Integer groupTo,
        @Nullable @Min(1) @Max(520) Integer weeks,
        @Nullable @Min(1) @Max(600) Integer minutes,
        @Size(max = 30) List<@NotBlank @Size(max = 200) String> equipment,
        @Size(max = 30) List<@NotBlank @Size(max = 200) String> skills,
        @Size(max = 4_000) String other) {

    public static final Conditions UNKNOWN =
            new Conditions(null, null, null, null, null, null, List.of(), List.of(), "");

    public Conditions {
        if (ageFrom != null && ageTo != null && ageFrom > ageTo) {
            var turned = ageFrom;
            ageFrom = ageTo;
            ageTo = turned;
        }
        if (groupFrom != null && groupTo != null && groupFrom > groupTo) {
            var turned = groupFrom;
            groupFrom = groupTo;
            groupTo = turned;
        }
        equipment = Texts.list(equipment);
        skills = Texts.list(skills);
        other = Texts.plain(other);
    }

    public boolean areUnknown() {
        return equals(UNKNOWN);
    }

    /** Names of what is not as there, as far as both tell it. */
    public List<String> differencesTo(Conditions other) {
        var names = new ArrayList<String>();
        compare(names, "ageFrom", ageFrom, other.ageFrom);
        compare(names, "ageTo", ageTo, other.ageTo);
        compare(names, "groupFrom", groupFrom, other.groupFrom);
        compare(names, "groupTo", groupTo, other.groupTo);
        compare(names, "weeks", weeks, other.weeks);
        compare(names, "minutes", minutes, other.minutes);
        compare(names, "equipment", toldIn(equipment), toldIn(other.equipment));
        compare(names, "skills", toldIn(skills), toldIn(other.skills));
        compare(names, "other", toldIn(other()), toldIn(other.other()));
        return List.copyOf(names);
    }

    private static void compare(List<String> names, String name, @Nullable Object own, @Nullable Object theirs) {
        if (own != null && theirs != null && !own.equals(theirs)) {
            names.add(name);
        }
    }

    private static @Nullable Set<String> toldIn(List<String> list) {
        return list.isEmpty() ? null : Set.copyOf(list);
    }

    private static @Nullable String toldIn(String text) {
        return text.isEmpty() ? null : text;
    }
}
