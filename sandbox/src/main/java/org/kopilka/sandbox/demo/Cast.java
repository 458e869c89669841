package org.kopilka.sandbox.demo;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/**
 * Who plays in the demo.
 *
 * @param district its id
 * @param people by full name
 * @param today the day on which the demo was told first
 * @param sessions by login, of those who have one
 */
record Cast(String district, Map<String, Person> people, LocalDate today, Map<String, Caller> sessions) {

    /** @param institution the id of their first post's */
    record Person(String id, String name, String institution, String institutionName, String position) {

        static Person of(JsonNode listed) {
            var post = listed.at("/posts/0");
            return new Person(
                    listed.at("/id").asString(),
                    listed.at("/name").asString(),
                    post.at("/institution").asString(),
                    post.at("/institutionName").asString(),
                    post.at("/position").asString());
        }
    }

    Person person(String name) {
        return Objects.requireNonNull(people.get(name), () -> "Nobody is named " + name);
    }

    Caller as(String login) {
        return Objects.requireNonNull(sessions.get(login), () -> "No session of " + login);
    }

    /** So many days from today, on a working day. */
    LocalDate day(int distance) {
        var day = today.plusDays(distance);
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> day.minusDays(1);
            case SUNDAY -> day.plusDays(distance < 0 ? -2 : 1);
            default -> day;
        };
    }
}
