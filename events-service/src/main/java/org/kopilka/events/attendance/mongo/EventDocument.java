package org.kopilka.events.attendance.mongo;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kopilka.events.attendance.Event;
import org.kopilka.events.attendance.Participant;
import org.kopilka.events.attendance.Plan;
import org.kopilka.events.attendance.Seats;
import org.kopilka.events.attendance.Status;
import org.kopilka.platform.actor.Visibility;
import org.kopilka.platform.documents.Stored;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * How an event lies in Mongo. Renaming a field here is a data migration. Local times are ISO text, since a date of
 * MongoDB is an instant.
 *
 * @param start the instant of {@code startsAt}, to sort by; it, {@code told}, {@code involved} and {@code counts} follow from the rest
 * @param told whether others may know of it
 * @param involved everybody who runs it, presents, sits or waits
 */
@Document("events")
@CompoundIndex(def = "{'start': 1, '_id': 1}")
@CompoundIndex(name = "owner_start", def = "{'owner': 1, 'start': 1}")
record EventDocument(
        @Id UUID id,
        long version,
        int edition,
        UUID owner,
        Visibility visibility,
        String title,
        String form,
        String level,
        @Nullable String description,
        @Nullable String problem,
        @Nullable String place,
        String startsAt,
        String endsAt,
        String zone,
        Instant start,
        double hours,
        @Nullable Integer limit,
        @Nullable Integer perInstitution,
        @Nullable String registerUntil,
        Participant organiser,
        List<Participant> presenters,
        List<Seats.Seat> taken,
        List<Seats.Waiting> waiting,
        StatusDocument status,
        boolean told,
        @Indexed List<UUID> involved,
        Counts counts)
        implements Stored {

    /** @param text the decision of an event that was held, the reason of one that was cancelled */
    record StatusDocument(
            String word,
            @Nullable Instant at,
            @Nullable String text,
            @Nullable Boolean wasPublished) {

        static StatusDocument of(Status status) {
            return switch (status) {
                case Status.Draft _ -> new StatusDocument(status.word(), null, null, null);
                case Status.Published published -> new StatusDocument(status.word(), published.at(), null, null);
                case Status.Held held -> new StatusDocument(status.word(), held.at(), held.decision(), null);
                case Status.Cancelled cancelled ->
                    new StatusDocument(status.word(), cancelled.at(), cancelled.reason(), cancelled.wasPublished());
            };
        }

        Status toStatus() {
            return switch (word) {
                case "draft" -> new Status.Draft();
                case "published" -> new Status.Published(Objects.requireNonNull(at));
                case "held" -> new Status.Held(Objects.requireNonNull(at), text);
                case "cancelled" ->
                    new Status.Cancelled(
                            Objects.requireNonNull(at),
                            Objects.requireNonNull(text),
                            Objects.requireNonNull(wasPublished));
                default -> throw new IllegalStateException("No status named " + word);
            };
        }
    }

    record Counts(int taken, int waiting, int came) {

        static Counts of(Seats seats) {
            var came = seats.taken().stream()
                    .filter(seat -> Objects.equals(seat.came(), true))
                    .count();
            return new Counts(seats.taken().size(), seats.waiting().size(), (int) came);
        }
    }

    static EventDocument of(Event event) {
        var plan = event.plan();
        var time = plan.time();
        var limits = plan.limits();
        return new EventDocument(
                event.id(),
                event.version(),
                event.edition(),
                event.owner(),
                plan.visibility(),
                plan.title(),
                plan.form(),
                plan.level(),
                plan.description(),
                plan.problem(),
                plan.place(),
                time.start().toString(),
                time.end().toString(),
                time.zone().getId(),
                time.startsAt(),
                plan.hours(),
                limits.seats(),
                limits.perInstitution(),
                limits.registerUntil() == null ? null : limits.registerUntil().toString(),
                plan.organiser(),
                plan.presenters(),
                event.seats().taken(),
                event.seats().waiting(),
                StatusDocument.of(event.status()),
                event.isPublic(),
                involved(event),
                Counts.of(event.seats()));
    }

    private static List<UUID> involved(Event event) {
        var plan = event.plan();
        return Stream.of(
                        Stream.of(plan.organiser()),
                        plan.presenters().stream(),
                        event.seats().taken().stream().map(Seats.Seat::who),
                        event.seats().waiting().stream().map(Seats.Waiting::who))
                .flatMap(who -> who)
                .map(Participant::person)
                .distinct()
                .toList();
    }

    Event toEvent() {
        var plan = new Plan(
                title,
                form,
                level,
                visibility,
                description,
                problem,
                place,
                new Plan.Time(LocalDateTime.parse(startsAt), LocalDateTime.parse(endsAt), ZoneId.of(zone)),
                hours,
                new Plan.Limits(
                        limit, perInstitution, registerUntil == null ? null : LocalDateTime.parse(registerUntil)),
                organiser,
                presenters);
        return new Event(id, owner, plan, new Seats(taken, waiting), status.toStatus(), edition, version);
    }
}
