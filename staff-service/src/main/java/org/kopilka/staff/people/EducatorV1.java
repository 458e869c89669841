package org.kopilka.staff.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.documents.Outgoing;

/**
 * Who works where, for all services; sent to {@value #TOPIC}, keyed by id. Nothing that is not needed to address a
 * person leaves this service. Fields are only ever added.
 *
 * @param left whether the person works nowhere any more
 * @param invitation the newest link to their account, for who asks whether somebody else may act in their stead
 */
record EducatorV1(
        UUID id,
        long version,
        String familyName,
        String givenName,
        @Nullable String patronymic,
        List<PostV1> posts,
        List<DutyV1> duties,
        boolean left,
        @Nullable InvitationV1 invitation) {

    static final String TOPIC = "kopilka.staff.educator";

    /** @param position code in the catalogue {@code position}; {@code role} as in tokens */
    record PostV1(
            UUID institution,
            String position,
            String role,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {}

    /** A role beside one's posts, such as an expert's. */
    record DutyV1(
            String role,
            UUID institution,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {}

    /**
     * @param by who made the link, {@code under} the node whose keeper they were
     * @param first whether it is among the first that anybody of the institution got
     * @param openedByKeeper whether it was opened where a keeper was signed in
     */
    record InvitationV1(UUID by, UUID under, Instant at, boolean first, boolean openedByKeeper) {}

    static Outgoing of(Person person, LocalDate today) {
        var posts = person.posts().stream()
                .map(post -> new PostV1(
                        post.institution(), post.position(), post.role().word(), post.from(), post.until()))
                .toList();
        var duties = person.duties().stream()
                .map(duty -> new DutyV1(duty.role().word(), duty.institution(), duty.from(), duty.until()))
                .toList();
        return Outgoing.state(
                TOPIC,
                person.id(),
                version -> new EducatorV1(
                        person.id(),
                        version,
                        person.name().family(),
                        person.name().given(),
                        person.name().patronymic(),
                        posts,
                        duties,
                        person.hasLeft(today),
                        invitation(person.account())));
    }

    private static @Nullable InvitationV1 invitation(@Nullable Account account) {
        var invited = account == null ? null : account.invited();
        return invited == null
                ? null
                : new InvitationV1(
                        invited.by(), invited.under(), invited.at(), invited.first(), invited.openedByKeeper());
    }
}
