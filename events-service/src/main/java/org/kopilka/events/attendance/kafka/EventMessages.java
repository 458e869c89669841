package org.kopilka.events.attendance.kafka;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kopilka.events.attendance.Event;
import org.kopilka.events.attendance.Participation;
import org.kopilka.platform.documents.Outgoing;

/** What the others are told when an event changes. */
public final class EventMessages {

    static final String EVENT = "kopilka.events.event";
    static final String PARTICIPATION = "kopilka.events.participation";

    public static final Set<String> TOPICS = Set.of(EVENT, PARTICIPATION);

    private EventMessages() {}

    /** All that the others may know of an event. */
    public static List<Outgoing> of(Event event) {
        if (!event.isPublic()) {
            return List.of();
        }
        var messages = new ArrayList<Outgoing>();
        messages.add(tell(event));
        event.participations().forEach(participation -> messages.add(tell(event, participation, true)));
        return messages;
    }

    public static Outgoing[] of(Event before, Event next) {
        if (!next.isPublic()) {
            return new Outgoing[0];
        }
        var messages = new ArrayList<Outgoing>();
        messages.add(tell(next));
        messages.addAll(corrections(before, next));
        return messages.toArray(Outgoing[]::new);
    }

    /** Every participation that is new, told otherwise than before, or counts no more. */
    private static List<Outgoing> corrections(Event before, Event next) {
        var told = byKey(before);
        var now = byKey(next);
        var messages = new ArrayList<Outgoing>();
        now.forEach((key, participation) -> {
            if (!participation.equals(told.get(key)) || !isToldAlike(before, next)) {
                messages.add(tell(next, participation, true));
            }
        });
        told.forEach((key, participation) -> {
            if (!now.containsKey(key)) {
                messages.add(tell(next, participation, false));
            }
        });
        return messages;
    }

    /** Whether what a participation says of the event itself is as it was. */
    private static boolean isToldAlike(Event before, Event next) {
        var old = before.plan();
        var plan = next.plan();
        return old.title().equals(plan.title())
                && old.form().equals(plan.form())
                && old.level().equals(plan.level())
                && old.time().day().equals(plan.time().day());
    }

    private static Map<Participation.Key, Participation> byKey(Event event) {
        var byKey = new LinkedHashMap<Participation.Key, Participation>();
        event.participations().forEach(participation -> byKey.put(participation.key(), participation));
        return byKey;
    }

    private static Outgoing tell(Event event) {
        return Outgoing.state(EVENT, event.id(), version -> EventV1.of(event, version));
    }

    private static Outgoing tell(Event event, Participation participation, boolean counts) {
        return Outgoing.state(
                PARTICIPATION,
                ParticipationV1.idOf(event.id(), participation.key()),
                version -> ParticipationV1.of(event, participation, counts, version));
    }
}
