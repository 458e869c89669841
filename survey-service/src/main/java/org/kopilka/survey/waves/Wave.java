package org.kopilka.survey.waves;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.documents.Stored;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
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
 * @param audience null before it is opened, of a table, and of waves older than audiences were kept
 */
@Document("waves")
@CompoundIndex(def = "{'opens': -1, '_id': -1}")
@CompoundIndex(def = "{'owner': 1, 'opens': -1, '_id': -1}")
@CompoundIndex(def = "{'institutions': 1, 'opens': -1, '_id': -1}")
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
        List<Part> parts,
        @Nullable Audience audience)
        implements Stored {

    private static final int FEWEST_COUNTED = 5;

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

    /**
     * Whom a wave asks since it was opened.
     *
     * @param since when it was opened
     * @param institutions those whose people are invited, each with all below it; who comes there later is not asked
     * @param made the accounts that may be their makers', by maker
     */
    public record Audience(Instant since, List<UUID> institutions, List<Made> made) {}

    /** @param by who made the accounts, {@code under} the node whose keeper they were; {@code answered} of those invited */
    public record Made(UUID by, UUID under, int invited, int answered) {}

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
                List.of(),
                null);
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
                List.of(new Part(owner, answers, answers)),
                null);
    }

    public int invited() {
        return parts.stream().mapToInt(Part::invited).sum();
    }

    public int answered() {
        return parts.stream().mapToInt(Part::answered).sum();
    }

    /**
     * Parts whose counts may be told while people answer: of an anonymous wave at least five are invited at each, and at
     * all others together, or nobody; else a count would say of few people whether they have answered.
     */
    List<Part> toldParts() {
        if (!anonymous || origin == Origin.LOADED) {
            return parts;
        }
        var told = new ArrayList<Part>();
        int others = invited();
        for (var part : parts.stream()
                .sorted(Comparator.comparingInt((Part one) -> -one.invited()).thenComparing(Part::institution))
                .toList()) {
            var rest = others - part.invited();
            if (part.invited() >= FEWEST_COUNTED && (rest == 0 || rest >= FEWEST_COUNTED)) {
                told.add(part);
                others = rest;
            }
        }
        return parts.stream().filter(told::contains).toList();
    }

    public boolean takesAnswersOn(LocalDate day) {
        return status == Status.OPEN && !day.isBefore(opens) && !day.isAfter(closes);
    }

    /** Whether what was answered may be shown: of an anonymous wave only all of it at once, when nothing more will come. */
    public boolean showsResults() {
        return settled || !anonymous;
    }

    /** Who is asked; of a wave opened before audiences were kept, as far as it tells. */
    Audience asking() {
        return audience == null
                ? new Audience(statusAt, invitationsOut ? institutions : List.of(), List.of())
                : audience;
    }

    /** How many accounts that answered may be the reader's own: made by the reader, or under one of the reader's nodes. */
    public int answeredByOwn(UUID person, Set<UUID> nodes) {
        return asking().made().stream()
                .filter(made -> made.by().equals(person) || nodes.contains(made.under()))
                .mapToInt(Made::answered)
                .sum();
    }

    Wave edited(Plan plan, @Nullable UUID questionnaire, UUID form) {
        return copy(
                plan,
                questionnaire,
                form,
                revision + 1,
                status,
                statusAt,
                false,
                settled,
                remindedOn,
                parts,
                status == Status.DRAFT ? null : asking());
    }

    Wave opened(Instant now) {
        return copy(
                plan(),
                questionnaire,
                form,
                revision + 1,
                Status.OPEN,
                now,
                false,
                false,
                null,
                parts,
                new Audience(now, List.of(), List.of()));
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
                parts,
                asking());
    }

    Wave reminded(LocalDate day) {
        return with(revision + 1, invitationsOut, settled, day, parts, audience);
    }

    Wave withInvitationsOut(List<Part> counted, List<Made> made) {
        var now = new Audience(asking().since(), institutions, made);
        return with(revision, true, settled, remindedOn, counted, now);
    }

    Wave counted(List<Part> counted) {
        return with(revision, invitationsOut, settled, remindedOn, counted, audience);
    }

    Wave settled(List<Part> counted, List<Made> made) {
        var now = new Audience(asking().since(), asking().institutions(), made);
        return with(revision, invitationsOut, true, remindedOn, counted, now);
    }

    private Wave with(
            long revision,
            boolean invitationsOut,
            boolean settled,
            @Nullable LocalDate remindedOn,
            List<Part> parts,
            @Nullable Audience audience) {
        return copy(
                plan(),
                questionnaire,
                form,
                revision,
                status,
                statusAt,
                invitationsOut,
                settled,
                remindedOn,
                parts,
                audience);
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
            List<Part> parts,
            @Nullable Audience audience) {
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
                parts,
                audience);
    }
}
