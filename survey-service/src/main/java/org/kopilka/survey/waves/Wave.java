package org.kopilka.survey.waves;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.documents.Stored;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A questionnaire asked of chosen institutions from a day to a day.
 *
 * @param revision grows when people change the wave, not when answers are counted; it is the ETag
 * @param questionnaire where its form was copied from; null for a wave loaded from a table
 * @param form the id of its copy of the form
 * @param institutions whom it asks, each with all below it
 * @param closes the last day, inclusive
 * @param statusAt when the status last changed
 * @param invitationsOut whether everybody who is to be asked has a ticket
 * @param settled whether nothing more will come: every answer is moved and counted
 * @param parts counts by institution
 */
@Document("waves")
public record Wave(
        @Id UUID id,
        long version,
        long revision,
        UUID owner,
        String title,
        @Nullable UUID questionnaire,
        UUID form,
        List<UUID> institutions,
        LocalDate opens,
        LocalDate closes,
        boolean anonymous,
        Origin origin,
        @Indexed Status status,
        Instant statusAt,
        boolean invitationsOut,
        boolean settled,
        @Nullable LocalDate remindedOn,
        List<Part> parts)
        implements Stored {

    public enum Status {
        DRAFT,
        OPEN,
        CLOSED;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether people were asked here, or answers came as a table. */
    public enum Origin {
        ASKED,
        LOADED;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How many were invited and how many of them answered at one institution. */
    public record Part(UUID institution, int invited, int answered) {}

    /** What people decide about a wave. */
    public record Plan(String title, List<UUID> institutions, LocalDate opens, LocalDate closes, boolean anonymous) {}

    public static Wave draft(UUID id, UUID owner, @Nullable UUID questionnaire, UUID form, Plan plan, Instant now) {
        return new Wave(
                id,
                0,
                1,
                owner,
                plan.title(),
                questionnaire,
                form,
                plan.institutions(),
                plan.opens(),
                plan.closes(),
                plan.anonymous(),
                Origin.ASKED,
                Status.DRAFT,
                now,
                false,
                false,
                null,
                List.of());
    }

    /** A wave of long ago: closed and counted from the start. */
    public static Wave loaded(
            UUID id, UUID owner, UUID form, String title, LocalDate heldOn, int answers, Instant now) {
        return new Wave(
                id,
                0,
                1,
                owner,
                title,
                null,
                form,
                List.of(),
                heldOn,
                heldOn,
                true,
                Origin.LOADED,
                Status.CLOSED,
                now,
                true,
                true,
                null,
                List.of(new Part(owner, answers, answers)));
    }

    public int invited() {
        return parts.stream().mapToInt(Part::invited).sum();
    }

    public int answered() {
        return parts.stream().mapToInt(Part::answered).sum();
    }

    public boolean takesAnswersOn(LocalDate day) {
        return status == Status.OPEN && !day.isBefore(opens) && !day.isAfter(closes);
    }

    /** Whether what was answered may be shown: of an anonymous wave only all of it at once, when nothing more will come. */
    public boolean showsResults() {
        return settled || !anonymous;
    }

    Wave edited(Plan plan, @Nullable UUID questionnaire, UUID form) {
        return copy(plan, questionnaire, form, revision + 1, status, statusAt, false, settled, remindedOn, parts);
    }

    Wave opened(Instant now) {
        return copy(plan(), questionnaire, form, revision + 1, Status.OPEN, now, false, false, null, parts);
    }

    Wave closed(Instant now) {
        return copy(
                plan(),
                questionnaire,
                form,
                revision + 1,
                Status.CLOSED,
                now,
                invitationsOut,
                false,
                remindedOn,
                parts);
    }

    Wave reminded(LocalDate day) {
        return copy(plan(), questionnaire, form, revision + 1, status, statusAt, invitationsOut, settled, day, parts);
    }

    Wave withInvitationsOut(List<Part> counted) {
        return copy(plan(), questionnaire, form, revision, status, statusAt, true, settled, remindedOn, counted);
    }

    Wave counted(List<Part> counted) {
        return copy(
                plan(), questionnaire, form, revision, status, statusAt, invitationsOut, settled, remindedOn, counted);
    }

    Wave settled(List<Part> counted) {
        return copy(plan(), questionnaire, form, revision, status, statusAt, invitationsOut, true, remindedOn, counted);
    }

    private Plan plan() {
        return new Plan(title, institutions, opens, closes, anonymous);
    }

    private Wave copy(
            Plan plan,
            @Nullable UUID questionnaire,
            UUID form,
            long revision,
            Status status,
            Instant statusAt,
            boolean invitationsOut,
            boolean settled,
            @Nullable LocalDate remindedOn,
            List<Part> parts) {
        return new Wave(
                id,
                version,
                revision,
                owner,
                plan.title(),
                questionnaire,
                form,
                plan.institutions(),
                plan.opens(),
                plan.closes(),
                plan.anonymous(),
                origin,
                status,
                statusAt,
                invitationsOut,
                settled,
                remindedOn,
                parts);
    }
}
