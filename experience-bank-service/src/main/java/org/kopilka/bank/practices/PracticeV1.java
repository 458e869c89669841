package org.kopilka.bank.practices;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.actor.Visibility;
import org.kopilka.platform.documents.Outgoing;

/**
 * A published practice as readers see it; sent to {@value #TOPIC}, keyed by id. Drafts are never told. Fields are only
 * ever added.
 *
 * @param status {@code published} or {@code withdrawn}
 * @param edition number of the published text, from {@code publishedOn}; the first one from {@code firstPublishedOn}
 * @param card null once it is withdrawn
 */
record PracticeV1(
        UUID id,
        long version,
        String title,
        List<AuthorV1> authors,
        UUID institution,
        Visibility visibility,
        String status,
        int edition,
        LocalDate publishedOn,
        LocalDate firstPublishedOn,
        @Nullable OriginV1 origin,
        @Nullable CardV1 card) {

    static final String TOPIC = "kopilka.bank.practice";

    record AuthorV1(UUID person, String name) {}

    record OriginV1(UUID practice, int edition, UUID adoption) {}

    record StepV1(String title, String text) {}

    /** Ages in years, {@code minutes} of one session; ranges are inclusive. */
    record ConditionsV1(
            @Nullable Integer ageFrom,
            @Nullable Integer ageTo,
            @Nullable Integer groupFrom,
            @Nullable Integer groupTo,
            @Nullable Integer weeks,
            @Nullable Integer minutes,
            List<String> equipment,
            List<String> skills,
            String other) {

        static ConditionsV1 of(Conditions conditions) {
            return new ConditionsV1(
                    conditions.ageFrom(),
                    conditions.ageTo(),
                    conditions.groupFrom(),
                    conditions.groupTo(),
                    conditions.weeks(),
                    conditions.minutes(),
                    conditions.equipment(),
                    conditions.skills(),
                    conditions.other());
        }
    }

    /** @param competences codes, {@code showing} code of a form of work */
    record CardV1(
            String summary,
            String problem,
            String goal,
            String methods,
            List<StepV1> steps,
            ConditionsV1 conditions,
            String resources,
            String result,
            String evidence,
            String effect,
            String risks,
            List<String> topics,
            List<String> competences,
            String campaign,
            @Nullable String showing,
            String licence) {

        static CardV1 of(Card card) {
            return new CardV1(
                    card.summary(),
                    card.problem(),
                    card.goal(),
                    card.methods(),
                    card.steps().stream()
                            .map(step -> new StepV1(step.title(), step.text()))
                            .toList(),
                    ConditionsV1.of(card.conditions()),
                    card.resources(),
                    card.result(),
                    card.evidence(),
                    card.effect(),
                    card.risks(),
                    card.topics(),
                    card.competences(),
                    card.campaign(),
                    card.showing(),
                    card.licence());
        }
    }

    /** Only for a practice that was published. */
    static Outgoing of(Practice practice) {
        var edition = Objects.requireNonNull(practice.published());
        return Outgoing.state(TOPIC, practice.id(), version -> of(practice, edition, version));
    }

    private static PracticeV1 of(Practice practice, Edition edition, long version) {
        var origin = practice.origin();
        var isPublished = practice.isPublished();
        var first = practice.firstPublishedOn();
        return new PracticeV1(
                practice.id(),
                version,
                edition.card().title(),
                edition.authors().stream()
                        .map(author -> new AuthorV1(author.person(), author.name()))
                        .toList(),
                practice.owner(),
                practice.visibility(),
                isPublished ? "published" : "withdrawn",
                edition.number(),
                edition.publishedOn(),
                first == null ? edition.publishedOn() : first,
                origin == null ? null : new OriginV1(origin.practice(), origin.edition(), origin.adoption()),
                isPublished ? CardV1.of(edition.card()) : null);
    }
}
