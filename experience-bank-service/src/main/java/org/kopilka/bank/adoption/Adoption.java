package org.kopilka.bank.adoption;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.bank.practices.Conditions;
import org.kopilka.platform.documents.Stored;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What one person of another institution made of a published practice: the decision, the own conditions, the own result.
 * A result that disappoints is told like any other.
 *
 * @param edition number of the practice's edition it started from
 * @param owner the institution that takes it up
 * @param cancelled entered by mistake; it counts for nobody
 */
@Document("adoptions")
@CompoundIndex(def = "{'practice': 1, 'owner': 1, 'adopter': 1}", unique = true)
@CompoundIndex(def = "{'owner': 1}")
@CompoundIndex(def = "{'adopter': 1}")
public record Adoption(
        @Id UUID id,
        long version,
        UUID practice,
        int edition,
        UUID owner,
        UUID adopter,
        String adopterName,
        Plan plan,
        @Nullable Report report,
        boolean cancelled,
        Instant changedAt)
        implements Stored {

    public enum Decision {
        /** To do it as it is described. */
        ADOPT,
        /** To do it with changes. */
        ADAPT,
        /** Not to do it, for a reason. */
        NOT_FOR_US;

        @JsonValue
        String word() {
            return name().toLowerCase().replace('_', '-');
        }
    }

    /** How well it went under the own conditions. */
    public enum Success {
        WORKED,
        PARTLY,
        DID_NOT_WORK;

        @JsonValue
        String word() {
            return name().toLowerCase().replace('_', '-');
        }
    }

    public enum Status {
        TRYING,
        /** Tried, and done from now on. */
        KEPT,
        /** Tried, and given up. */
        STOPPED,
        NOT_FOR_US,
        CANCELLED;

        @JsonValue
        String word() {
            return name().toLowerCase().replace('_', '-');
        }

        /** Whether the practice came to the institution. */
        boolean counts() {
            return this == TRYING || this == KEPT || this == STOPPED;
        }
    }

    /** @param changes what is done otherwise than described */
    public record Plan(LocalDate decidedOn, Decision decision, String why, Conditions conditions, String changes) {}

    /** @param continued whether it is done from now on */
    public record Report(
            LocalDate on, Success success, boolean continued, String result, String evidence, String effect) {}

    static Adoption begun(
            UUID id, UUID practice, int edition, UUID owner, UUID adopter, String adopterName, Plan plan, Instant now) {
        return new Adoption(id, 0, practice, edition, owner, adopter, adopterName, plan, null, false, now);
    }

    /** Taken up after all by somebody who once cancelled it. */
    Adoption begunAgain(int edition, String adopterName, Plan plan, Instant now) {
        return new Adoption(id, version, practice, edition, owner, adopter, adopterName, plan, null, false, now);
    }

    Adoption decided(Plan plan, Instant now) {
        return new Adoption(id, version, practice, edition, owner, adopter, adopterName, plan, report, cancelled, now);
    }

    Adoption reported(Report report, Instant now) {
        return new Adoption(id, version, practice, edition, owner, adopter, adopterName, plan, report, cancelled, now);
    }

    Adoption cancelled(Instant now) {
        return new Adoption(id, version, practice, edition, owner, adopter, adopterName, plan, report, true, now);
    }

    public Status status() {
        if (cancelled) {
            return Status.CANCELLED;
        }
        if (plan.decision() == Decision.NOT_FOR_US) {
            return Status.NOT_FOR_US;
        }
        return report == null ? Status.TRYING : report.continued() ? Status.KEPT : Status.STOPPED;
    }
}
