package org.kopilka.survey.people;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.kafka.annotation.KafkaListener;
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
            boolean left) {

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
                    left);
        }
    }

    record PostNews(
            UUID institution,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {}

    private final Educators educators;
    private final ApplicationEventPublisher inside;

    EducatorListener(Educators educators, ApplicationEventPublisher inside) {
        this.educators = educators;
        this.inside = inside;
    }

    @KafkaListener(topics = "kopilka.staff.educator")
    void on(EducatorNews news) {
        inside.publishEvent(new EducatorChanged(educators.keep(news.toEducator())));
    }
}
