package org.kopilka.bank.adoption;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kopilka.bank.practices.Texts;

/**
 * What came of it.
 *
 * @param on today if it is left out
 * @param continued whether it is done from now on
 * @param evidence how one knows
 * @param effect what it gave to the children
 * @param noChildKnown the word that no child can be recognised in the texts
 */
record GivenReport(
        @Nullable LocalDate on,
        Adoption.@NotNull Success success,
        boolean continued,
        @NotNull @Size(max = 8_000) String result,
        @Nullable @Size(max = 8_000) String evidence,
        @Nullable @Size(max = 4_000) String effect,
        boolean noChildKnown) {

    Adoption.Report toReport(LocalDate today) {
        return new Adoption.Report(
                on == null ? today : on,
                success,
                continued,
                Texts.plain(result),
                Texts.plain(evidence),
                Texts.plain(effect));
    }

    /** Pointers to what is missing, with the message that says so. */
    Map<String, String> faults(LocalDate today) {
        var faults = new LinkedHashMap<String, String>();
        if (on != null && on.isAfter(today)) {
            faults.put("/on", "adoption.day.future");
        }
        if (result.isBlank()) {
            faults.put("/result", "adoption.result.missing");
        }
        if (!noChildKnown) {
            faults.put("/noChildKnown", "card.noChildKnown.missing");
        }
        return faults;
    }
}
