package org.kopilka.events.people;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.messages.Projection;
import org.kopilka.platform.messages.Projections;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Keeps up our copy of who works where. */
@Component
class EducatorListener {

    private final Projection<Person> people;

    EducatorListener(Projections projections) {
        this.people = projections.of(Person.class, "kopilka.staff.educator");
    }

    @KafkaListener(topics = "kopilka.staff.educator", groupId = "${spring.application.name}.people")
    void on(Educator message) {
        people.keep(message.toPerson());
    }

    /** Only what this service reads; the publisher may send more. */
    record Educator(
            UUID id,
            long version,
            String familyName,
            String givenName,
            @Nullable String patronymic,
            List<Post> posts,
            boolean left) {

        record Post(
                UUID institution,
                @Nullable LocalDate from,
                @Nullable LocalDate until) {

            Person.Post toPost() {
                return new Person.Post(institution, text(from), text(until));
            }

            private static @Nullable String text(@Nullable LocalDate day) {
                return day == null ? null : day.toString();
            }
        }

        Person toPerson() {
            return Person.of(
                    id,
                    version,
                    familyName,
                    givenName,
                    patronymic,
                    posts.stream().map(Post::toPost).toList(),
                    left);
        }
    }
}
