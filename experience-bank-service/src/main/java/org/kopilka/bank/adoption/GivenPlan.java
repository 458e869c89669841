package org.kopilka.bank.adoption;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kopilka.bank.adoption.Adoption.Decision;
import org.kopilka.bank.practices.Conditions;
import org.kopilka.bank.practices.Texts;

/**
 * What was decided on a practice.
 *
 * @param decidedOn today if it is left out
 * @param why needed to decide against it
 * @param conditions one's own; needed to decide for it
 * @param changes what is done otherwise than described; needed to adapt it
 */
record GivenPlan(
        @Nullable LocalDate decidedOn,
        @NotNull Decision decision,
        @Nullable @Size(max = 4_000) String why,
        @Nullable @Valid Conditions conditions,
        @Nullable @Size(max = 8_000) String changes) {

    Adoption.Plan toPlan(LocalDate today) {
        return new Adoption.Plan(
                decidedOn == null ? today : decidedOn,
                decision,
                Texts.plain(why),
                conditions == null ? Conditions.UNKNOWN : conditions,
                Texts.plain(changes));
    }

    /** Pointers to what is missing, with the message that says so. */
    static Map<String, String> faults(Adoption.Plan plan, LocalDate today) {
        var faults = new LinkedHashMap<String, String>();
        if (plan.decidedOn().isAfter(today)) {
            faults.put("/decidedOn", "adoption.day.future");
        }
        if (plan.decision() == Decision.NOT_FOR_US) {
            if (plan.why().isEmpty()) {
                faults.put("/why", "adoption.why.missing");
            }
            return faults;
        }
        if (plan.conditions().areUnknown()) {
            faults.put("/conditions", "adoption.conditions.missing");
        }
        if (plan.decision() == Decision.ADAPT && plan.changes().isEmpty()) {
            faults.put("/changes", "adoption.changes.missing");
        }
        return faults;
    }
}
