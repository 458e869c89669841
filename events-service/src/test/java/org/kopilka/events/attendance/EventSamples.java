package org.kopilka.events.attendance;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.actor.Visibility;

/** Events as tests speak of them. */
public final class EventSamples {

    public static final UUID KINDERGARTEN_53 = UUID.fromString("00000000-0000-4000-8000-000000000053");
    public static final UUID SCHOOL_7 = UUID.fromString("00000000-0000-4000-8000-000000000007");
    public static final UUID CENTRE = UUID.fromString("00000000-0000-4000-8000-000000000100");

    public static final Participant ANNA = from(KINDERGARTEN_53, 1);
    public static final Participant BELLA = from(KINDERGARTEN_53, 2);
    public static final Participant VERA = from(SCHOOL_7, 3);
    public static final Participant GALINA = from(SCHOOL_7, 4);
    public static final Participant METHODIST = from(CENTRE, 9);

    public static final ZoneId ULYANOVSK = ZoneId.of("Europe/Ulyanovsk");
    /** Ten in the morning of the seminar's day. */
    public static final LocalDateTime TEN = LocalDateTime.of(2026, 10, 15, 10, 0);
    /** A week before the seminar. */
    public static final Instant WEEK_BEFORE = at(TEN.minusDays(7));

    public static final Instant SAME_MORNING = at(TEN.minusHours(1));
    public static final Instant AT_NOON = at(TEN.plusHours(2));

    private EventSamples() {}

    public static Participant from(UUID institution, int number) {
        return new Participant(new UUID(0x4000, 0x8000_0000_0000_0000L + number), institution);
    }

    public static Instant at(LocalDateTime local) {
        return local.atZone(ULYANOVSK).toInstant();
    }

    public static Plan seminar(@Nullable Integer seats) {
        return seminar(new Plan.Limits(seats, null, null));
    }

    public static Plan seminar(Plan.Limits limits, Participant... presenters) {
        return new Plan(
                "Речь и движение",
                "thematic-seminar",
                "district",
                Visibility.NETWORK,
                "Что делать, когда дети мало говорят",
                null,
                "Актовый зал",
                new Plan.Time(TEN, TEN.plusHours(3), ULYANOVSK),
                4,
                limits,
                METHODIST,
                List.of(presenters));
    }

    public static Plan problemSeminar(@Nullable String problem) {
        var plan = seminar((Integer) null);
        return new Plan(
                plan.title(),
                "problem-seminar",
                plan.level(),
                plan.visibility(),
                null,
                problem,
                null,
                plan.time(),
                plan.hours(),
                plan.limits(),
                plan.organiser(),
                plan.presenters());
    }

    public static Event draft(Plan plan) {
        return Event.draft(UUID.fromString("00000000-0000-4000-8000-00000000e1e1"), CENTRE, plan);
    }

    public static Event published(Plan plan) {
        return after(draft(plan).publish(WEEK_BEFORE));
    }

    public static Event publishedWithSeats(@Nullable Integer seats, Participant... seated) {
        var event = published(seminar(seats));
        for (var who : seated) {
            event = after(event.signUp(who, WEEK_BEFORE));
        }
        return event;
    }

    /** The event as it is when what was asked of it was done. */
    public static Event after(Change change) {
        var next = change.next();
        if (next == null) {
            throw new AssertionError("Nothing was done: " + change);
        }
        return next;
    }

    public static List<UUID> seated(Event event) {
        return event.seats().taken().stream().map(seat -> seat.who().person()).toList();
    }

    public static List<UUID> waiting(Event event) {
        return event.seats().waiting().stream()
                .map(place -> place.who().person())
                .toList();
    }
}
