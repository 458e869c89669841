package org.kopilka.survey.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.handler.annotation.Header;
import org.springframework.stereotype.Component;

/** Hears who works where. */
@Component
class EducatorListener {

    /** Only what this service reads; the publisher sends more. */
    record EducatorNews(
            UUID id,
            long version,
            String familyName,
            String givenName,
            @Nullable String patronymic,
            List<PostNews> posts,
            boolean left,
            @Nullable InvitationNews invitation) {

        Educator toEducator() {
            return new Educator(
                    id,
                    version,
                    familyName,
                    givenName,
                    patronymic,
                    posts.stream()
                            .map(post -> new Educator.Post(post.institution(), post.from(), post.until()))
                            .toList(),
                    left,
                    invitation == null
                            ? null
                            : new Educator.Invitation(
                                    invitation.by(),
                                    invitation.under(),
                                    invitation.at(),
                                    invitation.first(),
                                    invitation.openedByKeeper()));
        }
    }

    record PostNews(
            UUID institution,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {}

    record InvitationNews(UUID by, UUID under, Instant at, boolean first, boolean openedByKeeper) {}

    private final Educators educators;
    private final ApplicationEventPublisher inside;

    EducatorListener(Educators educators, ApplicationEventPublisher inside) {
        this.educators = educators;
        this.inside = inside;
    }

    @KafkaListener(topics = "kopilka.staff.educator", groupId = "${spring.application.name}.educators")
    void on(
            EducatorNews news,
            @Header(name = "ce_time", required = false) @Nullable String told,
            @Header(KafkaHeaders.RECEIVED_TIMESTAMP) long sent) {
        var at = told == null ? Instant.ofEpochMilli(sent) : Instant.parse(told);
        var kept = educators.keep(news.toEducator());
        // Of older news, told again, nothing follows: what came later has been heard.
        if (kept.version() == news.version()) {
            inside.publishEvent(new EducatorChanged(kept, at));
        }
    }
}
