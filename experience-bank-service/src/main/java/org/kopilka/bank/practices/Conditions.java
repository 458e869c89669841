package org.kopilka.bank.practices;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
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

    boolean areUnknown() {
        return equals(UNKNOWN);
    }
}
