package org.kopilka.bank.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears who works where. */
@Component
class EducatorListener {

    static final String TOPIC = "kopilka.staff.educator";

    /** Only what the bank reads. */
    record EducatorNews(
            UUID id,
            long version,
            String familyName,
            String givenName,
            @Nullable String patronymic,
            List<Post> posts,
            @Nullable List<Post> duties,
            boolean left) {

        record Post(
                UUID institution,
                String role,
                @Nullable LocalDate from,
                @Nullable LocalDate until) {}

        Educator toEducator() {
            var name = Stream.of(familyName, givenName, patronymic)
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining(" "));
            return new Educator(
                    id,
                    version,
                    name,
                    Educators.keyOf(name),
                    kept(posts),
                    duties == null ? List.of() : kept(duties),
                    left);
        }

        private static List<Educator.Post> kept(List<Post> told) {
            return told.stream()
                    .map(post -> new Educator.Post(post.institution(), post.role(), post.from(), post.until()))
                    .toList();
        }
    }

    private final Educators educators;

    EducatorListener(Educators educators) {
        this.educators = educators;
    }

    @KafkaListener(topics = TOPIC, groupId = "${spring.application.name}.educators")
    void on(EducatorNews news) {
        educators.keep(news.toEducator());
    }
}
